#include "openmp_side.h"
#include "parameters.h"

#include <math.h>

// As for escape times: quotes go round together until none is left, so that the rounds can be vectors.
constexpr int kTogether = 16;

static inline double cumulative(double x) { return 0.5 * erfc(-x * 0.70710678118654752); }

static void work(const BenchProblem &p) {
  const double *__restrict prices = aligned(p.array<double>(0)), *__restrict strikes = aligned(p.array<double>(1)),
                           *__restrict maturities = aligned(p.array<double>(2));
  double *__restrict volatilities = aligned(p.array<double>(3));
  const int count = p.size(0); // a multiple of kTogether
#pragma omp parallel for schedule(dynamic, 64)
  for (int first = 0; first < count; first += kTogether) {
    alignas(64) double low[kTogether], high[kTogether], deviation[kTogether], moneyness[kTogether], left[kTogether];
#pragma omp simd
    for (int k = 0; k < kTogether; ++k) {
      moneyness[k] = log(FORWARD / strikes[first + k]);
      const double start = sqrt(2 * fabs(moneyness[k]));
      deviation[k] = start > 0.05 ? start : 0.05;
      low[k] = 0;
      high[k] = 8;
      left[k] = 1;
    }
    for (int round = 0; round < MOST_ROUNDS; ++round) {
      double any = 0;
#pragma omp simd reduction(+ : any)
      for (int k = 0; k < kTogether; ++k) {
        const double strike = strikes[first + k], sign = strike > FORWARD ? 1.0 : -1.0, here = deviation[k];
        const double d1 = moneyness[k] / here + 0.5 * here;
        const double error =
            sign * (FORWARD * cumulative(sign * d1) - strike * cumulative(sign * (d1 - here))) - prices[first + k];
        const double slope = FORWARD * 0.3989422804014326779 * exp(-0.5 * d1 * d1);
        high[k] = error > 0 ? here : high[k];
        low[k] = error > 0 ? low[k] : here;
        double next = here - error / slope;
        // -Ofast takes comparisons for ones of numbers; a division by zero gives an infinity, which is outside.
        next = (next >= low[k]) & (next <= high[k]) ? next : 0.5 * (low[k] + high[k]);
        deviation[k] = left[k] > 0 ? next : here;
        left[k] = fabs(next - here) <= ENOUGH * next ? 0.0 : left[k];
        any += left[k];
      }
      if (any == 0)
        break;
    }
#pragma omp simd
    for (int k = 0; k < kTogether; ++k)
      volatilities[first + k] = deviation[k] / sqrt(maturities[first + k]);
  }
}

BENCH_OMP(work)
