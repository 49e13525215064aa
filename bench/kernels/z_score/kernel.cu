#include "cuda_side.h"

constexpr int kThreads = 256;

// In all threads of the block.
__device__ float blockSum(float value, float *ofWarps) {
  for (int distance = 16; distance > 0; distance /= 2)
    value += __shfl_xor_sync(0xffffffff, value, distance);
  if (threadIdx.x % 32 == 0)
    ofWarps[threadIdx.x / 32] = value;
  __syncthreads();
  float sum = 0;
  for (int warp = 0; warp < kThreads / 32; ++warp)
    sum += ofWarps[warp];
  return sum;
}

__global__ void standardise(const float *__restrict__ values, float *__restrict__ scores, int assets) {
  __shared__ float sums[kThreads / 32], squares[kThreads / 32];
  const float *row = values + size_t(blockIdx.x) * assets;
  float *out = scores + size_t(blockIdx.x) * assets;
  float sum = 0, square = 0;
  for (int i = threadIdx.x; i < assets; i += kThreads) {
    sum += row[i];
    square += row[i] * row[i];
  }
  const float mean = blockSum(sum, sums) / assets;
  const float scale = rsqrtf(blockSum(square, squares) / assets - mean * mean);
  for (int i = threadIdx.x; i < assets; i += kThreads)
    out[i] = (row[i] - mean) * scale;
}

static void launch(const BenchProblem &p) {
  standardise<<<p.size(0), kThreads>>>(p.array<float>(0), p.array<float>(1), p.size(1));
}

BENCH_CUDA(launch)
