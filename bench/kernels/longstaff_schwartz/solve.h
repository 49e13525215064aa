// C that all languages share: coefficients of 1, x, x*x from the moments
//   m[0..4] = sums of x^0 … x^4, m[5..7] = sums of y, x*y, x*x*y
// by Cramer's rule.
static inline void solve(const double *m, double *c) {
  const double a = m[2] * m[4] - m[3] * m[3], b = m[2] * m[3] - m[1] * m[4], d = m[1] * m[3] - m[2] * m[2];
  const double e = m[0] * m[4] - m[2] * m[2], f = m[1] * m[2] - m[0] * m[3], g = m[0] * m[2] - m[1] * m[1];
  const double determinant = m[0] * a + m[1] * b + m[2] * d;
  c[0] = (a * m[5] + b * m[6] + d * m[7]) / determinant;
  c[1] = (b * m[5] + e * m[6] + f * m[7]) / determinant;
  c[2] = (d * m[5] + f * m[6] + g * m[7]) / determinant;
}
