// A subscript of shared memory that wraps in 32 bits steps back, as on a GPU.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__global__ void backwards(int *out) {
  __shared__ int s[64];
  s[threadIdx.x] = static_cast<int>(threadIdx.x) * 3;
  __syncthreads();
  int *end = s + 64;
  const unsigned x = threadIdx.x;
  out[x] = end[~x]; // ~x is -1 - x
}

int main() {
  int *out = check::managed<int>(64);
  backwards<<<1, 64>>>(out);
  check::finish("launch");
  for (int i = 0; i < 64; ++i)
    check::same("element", i, out[i], (63 - i) * 3);
  return check::result();
}
