#include "openmp_side.h"
#include "parameters.h"
#include "philox_openmp.h"

// Paths go forward together, so that the innermost loop is one over paths and has no other inside.
constexpr int kTogether = 64;

static void work(const BenchProblem &p) {
  float *__restrict payoffs = aligned(p.array<float>(0));
  const int paths = p.size(0); // a multiple of kTogether
#pragma omp parallel for schedule(static)
  for (int first = 0; first < paths; first += kTogether) {
    alignas(64) float x[kTogether], sum[kTogether];
    for (int k = 0; k < kTogether; ++k)
      x[k] = SPOT_LOG, sum[k] = 0;
    for (int call = 0; call < STEPS / 4; ++call) {
#pragma omp simd
      for (int k = 0; k < kTogether; ++k) {
        const Words w = philox(unsigned(first + k), unsigned(call), KEY0, KEY1);
        const float radius0 = radiusOf(w.w0), angle0 = angleOf(w.w1), radius1 = radiusOf(w.w2), angle1 = angleOf(w.w3);
        const float x0 = x[k] + DRIFT + DEVIATION * (radius0 * cosf(angle0));
        const float x1 = x0 + DRIFT + DEVIATION * (radius0 * sinf(angle0));
        const float x2 = x1 + DRIFT + DEVIATION * (radius1 * cosf(angle1));
        const float x3 = x2 + DRIFT + DEVIATION * (radius1 * sinf(angle1));
        sum[k] += expf(x0) + expf(x1) + expf(x2) + expf(x3);
        x[k] = x3;
      }
    }
    for (int k = 0; k < kTogether; ++k) {
      const float payoff = sum[k] / STEPS - STRIKE;
      payoffs[first + k] = payoff > 0 ? payoff : 0;
    }
  }
}

BENCH_OMP(work)
