#include "openmp_side.h"
#include "parameters.h"
#include "philox_openmp.h"

// Paths go forward together, so that the innermost loop is one over paths and has no other inside.
constexpr int kTogether = 64;

__attribute__((always_inline)) static inline void forward(float &x, float &v, float radius, float angle) {
  const float z0 = radius * cosf(angle), z1 = radius * sinf(angle);
  const float variance = v > 0 ? v : 0, deviation = sqrtf(variance) * ROOT_TIME;
  x += (RATE - 0.5f * variance) * STEP_TIME + deviation * z0;
  v += REVERSION * (LONG_RUN - variance) * STEP_TIME + VOL_OF_VOL * deviation * (CORRELATION * z0 + REST * z1);
}

static void work(const BenchProblem &p) {
  float *__restrict payoffs = aligned(p.array<float>(0));
  const int paths = p.size(0); // a multiple of kTogether
#pragma omp parallel for schedule(static)
  for (int first = 0; first < paths; first += kTogether) {
    alignas(64) float xs[kTogether], vs[kTogether];
    for (int k = 0; k < kTogether; ++k)
      xs[k] = SPOT_LOG, vs[k] = START;
    for (int call = 0; call < STEPS / 2; ++call) {
#pragma omp simd
      for (int k = 0; k < kTogether; ++k) {
        const Words w = philox(unsigned(first + k), unsigned(call), KEY0, KEY1);
        float x = xs[k], v = vs[k];
        forward(x, v, radiusOf(w.w0), angleOf(w.w1));
        forward(x, v, radiusOf(w.w2), angleOf(w.w3));
        xs[k] = x;
        vs[k] = v;
      }
    }
#pragma omp simd
    for (int k = 0; k < kTogether; ++k) {
      const float payoff = expf(xs[k]) - STRIKE;
      payoffs[first + k] = payoff > 0 ? payoff : 0;
    }
  }
}

BENCH_OMP(work)
