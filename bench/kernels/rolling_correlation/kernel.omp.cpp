#include "openmp_side.h"
#include "parameters.h"

#include <math.h>

// Windows side by side, so that the sums are vectors: a window by itself would end in sums across them. So many keep
// five sums in registers.
constexpr int kTogether = 16;

static void work(const BenchProblem &p) {
  const float *__restrict xs = aligned(p.array<float>(0)), *__restrict ys = aligned(p.array<float>(1));
  float *__restrict out = aligned(p.array<float>(2));
  const int count = p.size(0); // a multiple of kTogether
#pragma omp parallel for schedule(static)
  for (int first = 0; first < count; first += kTogether) {
    alignas(64) float sx[kTogether] = {}, sy[kTogether] = {}, sxx[kTogether] = {}, syy[kTogether] = {},
                      sxy[kTogether] = {};
    for (int k = 0; k < WINDOW; ++k)
#pragma omp simd
      for (int i = 0; i < kTogether; ++i) {
        const float x = xs[first + i + k], y = ys[first + i + k];
        sx[i] += x, sy[i] += y, sxx[i] += x * x, syy[i] += y * y, sxy[i] += x * y;
      }
#pragma omp simd
    for (int i = 0; i < kTogether; ++i)
      out[first + i] = (WINDOW * sxy[i] - sx[i] * sy[i]) /
                       sqrtf((WINDOW * sxx[i] - sx[i] * sx[i]) * (WINDOW * syy[i] - sy[i] * sy[i]));
  }
}

BENCH_OMP(work)
