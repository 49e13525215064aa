// A kernel from which no thread comes back compiles in every engine, and ends with CUDA's error.
// RUN: %nvcc --sampan-engine=regions %s -o %t.regions && %t.regions 2>&1 | %FileCheck %s
// RUN: %nvcc --sampan-engine=fibers %s -o %t.fibers && %t.fibers 2>&1 | %FileCheck %s
// RUN: %nvcc --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 2>&1 | %FileCheck %s
// RUN: %nvcc --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 2>&1 | %FileCheck %s
#include <cassert>
#include <cstdio>

__global__ void never(int *) { assert(!"reached"); }

int main() {
  never<<<1, 32>>>(nullptr);
  // CHECK: Assertion
  // CHECK: cudaErrorAssert
  std::printf("%s\n", cudaGetErrorName(cudaDeviceSynchronize()));
}
