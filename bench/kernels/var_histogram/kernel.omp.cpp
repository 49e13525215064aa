#include "openmp_side.h"
#include "parameters.h"

// A piece of scenarios at a time: their bins as vectors, then the counting, a histogram for each thread.
constexpr int kPiece = 2048;

static void work(const BenchProblem &p) {
  const float *__restrict returns = aligned(p.array<float>(0)), *__restrict weights = p.array<float>(1);
  int *histogram = p.array<int>(2);
  const int scenarios = p.size(0); // a multiple of kPiece
  for (int b = 0; b < BINS; ++b)
    histogram[b] = 0;
#pragma omp parallel
  {
    int bins[BINS] = {};
#pragma omp for schedule(static)
    for (int first = 0; first < scenarios; first += kPiece) {
      alignas(64) float profit[kPiece] = {};
      alignas(64) int bin[kPiece];
      for (int f = 0; f < FACTORS; ++f)
#pragma omp simd
        for (int i = 0; i < kPiece; ++i)
          profit[i] += weights[f] * returns[long(f) * scenarios + first + i];
#pragma omp simd
      for (int i = 0; i < kPiece; ++i) {
        const int at = int((profit[i] - LEAST) * PER_UNIT), notBelow = at > 0 ? at : 0;
        bin[i] = notBelow < BINS - 1 ? notBelow : BINS - 1;
      }
      for (int i = 0; i < kPiece; ++i)
        ++bins[bin[i]];
    }
#pragma omp critical
    for (int b = 0; b < BINS; ++b)
      histogram[b] += bins[b];
  }
}

BENCH_OMP(work)
