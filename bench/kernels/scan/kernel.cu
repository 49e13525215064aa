#include "cuda_side.h"
#include "parameters.h"

// Inclusive, over the block's threads.
__device__ int blockScan(int value, int *ofWarps) {
  const int lane = threadIdx.x % 32, warp = threadIdx.x / 32;
  for (int distance = 1; distance < 32; distance *= 2) {
    const int other = __shfl_up_sync(0xffffffff, value, distance);
    if (lane >= distance)
      value += other;
  }
  if (lane == 31)
    ofWarps[warp] = value;
  __syncthreads();
  for (int w = 0; w < warp; ++w)
    value += ofWarps[w];
  return value;
}

__global__ void blockSums(const int *__restrict__ values, int *__restrict__ sums) {
  __shared__ int ofWarps[THREADS / 32];
  int sum = 0;
  for (int k = 0; k < EACH; ++k)
    sum += values[blockIdx.x * BLOCK + k * THREADS + threadIdx.x];
  for (int distance = 16; distance > 0; distance /= 2)
    sum += __shfl_down_sync(0xffffffff, sum, distance);
  if (threadIdx.x % 32 == 0)
    ofWarps[threadIdx.x / 32] = sum;
  __syncthreads();
  if (threadIdx.x == 0) {
    for (int w = 1; w < THREADS / 32; ++w)
      sum += ofWarps[w];
    sums[blockIdx.x] = sum;
  }
}

// One block turns the sums of blocks into what comes before each block.
__global__ void scanSums(int *__restrict__ sums, int blocks) {
  __shared__ int ofWarps[THREADS / 32];
  const int each = (blocks + THREADS - 1) / THREADS, first = threadIdx.x * each, last = min(first + each, blocks);
  int sum = 0;
  for (int i = first; i < last; ++i)
    sum += sums[i];
  int before = blockScan(sum, ofWarps) - sum;
  for (int i = first; i < last; ++i) {
    const int value = sums[i];
    sums[i] = before;
    before += value;
  }
}

__global__ void scanBlocks(const int *__restrict__ values, const int *__restrict__ sums, int *__restrict__ out) {
  __shared__ int ofWarps[THREADS / 32];
  const int first = blockIdx.x * BLOCK + threadIdx.x * EACH;
  int own[EACH], sum = 0;
  for (int k = 0; k < EACH; ++k)
    own[k] = sum += values[first + k];
  const int before = sums[blockIdx.x] + blockScan(sum, ofWarps) - sum;
  for (int k = 0; k < EACH; ++k)
    out[first + k] = before + own[k];
}

static void launch(const BenchProblem &p) {
  const int blocks = p.size(0) / BLOCK;
  blockSums<<<blocks, THREADS>>>(p.array<int>(0), p.array<int>(1));
  scanSums<<<1, THREADS>>>(p.array<int>(1), blocks);
  scanBlocks<<<blocks, THREADS>>>(p.array<int>(0), p.array<int>(1), p.array<int>(2));
}

BENCH_CUDA(launch)
