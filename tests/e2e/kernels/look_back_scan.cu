// A scan over blocks in one pass: each block waits for what the blocks before it publish.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && timeout 60 %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && timeout 60 %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && timeout 60 %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && timeout 60 %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && timeout 60 %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

// Sum and kind in one word, so that both arrive together: 0 nothing yet, 1 sum of that block, 2 sum up to that block.
__device__ unsigned long long word(unsigned kind, unsigned value) {
  return static_cast<unsigned long long>(kind) << 32 | value;
}

__device__ int nextTile = 0;

__global__ void scan(const int *in, int *out, volatile unsigned long long *status) {
  __shared__ int s[128];
  __shared__ int tile, before;
  if (threadIdx.x == 0)
    tile = atomicAdd(&nextTile, 1);
  __syncthreads();
  const int t = threadIdx.x, at = tile * 128 + t;
  s[t] = in[at];
  __syncthreads();
  for (int n = 1; n < 128; n *= 2) {
    const int other = t >= n ? s[t - n] : 0;
    __syncthreads();
    s[t] += other;
    __syncthreads();
  }
  if (t == 0) {
    unsigned exclusive = 0;
    if (tile > 0) {
      status[tile] = word(1, s[127]);
      for (int back = tile - 1;;) { // one loop that both waits and walks
        const unsigned long long w = status[back];
        if (w >> 32 == 0)
          continue;
        exclusive += static_cast<unsigned>(w);
        if (w >> 32 == 2)
          break;
        --back;
      }
    }
    status[tile] = word(2, exclusive + s[127]);
    before = exclusive;
  }
  __syncthreads();
  out[at] = before + s[t];
}

int main() {
  const int blocks = 60;
  int *in = check::managed<int>(blocks * 128), *out = check::managed<int>(blocks * 128);
  unsigned long long *status = check::managed<unsigned long long>(blocks);
  for (int i = 0; i < blocks * 128; ++i)
    in[i] = i % 13 - 5;
  scan<<<blocks, 128>>>(in, out, status);
  check::finish("scan");
  for (int i = 0, sum = 0; i < blocks * 128; ++i)
    check::same("scan", i, out[i], sum += in[i]);
  return check::result();
}
