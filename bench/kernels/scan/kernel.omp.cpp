#include "openmp_side.h"

// Each thread sums its part; then it scans the part again, on top of the sums before it.
static void work(const BenchProblem &p) {
  const int *__restrict values = aligned(p.array<int>(0));
  int *__restrict sums = p.array<int>(1), *__restrict out = aligned(p.array<int>(2));
  const long count = p.size(0);
#pragma omp parallel
  {
    const int thread = omp_get_thread_num(), threads = omp_get_num_threads();
    // Whole cache lines, so that no two threads write to one.
    const long first = count * thread / threads / 16 * 16;
    const long last = thread + 1 == threads ? count : count * (thread + 1) / threads / 16 * 16;
    int sum = 0;
#pragma omp simd reduction(+ : sum)
    for (long i = first; i < last; ++i)
      sum += values[i];
    sums[thread] = sum;
#pragma omp barrier
    int running = 0;
    for (int t = 0; t < thread; ++t)
      running += sums[t];
#pragma omp simd reduction(inscan, + : running)
    for (long i = first; i < last; ++i) {
      running += values[i];
#pragma omp scan inclusive(running)
      out[i] = running;
    }
  }
}

BENCH_OMP(work)
