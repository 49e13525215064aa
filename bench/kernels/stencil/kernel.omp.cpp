#include "openmp_side.h"

static void work(const BenchProblem &p) {
  const float *__restrict from = aligned(p.array<float>(0));
  float *__restrict to = aligned(p.array<float>(1));
  const int n = p.size(0), plane = n * n;
#pragma omp parallel for collapse(2) schedule(static)
  for (int z = 1; z < n - 1; ++z)
    for (int y = 1; y < n - 1; ++y) {
      const float *__restrict c = from + z * plane + y * n;
      float *__restrict out = to + z * plane + y * n;
#pragma omp simd
      for (int x = 1; x < n - 1; ++x)
        out[x] = 0.4f * c[x] + 0.1f * (c[x - 1] + c[x + 1] + c[x - n] + c[x + n] + c[x - plane] + c[x + plane]);
    }
}

BENCH_OMP(work)
