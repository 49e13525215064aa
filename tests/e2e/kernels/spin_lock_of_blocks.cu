// A spin lock that one thread of each block takes.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && timeout 60 %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && timeout 60 %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && timeout 60 %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && timeout 60 %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && timeout 60 %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__device__ int lock = 0;

__device__ void acquire(int *l) {
  while (atomicCAS(l, 0, 1) != 0) {
  }
  __threadfence();
}

__device__ void release(int *l) {
  __threadfence();
  atomicExch(l, 0);
}

__global__ void count(int *counter, int *history) {
  if (threadIdx.x == 0) {
    acquire(&lock);
    const int was = *counter; // not atomic: only the lock makes it right
    history[was] = blockIdx.x + 1;
    *counter = was + 1;
    release(&lock);
  }
  __syncthreads();
}

int main() {
  int *counter = check::managed<int>(1), *history = check::managed<int>(300);
  count<<<200, 32>>>(counter, history);
  check::finish("launch");
  check::same("counter", 0, *counter, 200);
  bool seen[201] = {};
  for (int i = 0; i < 200; ++i) {
    check::same("entered twice", i, static_cast<int>(seen[history[i]]), 0);
    seen[history[i]] = true;
  }
  return check::result();
}
