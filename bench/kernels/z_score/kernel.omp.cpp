#include "openmp_side.h"

#include <math.h>

static void work(const BenchProblem &p) {
  const float *values = p.array<float>(0);
  float *scores = p.array<float>(1);
  const int days = p.size(0), assets = p.size(1);
#pragma omp parallel for schedule(static)
  for (int day = 0; day < days; ++day) {
    const float *__restrict row = aligned(values + long(day) * assets);
    float *__restrict out = aligned(scores + long(day) * assets);
    float sum = 0, square = 0;
#pragma omp simd reduction(+ : sum, square)
    for (int i = 0; i < assets; ++i) {
      sum += row[i];
      square += row[i] * row[i];
    }
    const float mean = sum / assets, scale = 1 / sqrtf(square / assets - mean * mean);
#pragma omp simd
    for (int i = 0; i < assets; ++i)
      out[i] = (row[i] - mean) * scale;
  }
}

BENCH_OMP(work)
