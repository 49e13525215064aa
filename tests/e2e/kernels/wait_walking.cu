// A loop that waits for memory and walks through it in one: each thread waits for all threads with a lower number.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && timeout 60 %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && timeout 60 %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && timeout 60 %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && timeout 60 %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && timeout 60 %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__global__ void chain(volatile int *ready, int *out) {
  const int t = blockDim.x - 1 - threadIdx.x; // the first thread to run waits for the last
  int sum = 0;
  for (int at = 0; at < t;) {
    if (ready[at] == 0)
      continue;
    sum += ready[at];
    ++at;
  }
  out[t] = sum;
  __threadfence();
  ready[t] = t + 1;
}

int main() {
  int *ready = check::managed<int>(64), *sums = check::managed<int>(64);
  chain<<<1, 64>>>(ready, sums);
  check::finish("chain");
  for (int t = 0; t < 64; ++t)
    check::same("chain", t, sums[t], t * (t + 1) / 2);
  return check::result();
}
