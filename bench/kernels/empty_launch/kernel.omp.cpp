#include "openmp_side.h"

// The compiler must not see that nothing is done.
static void work(const BenchProblem &) {
#pragma omp parallel
  asm volatile("");
}

BENCH_OMP(work)
