#include "parameters.h"
#include "side.isph"

static const uniform double kStrike = DOUBLE(STRIKE), kDiscount = DOUBLE(DISCOUNT);

static inline void momentsOf(const uniform double spots[], const uniform double cash[], uniform double partial[],
                             uniform int first, uniform int last) {
  double m0 = 0, m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0, m6 = 0, m7 = 0;
  foreach (i = first ... last) {
    const double inside = spots[i] < kStrike ? 1.0d : 0.0d;
    const double x = inside * spots[i] * (1 / kStrike), y = inside * kDiscount * cash[i];
    const double xx = x * x;
    m0 += inside, m1 += x, m2 += xx, m3 += xx * x, m4 += xx * xx;
    m5 += y, m6 += x * y, m7 += xx * y;
  }
  partial[0] = reduce_add(m0), partial[1] = reduce_add(m1), partial[2] = reduce_add(m2), partial[3] = reduce_add(m3);
  partial[4] = reduce_add(m4), partial[5] = reduce_add(m5), partial[6] = reduce_add(m6), partial[7] = reduce_add(m7);
}

task void moments(uniform double spots[], uniform double cash[], uniform double partial[], uniform int paths) {
  momentsOf(spots, cash, partial + taskIndex * MOMENTS, startOf(paths, taskIndex, taskCount),
            startOf(paths, taskIndex + 1, taskCount));
}

// As solve.h: Cramer's rule.
static inline void solve(const uniform double m[], uniform double c[]) {
  const uniform double a = m[2] * m[4] - m[3] * m[3], b = m[2] * m[3] - m[1] * m[4], d = m[1] * m[3] - m[2] * m[2];
  const uniform double e = m[0] * m[4] - m[2] * m[2], f = m[1] * m[2] - m[0] * m[3], g = m[0] * m[2] - m[1] * m[1];
  const uniform double determinant = m[0] * a + m[1] * b + m[2] * d;
  c[0] = (a * m[5] + b * m[6] + d * m[7]) / determinant;
  c[1] = (b * m[5] + e * m[6] + f * m[7]) / determinant;
  c[2] = (d * m[5] + f * m[6] + g * m[7]) / determinant;
}

static inline void decideRange(const uniform double spots[], const uniform double cash[], const uniform double c[],
                               uniform double out[], uniform int first, uniform int last) {
  const uniform double c0 = c[0], c1 = c[1], c2 = c[2];
  foreach (i = first ... last) {
    const double x = spots[i] * (1 / kStrike), now = kStrike - spots[i];
    const double later = c0 + x * (c1 + x * c2);
    out[i] = select(now > 0 & now > later, now, kDiscount * cash[i]);
  }
}

task void decide(uniform double spots[], uniform double cash[], uniform double c[], uniform double out[],
                 uniform int paths) {
  decideRange(spots, cash, c, out, startOf(paths, taskIndex, taskCount), startOf(paths, taskIndex + 1, taskCount));
}

BENCH_RUN {
  uniform double *uniform spots = ARRAY(double, 0), *uniform cash = ARRAY(double, 1);
  uniform double *uniform partial = ARRAY(double, 2), *uniform c = ARRAY(double, 3);
  const uniform int parts = min(TASKS, BLOCKS);
  launch[parts] moments(spots, cash, partial, sizes[0]);
  sync;
  uniform double m[MOMENTS];
  for (uniform int k = 0; k < MOMENTS; ++k) {
    m[k] = 0;
    for (uniform int part = 0; part < parts; ++part)
      m[k] += partial[part * MOMENTS + k];
  }
  solve(m, c);
  launch[TASKS] decide(spots, cash, c, ARRAY(double, 4), sizes[0]);
}
