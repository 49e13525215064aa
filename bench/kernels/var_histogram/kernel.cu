#include "cuda_side.h"
#include "parameters.h"

__global__ void clear(int *__restrict__ histogram) { histogram[blockIdx.x * blockDim.x + threadIdx.x] = 0; }

__global__ void count(const float *__restrict__ returns, const float *__restrict__ weights, int *__restrict__ histogram,
                      int scenarios) {
  __shared__ int bins[BINS];
  for (int b = threadIdx.x; b < BINS; b += blockDim.x)
    bins[b] = 0;
  __syncthreads();
  // Eight of the block's width in a row, so that the shared histogram is worth its clearing.
  const int first = blockIdx.x * blockDim.x * 8;
  for (int i = first + threadIdx.x; i < min(first + int(blockDim.x) * 8, scenarios); i += blockDim.x) {
    float profit = 0;
    for (int f = 0; f < FACTORS; ++f)
      profit += weights[f] * returns[f * scenarios + i];
    const int bin = int((profit - LEAST) * PER_UNIT);
    atomicAdd(&bins[min(max(bin, 0), BINS - 1)], 1);
  }
  __syncthreads();
  for (int b = threadIdx.x; b < BINS; b += blockDim.x)
    if (bins[b] > 0)
      atomicAdd(&histogram[b], bins[b]);
}

static void launch(const BenchProblem &p) {
  clear<<<BINS / 256, 256>>>(p.array<int>(2));
  count<<<blocksFor(p.size(0), 256 * 8), 256>>>(p.array<float>(0), p.array<float>(1), p.array<int>(2), p.size(0));
}

BENCH_CUDA(launch)
