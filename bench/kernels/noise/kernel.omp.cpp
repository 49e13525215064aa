#include "openmp_side.h"
#include "parameters.h"

#define FUNCTION __attribute__((always_inline)) static inline
#define REAL float
#include "lattice.h"

static void work(const BenchProblem &p) {
  float *__restrict out = aligned(p.array<float>(0));
  const int width = p.size(0), height = p.size(1);
#pragma omp parallel for schedule(static)
  for (int y = 0; y < height; ++y)
#pragma omp simd
    for (int x = 0; x < width; ++x)
      out[y * width + x] = noiseAt(x, y);
}

BENCH_OMP(work)
