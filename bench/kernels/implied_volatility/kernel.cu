#include "cuda_side.h"
#include "parameters.h"

__device__ inline double cumulative(double x) { return 0.5 * erfc(-x * 0.70710678118654752); }

__global__ void imply(const double *__restrict__ prices, const double *__restrict__ strikes,
                      const double *__restrict__ maturities, double *__restrict__ volatilities, int count) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= count)
    return;
  const double price = prices[i], strike = strikes[i], moneyness = log(FORWARD / strike);
  const double sign = strike > FORWARD ? 1 : -1;
  double low = 0, high = 8, deviation = fmax(sqrt(2 * fabs(moneyness)), 0.05);
  for (int round = 0; round < MOST_ROUNDS; ++round) {
    const double d1 = moneyness / deviation + 0.5 * deviation;
    const double error = sign * (FORWARD * cumulative(sign * d1) - strike * cumulative(sign * (d1 - deviation))) - price;
    const double slope = FORWARD * 0.3989422804014326779 * exp(-0.5 * d1 * d1);
    if (error > 0)
      high = deviation;
    else
      low = deviation;
    double next = deviation - error / slope;
    if (!(next >= low && next <= high))
      next = 0.5 * (low + high);
    const double move = fabs(next - deviation);
    deviation = next;
    if (move <= ENOUGH * deviation)
      break;
  }
  volatilities[i] = deviation / sqrt(maturities[i]);
}

static void launch(const BenchProblem &p) {
  imply<<<blocksFor(p.size(0), 128), 128>>>(p.array<double>(0), p.array<double>(1), p.array<double>(2),
                                            p.array<double>(3), p.size(0));
}

BENCH_CUDA(launch)
