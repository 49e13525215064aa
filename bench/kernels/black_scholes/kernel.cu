#include "cuda_side.h"
#include "parameters.h"

__device__ inline float cumulative(float x) { return 0.5f * erfcf(-x * 0.70710678f); }
__device__ inline double cumulative(double x) { return 0.5 * erfc(-x * 0.70710678118654752); }

__global__ void price(const REAL *__restrict__ spots, const REAL *__restrict__ strikes,
                      const REAL *__restrict__ maturities, REAL *__restrict__ calls, REAL *__restrict__ puts, int count) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= count)
    return;
  const REAL spot = spots[i], strike = strikes[i], maturity = maturities[i];
  const REAL deviation = REAL(VOLATILITY) * sqrt(maturity);
  const REAL d1 = (log(spot / strike) + REAL(RATE) * maturity) / deviation + REAL(0.5) * deviation;
  const REAL n1 = cumulative(d1), n2 = cumulative(d1 - deviation);
  const REAL discounted = strike * exp(-REAL(RATE) * maturity);
  calls[i] = spot * n1 - discounted * n2;
  puts[i] = discounted * (1 - n2) - spot * (1 - n1);
}

static void launch(const BenchProblem &p) {
  const int count = p.size(0);
  price<<<blocksFor(count, 256), 256>>>(p.array<REAL>(0), p.array<REAL>(1), p.array<REAL>(2), p.array<REAL>(3),
                                        p.array<REAL>(4), count);
}

BENCH_CUDA(launch)
