#include "openmp_side.h"
#include "parameters.h"

#include <math.h>

static inline float logOf(float x) { return logf(x); }
static inline float expOf(float x) { return expf(x); }
static inline float rootOf(float x) { return sqrtf(x); }
static inline float cumulative(float x) { return 0.5f * erfcf(-x * 0.70710678f); }
static inline double logOf(double x) { return log(x); }
static inline double expOf(double x) { return exp(x); }
static inline double rootOf(double x) { return sqrt(x); }
static inline double cumulative(double x) { return 0.5 * erfc(-x * 0.70710678118654752); }

static void work(const BenchProblem &p) {
  const REAL *__restrict spots = aligned(p.array<REAL>(0)), *__restrict strikes = aligned(p.array<REAL>(1)),
                         *__restrict maturities = aligned(p.array<REAL>(2));
  REAL *__restrict calls = aligned(p.array<REAL>(3)), *__restrict puts = aligned(p.array<REAL>(4));
  const int count = p.size(0);
#pragma omp parallel for simd schedule(static)
  for (int i = 0; i < count; ++i) {
    const REAL spot = spots[i], strike = strikes[i], maturity = maturities[i];
    const REAL deviation = REAL(VOLATILITY) * rootOf(maturity);
    const REAL d1 = (logOf(spot / strike) + REAL(RATE) * maturity) / deviation + REAL(0.5) * deviation;
    const REAL n1 = cumulative(d1), n2 = cumulative(d1 - deviation);
    const REAL discounted = strike * expOf(-REAL(RATE) * maturity);
    calls[i] = spot * n1 - discounted * n2;
    puts[i] = discounted * (1 - n2) - spot * (1 - n1);
  }
}

BENCH_OMP(work)
