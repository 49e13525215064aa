// Shuffles and votes under masks that name a part of the warp, in branches, and after lanes have left.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__global__ void halves(int *out) {
  const int lane = threadIdx.x & 31;
  int v;
  if (lane < 16)
    v = __shfl_xor_sync(0x0000ffff, lane * 10, 5);
  else
    v = __shfl_down_sync(0xffff0000, lane * 10, 3);
  out[threadIdx.x] = v;
}

__global__ void odd(unsigned *out) {
  const int t = threadIdx.x;
  out[t] = 0;
  if (t % 2)
    out[t] = __ballot_sync(0xaaaaaaaa, t % 4 == 1) | (__any_sync(0xaaaaaaaa, t == 1) ? 1u : 0);
}

__global__ void early(int *out) {
  const int t = threadIdx.x;
  if (t >= 20)
    return;
  int sum = t;
  for (int n = 16; n > 0; n /= 2) {
    const int other = __shfl_down_sync(0x000fffff, sum, n);
    if (t + n < 20)
      sum += other;
  }
  out[t] = __shfl_sync(0x000fffff, sum, 0);
}

__global__ void widths(int *out) {
  const int lane = threadIdx.x;
  out[lane] = __shfl_up_sync(0xffffffff, lane, 2, 8);
  out[32 + lane] = __shfl_down_sync(0xffffffff, lane, 3, 8);
  out[64 + lane] = __shfl_xor_sync(0xffffffff, lane, 9, 8);
  out[96 + lane] = __shfl_sync(0xffffffff, lane, 13, 8);
}

// A second warp that is not full: 40 threads.
__global__ void lastWarp(unsigned *out) {
  out[threadIdx.x] = __ballot_sync(threadIdx.x < 32 ? 0xffffffffu : 0xffu, 1);
  out[64 + threadIdx.x] = __activemask();
}

int main() {
  int *out = check::managed<int>(128);
  unsigned *bits = check::managed<unsigned>(128);
  halves<<<1, 64>>>(out);
  check::finish("halves");
  for (int t = 0; t < 64; ++t) {
    const int lane = t % 32;
    check::same("halves", t, out[t], lane < 16 ? (lane ^ 5) * 10 : (lane + 3 < 32 ? lane + 3 : lane) * 10);
  }
  odd<<<1, 32>>>(bits);
  check::finish("odd lanes");
  for (int t = 0; t < 32; ++t)
    check::same("odd lanes", t, bits[t], t % 2 ? 0x22222223u : 0u);
  early<<<1, 32>>>(out);
  check::finish("early exit");
  for (int t = 0; t < 20; ++t)
    check::same("early exit", t, out[t], 190);
  widths<<<1, 32>>>(out);
  check::finish("widths");
  for (int lane = 0; lane < 32; ++lane) {
    const int in = lane % 8, base = lane - in;
    check::same("up", lane, out[lane], in >= 2 ? lane - 2 : lane);
    check::same("down", lane, out[32 + lane], in + 3 < 8 ? lane + 3 : lane);
    // A lane of an earlier segment may be read, one of a later segment not.
    check::same("xor", lane, out[64 + lane], (lane ^ 9) <= base + 7 ? lane ^ 9 : lane);
    check::same("idx", lane, out[96 + lane], base + 5);
  }
  lastWarp<<<1, 40>>>(bits);
  check::finish("last warp");
  for (int t = 0; t < 40; ++t) {
    check::same("ballot", t, bits[t], t < 32 ? 0xffffffffu : 0xffu);
    check::same("active", t, bits[64 + t] >> (t % 32) & 1, 1u);
  }
  return check::result();
}
