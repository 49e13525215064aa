#include "openmp_side.h"

#include <math.h>

// Sets go along the series together: a vector or two of them hide the latency of the recurrence.
constexpr int kTogether = 16;

static void work(const BenchProblem &p) {
  const double *__restrict squares = aligned(p.array<double>(0));
  const double *omegas = p.array<double>(1), *alphas = p.array<double>(2), *betas = p.array<double>(3);
  double *out = p.array<double>(4);
  const int sets = p.size(0), days = p.size(1); // sets: a multiple of kTogether
#pragma omp parallel for schedule(static)
  for (int first = 0; first < sets; first += kTogether) {
    const double *__restrict omega = aligned(omegas + first), *__restrict alpha = aligned(alphas + first),
                             *__restrict beta = aligned(betas + first);
    alignas(64) double variance[kTogether], sum[kTogether];
    for (int k = 0; k < kTogether; ++k)
      variance[k] = 1, sum[k] = 0;
    for (int i = 0; i < days; ++i) {
      const double square = squares[i];
#pragma omp simd
      for (int k = 0; k < kTogether; ++k) {
        sum[k] += log(variance[k]) + square / variance[k];
        variance[k] = omega[k] + alpha[k] * square + beta[k] * variance[k];
      }
    }
    for (int k = 0; k < kTogether; ++k)
      out[first + k] = -0.5 * sum[k];
  }
}

BENCH_OMP(work)
