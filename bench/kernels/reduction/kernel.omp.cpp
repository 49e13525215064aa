#include "openmp_side.h"

static void work(const BenchProblem &p) {
  const float *__restrict values = aligned(p.array<float>(0));
  const int count = p.size(0);
  float sum = 0;
#pragma omp parallel for simd schedule(static) reduction(+ : sum)
  for (int i = 0; i < count; ++i)
    sum += values[i];
  *p.array<float>(2) = sum;
}

BENCH_OMP(work)
