// `exit` ends the thread, from a function as well, and the others meet at the barrier without it; bmsk makes fields of ones.
// RUN: %nvcc %s -o %t && %t | %FileCheck %s
// RUN: %nvcc --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: 0 2 4 6 8 -1 -1 -1
// CHECK: 000000f0 ffff0000 00000000 00000006
#include <cstdio>

__device__ __noinline__ void leaveFrom(int t) {
  if (t >= 5)
    asm volatile("exit;");
}

__global__ void leave(int *out) {
  __shared__ int values[8];
  const int t = threadIdx.x;
  values[t] = t;
  leaveFrom(t);
  __syncthreads();
  out[t] = values[t] * 2;
}

__global__ void masks(unsigned *out) {
  asm("bmsk.clamp.b32 %0, %1, %2;" : "=r"(out[0]) : "r"(4), "r"(4));
  asm("bmsk.clamp.b32 %0, %1, %2;" : "=r"(out[1]) : "r"(16), "r"(100));
  asm("bmsk.clamp.b32 %0, %1, %2;" : "=r"(out[2]) : "r"(40), "r"(3));
  asm("bmsk.wrap.b32 %0, %1, %2;" : "=r"(out[3]) : "r"(33), "r"(34));
}

int main() {
  int *out;
  unsigned *m;
  cudaMallocManaged(&out, 8 * sizeof *out);
  cudaMallocManaged(&m, 4 * sizeof *m);
  for (int i = 0; i < 8; ++i)
    out[i] = -1;
  leave<<<1, 8>>>(out);
  masks<<<1, 1>>>(m);
  cudaDeviceSynchronize();
  for (int i = 0; i < 8; ++i)
    std::printf(i < 7 ? "%d " : "%d\n", out[i]);
  std::printf("%08x %08x %08x %08x\n", m[0], m[1], m[2], m[3]);
}
