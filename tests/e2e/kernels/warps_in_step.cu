// Operations of whole warps between barriers: shuffles by constants, by arguments and by each lane's own number, votes,
// reductions; in a warp of its own, and in blocks that are not of whole warps.
// RUN: %nvcc -arch=sm_80 -I%root/tests/kernel/inputs %s -o %t.lanes && %t.lanes | %FileCheck %s
// RUN: %nvcc -arch=sm_80 -I%root/tests/kernel/inputs -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -arch=sm_80 -I%root/tests/kernel/inputs --sampan-skip=form-blocks %s -o %t.sites && %t.sites | %FileCheck %s
// RUN: %nvcc -arch=sm_80 -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -arch=sm_80 -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=8 %s -o %t.w8 && %t.w8 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

constexpr unsigned kAll = 0xffffffff;
constexpr int kResults = 12;

__global__ void operations(int *out, const int *in, int by) {
  __shared__ int ofWarps[8], total;
  const int t = threadIdx.x, i = blockIdx.x * blockDim.x + t, own = in[i];
  int *mine = out + i * kResults;
  int sum = own;
  for (int distance = 16; distance > 0; distance /= 2)
    sum += __shfl_down_sync(kAll, sum, distance);
  if (t % 32 == 0)
    ofWarps[t / 32] = sum;
  __syncthreads();
  mine[0] = __shfl_up_sync(kAll, own, by);
  mine[1] = __shfl_down_sync(kAll, own, by, 16);
  mine[2] = __shfl_xor_sync(kAll, own, by, 8);
  mine[3] = __shfl_sync(kAll, own, t * 7 + by);
  mine[4] = __shfl_sync(kAll, own, by);
  mine[5] = __ballot_sync(kAll, own % 3 == 0);
  mine[6] = __any_sync(kAll, own > 40) + 2 * __all_sync(kAll, own < 50);
  mine[7] = __reduce_add_sync(kAll, own);
  mine[8] = __reduce_max_sync(kAll, own ^ 5u);
  mine[9] = int(4 * __shfl_xor_sync(kAll, own * 0.25, 3));
  mine[10] = __shfl_sync(kAll, own, t + by, 4);
  if (t < 32) {
    int all = t < blockDim.x / 32 ? ofWarps[t] : 0;
    for (int distance = 4; distance > 0; distance /= 2)
      all += __shfl_down_sync(kAll, all, distance);
    if (t == 0)
      total = all;
  }
  __syncthreads();
  mine[11] = total;
}

static void expect(int *mine, const int *block, int threads, int t, int by) {
  const int *warp = block + t / 32 * 32, l = t % 32, own = warp[l];
  const auto segment = [&](int width, int lane) { return l / width * width + lane; };
  mine[0] = warp[l >= by ? l - by : l];
  mine[1] = warp[l % 16 + by < 16 ? l + by : l];
  mine[2] = (l ^ by) <= segment(8, 7) ? warp[l ^ by] : own;
  mine[3] = warp[(t * 7 + by) % 32];
  mine[4] = warp[by];
  unsigned ballot = 0, sum = 0, most = 0;
  bool any = false, all = true;
  for (int k = 0; k < 32; ++k) {
    ballot |= unsigned(warp[k] % 3 == 0) << k;
    any |= warp[k] > 40, all &= warp[k] < 50, sum += warp[k];
    most = most > (warp[k] ^ 5u) ? most : warp[k] ^ 5u;
  }
  mine[5] = int(ballot), mine[6] = any + 2 * all, mine[7] = int(sum), mine[8] = int(most);
  mine[9] = warp[l ^ 3];
  mine[10] = warp[segment(4, (l + by) % 4)];
  mine[11] = 0;
  for (int k = 0; k < threads; ++k)
    mine[11] += block[k];
}

int main() {
  int *in = check::managed<int>(1024), *out = check::managed<int>(1024 * kResults);
  for (int i = 0; i < 1024; ++i)
    in[i] = i * 37 % 53;
  for (dim3 shape : {dim3(32), dim3(64), dim3(256)})
    for (int by : {0, 1, 5, 15}) {
      operations<<<4, shape>>>(out, in, by);
      check::finish("operations");
      for (unsigned i = 0; i < 4 * shape.x; ++i) {
        int expected[kResults];
        expect(expected, in + i / shape.x * shape.x, int(shape.x), int(i % shape.x), by);
        for (int k = 0; k < kResults; ++k)
          check::same("result", k, out[i * kResults + k], expected[k]);
      }
    }
  return check::result();
}
