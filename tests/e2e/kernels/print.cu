// What kernels print appears whole, in each thread's order, when the host synchronises.
// RUN: %nvcc --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
#include <cstdio>

__global__ void speak() {
  if (threadIdx.x == 1) {
    const int n = printf("%d %5.2f %s|%c|%-4x|%lld|%%\n", -7, 3.14159, "words", 'c', 255, 1LL << 40);
    printf("%d arguments\n", n);
    printf("plain\n");
  }
  __syncthreads();
  if (threadIdx.x == 0)
    printf("after %u\n", blockDim.x);
}

int main() {
  std::printf("before\n");
  std::fflush(stdout);
  speak<<<1, 4>>>();
  cudaDeviceSynchronize();
  std::printf("end\n");
}
// CHECK: before
// CHECK-NEXT: -7  3.14 words|c|ff  |1099511627776|%
// CHECK-NEXT: 6 arguments
// CHECK-NEXT: plain
// CHECK-NEXT: after 4
// CHECK-NEXT: end
