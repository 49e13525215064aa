// A claim that does not hold ends the program: subscripts of shared memory are taken not to wrap between lanes, and here they do.
// RUN: %nvcc -lineinfo --sampan-engine=lockstep --sampan-width=8 %s -o %t && not %t 2>&1 | %FileCheck %s
// CHECK: sampan: S7112: {{.*}}wraps{{.*}}: a wrong claim about lanes at {{.*}}lockstep-claims.cu:13
// CHECK-NEXT: claimed: strided
// CHECK-NEXT: of: %{{.*}} = sext %
// CHECK-NEXT: lane 3 has 0xffffffff80000000, lane 0 has 0x7ffffffd
// CHECK-NOT: went on
#include <cstdio>

__global__ void wraps(int *out) {
  __shared__ int s[64];
  const int i = static_cast<int>(threadIdx.x + 0x7ffffffdu);
  out[threadIdx.x] = s[i];
}

int main() {
  int *out = nullptr;
  cudaMallocManaged(&out, 64 * sizeof(int));
  wraps<<<1, 64>>>(out);
  cudaDeviceSynchronize();
  std::puts("went on");
}
