#include "cuda_side.h"
#include "parameters.h"

__global__ void price(const float *__restrict__ spots, const float *__restrict__ ups, const float *__restrict__ discountedUps,
                      const float *__restrict__ discountedDowns, float *__restrict__ prices) {
  __shared__ float value[STEPS + 1];
  const int node = threadIdx.x, option = blockIdx.x;
  const float up = ups[option], discountedUp = discountedUps[option], discountedDown = discountedDowns[option];
  float stock = spots[option] * powf(up, float(2 * node - STEPS));
  value[node] = fmaxf(STRIKE - stock, 0.0f);
  if (node == STEPS - 1)
    value[STEPS] = fmaxf(STRIKE - stock * up * up, 0.0f);
  __syncthreads();
  for (int step = STEPS - 1; step >= 0; --step) {
    stock *= up;
    const float next = fmaxf(discountedUp * value[node + 1] + discountedDown * value[node], STRIKE - stock);
    __syncthreads();
    if (node <= step)
      value[node] = next;
    __syncthreads();
  }
  if (node == 0)
    prices[option] = value[0];
}

static void launch(const BenchProblem &p) {
  price<<<p.size(0), STEPS>>>(p.array<float>(0), p.array<float>(1), p.array<float>(2), p.array<float>(3),
                              p.array<float>(4));
}

BENCH_CUDA(launch)
