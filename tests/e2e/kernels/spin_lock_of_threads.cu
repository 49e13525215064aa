// Every thread takes the lock: the lanes of a warp must get on although one of them holds what the others wait for.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && timeout 60 %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && timeout 60 %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && timeout 60 %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && timeout 60 %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && timeout 60 %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__device__ int lock = 0, ticket = 0, serving = 0;

// Work in the locked part that lets other threads of the warp run, so that the lock is really found taken.
__device__ void work(int *counter) {
  const int was = *reinterpret_cast<volatile int *>(counter);
  __syncwarp(1u << (threadIdx.x & 31));
  *reinterpret_cast<volatile int *>(counter) = was + 1;
  __threadfence();
}

// The form that works on every GPU: lock, work and unlock inside one turn of the loop.
__global__ void inOneTurn(int *counter) {
  bool done = false;
  while (!done) {
    if (atomicCAS(&lock, 0, 1) == 0) {
      work(counter);
      atomicExch(&lock, 0);
      done = true;
    }
  }
}

// The form that needs independent thread scheduling (sm_70): the loop ends with the lock held.
__global__ void loopThenWork(int *counter) {
  while (atomicExch(&lock, 1) != 0) {
  }
  __threadfence();
  work(counter);
  atomicExch(&lock, 0);
}

__device__ bool tryLock(int *l) { return atomicCAS(l, 0, 1) == 0; }

// As above, with the attempt in a function of its own.
__global__ void attemptInFunction(int *counter) {
  while (!tryLock(&lock)) {
  }
  work(counter);
  atomicExch(&lock, 0);
}

__global__ void byTicket(int *order) {
  const int mine = atomicAdd(&ticket, 1);
  while (*reinterpret_cast<volatile int *>(&serving) != mine) {
  }
  order[mine] = *reinterpret_cast<volatile int *>(&serving);
  __threadfence();
  atomicAdd(&serving, 1);
}

int main() {
  int *counters = check::managed<int>(3), *order = check::managed<int>(4 * 64);
  inOneTurn<<<4, 64>>>(counters);
  check::finish("in one turn");
  loopThenWork<<<4, 64>>>(counters + 1);
  check::finish("loop, then work");
  byTicket<<<4, 64>>>(order);
  check::finish("ticket");
  attemptInFunction<<<4, 64>>>(counters + 2);
  check::finish("attempt in a function");
  for (int i = 0; i < 3; ++i)
    check::same("counter", i, counters[i], 4 * 64);
  for (int i = 0; i < 4 * 64; ++i)
    check::same("order", i, order[i], i);
  return check::result();
}
