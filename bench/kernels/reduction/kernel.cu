#include "cuda_side.h"

constexpr int kBlocks = 256, kThreads = 256;

__device__ float blockSum(float value) {
  __shared__ float ofWarps[kThreads / 32];
  for (int distance = 16; distance > 0; distance /= 2)
    value += __shfl_down_sync(0xffffffff, value, distance);
  if (threadIdx.x % 32 == 0)
    ofWarps[threadIdx.x / 32] = value;
  __syncthreads();
  if (threadIdx.x >= 32)
    return 0;
  value = threadIdx.x < kThreads / 32 ? ofWarps[threadIdx.x] : 0;
  for (int distance = kThreads / 64; distance > 0; distance /= 2)
    value += __shfl_down_sync(0xffffffff, value, distance);
  return value;
}

__global__ void partialSums(const float *__restrict__ values, float *__restrict__ partial, int count) {
  float sum = 0;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < count; i += gridDim.x * blockDim.x)
    sum += values[i];
  sum = blockSum(sum);
  if (threadIdx.x == 0)
    partial[blockIdx.x] = sum;
}

__global__ void lastSum(const float *__restrict__ partial, float *__restrict__ total) {
  const float sum = blockSum(partial[threadIdx.x]);
  if (threadIdx.x == 0)
    *total = sum;
}

static void launch(const BenchProblem &p) {
  partialSums<<<kBlocks, kThreads>>>(p.array<float>(0), p.array<float>(1), p.size(0));
  lastSum<<<1, kBlocks>>>(p.array<float>(1), p.array<float>(2));
}

BENCH_CUDA(launch)
