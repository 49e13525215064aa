#include "openmp_side.h"
#include "parameters.h"
#include "solve.h"

static void work(const BenchProblem &p) {
  const double *__restrict spots = aligned(p.array<double>(0)), *__restrict cash = aligned(p.array<double>(1));
  double *__restrict out = aligned(p.array<double>(4)), *c = p.array<double>(3);
  const int paths = p.size(0);
  double m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0, m6 = 0, m7 = 0;
#pragma omp parallel for simd schedule(static) reduction(+ : m0, m1, m2, m3, m4, m5, m6, m7)
  for (int i = 0; i < paths; ++i) {
    const double in = spots[i] < STRIKE ? 1.0 : 0.0;
    const double x = in * spots[i] * (1 / STRIKE), y = in * DISCOUNT * cash[i], xx = x * x;
    m0 += in, m1 += x, m2 += xx, m3 += xx * x, m4 += xx * xx;
    m5 += y, m6 += x * y, m7 += xx * y;
  }
  const double m[MOMENTS] = {m0, m1, m2, m3, m4, m5, m6, m7};
  solve(m, c);
  const double c0 = c[0], c1 = c[1], c2 = c[2];
#pragma omp parallel for simd schedule(static)
  for (int i = 0; i < paths; ++i) {
    const double x = spots[i] * (1 / STRIKE), now = STRIKE - spots[i], later = c0 + x * (c1 + x * c2);
    out[i] = (now > 0) & (now > later) ? now : DISCOUNT * cash[i];
  }
}

BENCH_OMP(work)
