// Lanes of a warp hand values to each other through plain shared memory with no barrier between, as old code does.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

// Each warp copies 32 x 32 numbers: a lane writes down a column and reads along a row.
__global__ void copy(const int *in, int *out) {
  __shared__ int s[2][32][33];
  const int lane = threadIdx.x & 31, warp = threadIdx.x >> 5;
  int *column = &s[warp][0][lane], *row = &s[warp][lane][0];
  int mine[32];
  for (int i = 0; i < 32; ++i)
    column[33 * i] = in[(warp * 32 + i) * 32 + lane];
  for (int i = 0; i < 32; ++i)
    mine[i] = row[i] + 1;
  for (int i = 0; i < 32; ++i)
    out[(warp * 32 + lane) * 32 + i] = mine[i];
}

// Lane 0 reads what the others wrote under another condition.
__global__ void gather(int *out) {
  __shared__ int s[32];
  const int t = threadIdx.x;
  if (t < 17)
    s[t] = 100 + t;
  if (t == 0)
    for (int i = 0; i < 17; ++i)
      out[i] = s[i];
}

int main() {
  int *in = check::managed<int>(2048), *out = check::managed<int>(2048), *gathered = check::managed<int>(17);
  for (int i = 0; i < 2048; ++i)
    in[i] = 7 * i;
  copy<<<1, 64>>>(in, out);
  gather<<<1, 32>>>(gathered);
  check::finish("kernels");
  for (int warp = 0; warp < 2; ++warp)
    for (int i = 0; i < 32; ++i)
      for (int j = 0; j < 32; ++j)
        check::same("copied", (warp * 32 + i) * 32 + j, out[(warp * 32 + i) * 32 + j],
                    in[(warp * 32 + i) * 32 + j] + 1);
  for (int i = 0; i < 17; ++i)
    check::same("gathered", i, gathered[i], 100 + i);
  return check::result();
}
