// A reduction from before __syncwarp: volatile shared memory, no waiting inside a warp, 8 warps a block.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__device__ void lastWarp(volatile float *s, int t) {
  s[t] += s[t + 32];
  s[t] += s[t + 16];
  s[t] += s[t + 8];
  s[t] += s[t + 4];
  s[t] += s[t + 2];
  s[t] += s[t + 1];
}

__global__ void sum(const float *in, float *out) {
  __shared__ float s[256];
  const int t = threadIdx.x;
  s[t] = in[blockIdx.x * 256 + t];
  __syncthreads();
  for (int n = 128; n > 32; n >>= 1) {
    if (t < n)
      s[t] += s[t + n];
    __syncthreads();
  }
  if (t < 32)
    lastWarp(s, t);
  if (t == 0)
    out[blockIdx.x] = s[0];
}

// Each warp scans its own 32 values, the array itself declared volatile.
__global__ void scan(const int *in, int *out) {
  __shared__ volatile int s[8][64];
  const int lane = threadIdx.x & 31, warp = threadIdx.x >> 5;
  volatile int *mine = s[warp];
  mine[lane] = 0;
  mine[lane + 32] = in[threadIdx.x];
  for (int n = 1; n < 32; n *= 2)
    mine[lane + 32] = mine[lane + 32] + mine[lane + 32 - n];
  out[threadIdx.x] = mine[lane + 32];
}

int main() {
  float *in = check::managed<float>(4 * 256), *out = check::managed<float>(4);
  int *numbers = check::managed<int>(256), *sums = check::managed<int>(256);
  for (int i = 0; i < 4 * 256; ++i)
    in[i] = static_cast<float>(i % 37);
  for (int i = 0; i < 256; ++i)
    numbers[i] = i * i % 11;
  sum<<<4, 256>>>(in, out);
  scan<<<1, 256>>>(numbers, sums);
  check::finish("launch");
  for (int b = 0; b < 4; ++b) {
    float expected = 0;
    for (int i = 0; i < 256; ++i)
      expected += in[b * 256 + i]; // small whole numbers: the order does not matter
    check::same("sum", b, out[b], expected);
  }
  for (int i = 0, running = 0; i < 256; ++i) {
    running = (i % 32 ? running : 0) + numbers[i];
    check::same("scan", i, sums[i], running);
  }
  return check::result();
}
