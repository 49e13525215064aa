// Threads wait for memory that another thread of the same block writes, however the read is written.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && timeout 60 %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && timeout 60 %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && timeout 60 %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && timeout 60 %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && timeout 60 %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__device__ int readThrough(const int *p) { return *reinterpret_cast<const volatile int *>(p); }

__device__ __noinline__ int readFar(const int *p) { return *reinterpret_cast<const volatile int *>(p); }

struct Flag {
  int *word;
  __device__ bool up() const { return atomicAdd(word, 0) != 0; }
};

__device__ int readAssembly(const int *p) {
  int v;
  asm volatile("ld.global.cg.u32 %0, [%1];" : "=r"(v) : "l"(p) : "memory");
  return v;
}

// Thread 0 waits, thread n-1 raises the flag: it comes later in every order of running one thread after the other.
template <int Way> __global__ void waitFor(int *flag, int *out) {
  if (threadIdx.x == 0) {
    if (Way == 0)
      while (*reinterpret_cast<volatile int *>(flag) == 0) {
      }
    if (Way == 1)
      while (readThrough(flag) == 0) {
      }
    if (Way == 2)
      while (readFar(flag) == 0) {
      }
    if (Way == 3)
      while (!Flag{flag}.up()) {
      }
    if (Way == 4)
      do
        __threadfence();
      while (*flag == 0);
    if (Way == 5)
      while (readAssembly(flag) == 0) {
      }
    if (Way == 6)
      while (__ldcg(flag) == 0) {
      }
    __threadfence();
    out[0] = out[1] + 1;
  }
  if (threadIdx.x == blockDim.x - 1) {
    out[1] = 41;
    __threadfence();
    *reinterpret_cast<volatile int *>(flag) = 1;
  }
}

template <int Way> void run() {
  int *flag = check::managed<int>(1), *out = check::managed<int>(2);
  waitFor<Way><<<1, 96>>>(flag, out);
  check::finish("launch");
  check::same("way", Way, out[0], 42);
}

int main() {
  run<0>();
  run<4>();
  run<6>();
  run<1>();
  run<2>();
  run<3>();
  run<5>();
  return check::result();
}
