#include "openmp_side.h"

static void work(const BenchProblem &p) {
  const int *__restrict starts = aligned(p.array<int>(0)), *__restrict columns = aligned(p.array<int>(1));
  const double *__restrict values = aligned(p.array<double>(2)), *__restrict x = aligned(p.array<double>(3));
  double *__restrict y = aligned(p.array<double>(4));
  const int rows = p.size(0);
#pragma omp parallel for schedule(static)
  for (int row = 0; row < rows; ++row) {
    double sum = 0;
#pragma omp simd reduction(+ : sum)
    for (int i = starts[row]; i < starts[row + 1]; ++i)
      sum += values[i] * x[columns[i]];
    y[row] = sum;
  }
}

BENCH_OMP(work)
