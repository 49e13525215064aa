// A mask that leaves out its own lane is undefined in CUDA, and programs have it all the same: a prefix count by the vote
// of the lower lanes. On a GPU the lanes stand together and each sees the lower ones. It works here too, and is said.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions 2>&1 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 2>&1 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers 2>&1 | %FileCheck %s
// CHECK-DAG: S7102: kernel `countBefore(int*, int const*)`{{.*}}: 16 warp operation(s)
// CHECK-DAG: S7102: kernel `lastLaneOfAPart(int*)`{{.*}}: 1 warp operation(s)
// CHECK-DAG: {{^}}ok
#include <check.h>

__device__ unsigned lowerLanes() { return (1u << (threadIdx.x & 31)) - 1; }

__global__ void countBefore(int *out, const int *in) {
  __shared__ int ofWarp[32];
  const int t = threadIdx.x, warp = t / 32;
  const bool set = in[t] > 0;
  const int before = __popc(__ballot_sync(lowerLanes(), set));
  if (t % 32 == 31)
    ofWarp[warp] = before + set;
  __syncthreads();
  int sum = before;
  for (int w = 0; w < warp; ++w)
    sum += ofWarp[w];
  out[t] = sum;
}

// In a branch, and for a part of the warp that does not begin at lane 0.
__global__ void lastLaneOfAPart(int *out) {
  const int t = threadIdx.x;
  out[t] = -1;
  if (t >= 8 && t < 24)
    out[t] = __any_sync(lowerLanes(), t == 9) ? 1 : 0;
}

int main() {
  constexpr int kThreads = 512;
  int *in = check::managed<int>(kThreads), *out = check::managed<int>(kThreads);
  for (int t = 0; t < kThreads; ++t)
    in[t] = t * 37 % 11 - 5;
  countBefore<<<1, kThreads>>>(out, in);
  check::finish("count");
  for (int t = 0, expected = 0; t < kThreads; expected += in[t++] > 0)
    check::same("count", t, out[t], expected);
  lastLaneOfAPart<<<1, 32>>>(out);
  check::finish("part");
  for (int t = 0; t < 32; ++t)
    check::same("part", t, out[t], t < 8 || t >= 24 ? -1 : t > 9 ? 1 : 0);
  return check::result();
}
