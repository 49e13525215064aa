// A failed assertion names its place and thread, and every later call of the API answers with the same error.
// RUN: %nvcc --sampan-engine=regions %s -o %t.regions && %t.regions 2>&1 | %FileCheck %s
// RUN: %nvcc --sampan-engine=fibers %s -o %t.fibers && %t.fibers 2>&1 | %FileCheck %s
// RUN: %nvcc --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 2>&1 | %FileCheck %s
// RUN: %nvcc --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 2>&1 | %FileCheck %s
// RUN: %nvcc -DNDEBUG %s -o %t.off && %t.off 2>&1 | %FileCheck %s --check-prefix=OFF
#include <cassert>
#include <cstdio>

__global__ void check(int *p, int n) {
  assert(static_cast<int>(threadIdx.x) < n && "too many threads");
  p[threadIdx.x] = 1;
}

int main() {
  int *p = nullptr;
  std::printf("malloc %d\n", cudaMalloc(&p, 256));
  check<<<1, 8>>>(p, 8);
  std::printf("good %d\n", cudaDeviceSynchronize());
  check<<<2, 8>>>(p, 5);
  std::printf("bad %s\n", cudaGetErrorName(cudaDeviceSynchronize()));
  std::printf("later %s\n", cudaGetErrorName(cudaMemset(p, 0, 4)));
  std::printf("last %s\n", cudaGetErrorName(cudaGetLastError()));
  std::printf("still %s\n", cudaGetErrorName(cudaDeviceSynchronize()));
}
// CHECK-DAG: device_assert.cu:[[@LINE-15]]: {{.*}}block: [{{[01]}},0,0], thread: [{{[567]}},0,0] Assertion `{{.*}}too many threads{{.*}}` failed
// CHECK-DAG: good 0
// CHECK-DAG: bad cudaErrorAssert
// CHECK-DAG: later cudaErrorAssert
// CHECK-DAG: last cudaErrorAssert
// CHECK-DAG: still cudaErrorAssert
// OFF: bad cudaSuccess
// OFF: still cudaSuccess
