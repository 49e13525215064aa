// One line per function: reference, then for double and float CUDA's documented bound in ulp and where most samples
// lie.
#include "rows.h"

#include <cmath>

#include <sampan/maths/declarations.h>

namespace sampan::maths_test {

#define ROW(name, reference, ...)                                                                                      \
  addUnary<__sampan_##name, __sampan_##name##f>(rows, #name, ref_##reference, __VA_ARGS__)
#define ROWS(name, reference, ...)                                                                                     \
  addMany<__sampan_##name, __sampan_##name##f>(rows, #name, ref_##reference, __VA_ARGS__)

// x^y where the result is inside the format most of the time.
static void samplePower(Random &random, bool single, double *a) {
  double range = single ? 104 : 745;
  uint64_t kind = random.bits() % 16;
  if (kind == 0) {
    a[0] = random.anyBits(single);
    a[1] = double(int64_t(random.bits() % 41) - 20) / 2;
    return;
  }
  if (kind == 1) {
    const double ends[] = {0.0,  -0.0, 1.0,  -1.0, INFINITY, -INFINITY, NAN,   0.5,
                           -0.5, 2.0,  -2.0, 3.0,  -3.0,     1e30,      -1e30, 0x1p53 - 1};
    a[0] = ends[random.bits() % 16];
    a[1] = ends[random.bits() % 16];
    return;
  }
  if (kind < 6)
    a[0] = random.between(0.5, 2.0);
  else if (kind < 8)
    a[0] = 1 + random.logarithmic(1e-12, 1.0) * (random.bits() & 1 ? 1 : -0.5);
  else
    a[0] = std::fabs(random.anyBits(single));
  if (single)
    a[0] = double(float(a[0]));
  a[1] = random.between(-range, range) / std::log(a[0]);
  if (kind > 13) {
    a[0] = -a[0];
    a[1] = std::rint(a[1]);
  }
}

static double anEnd(Random &random, bool single) {
  double least = single ? 0x1p-149 : 0x1p-1074, greatest = single ? 0x1.fffffep127 : 0x1.fffffffffffffp1023;
  const double ends[] = {0.0, 1.0, INFINITY, NAN, least, greatest, single ? 0x1p-126 : 0x1p-1022, 3.0};
  double x = ends[random.bits() % 8];
  return random.bits() & 1 ? x : -x;
}

// Comparable magnitudes, unrelated ones, and the ends of the format.
static void sampleMany(Random &random, bool single, double *a) {
  uint64_t kind = random.bits() % 8;
  double unit = std::ldexp(1.0, int(random.bits() % (single ? 254 : 2046)) - (single ? 127 : 1023));
  for (int i = 0; i < 4; ++i) {
    if (kind == 0)
      a[i] = anEnd(random, single);
    else if (kind == 1)
      a[i] = random.anyBits(single);
    else if (kind < 5)
      a[i] = random.between(-2, 2);
    else
      a[i] = random.between(-1, 1) * unit * (random.bits() & 1 ? 1 : std::exp2(random.between(-20, 0)));
  }
}
static void sampleQuotient(Random &random, bool single, double *a) {
  sampleMany(random, single, a);
  if (random.bits() % 4 == 0)
    a[0] = a[1] * double(random.bits() % 4096) / 2;
}

static void sampleScale(Random &random, bool single, double *a) {
  a[0] = random.anyBits(single);
  int range = single ? 300 : 2200;
  a[1] = double(int(random.bits() % unsigned(2 * range)) - range);
}

static void sampleOrder(Random &random, bool, double *a) {
  a[0] = double(random.bits() % 150);
  a[1] = random.between(-200, 200);
}

// Orders whose bound of ceil(2 + 2.5 n) ulp, which CUDA gives below x = n, is at most 82.
static void sampleLowOrder(Random &random, bool, double *a) {
  a[0] = double(random.bits() % 33);
  a[1] = random.between(0, 60);
}

static void sampleTwo(Random &random, bool single, double *a) { sampleMany(random, single, a); }

// Where CUDA's guide makes its exception for lgamma.
static bool nearGammaZeros(const double *a) { return a[0] > -23.0001 && a[0] < -2.2637; }
static bool nearOne(const double *a) { return a[0] >= 0.5 && a[0] <= 2; }

// CUDA states no bound of its own for these: __powf(x, y) is exp2(y log2 x) and __tanf a quotient. The error of the
// product in the exponent, 2^-22 y log2(x), makes 2 ulp for each unit of it.
static void sampleFastPower(Random &random, bool, double *a) {
  a[0] = random.between(0.5, 4);
  a[1] = random.between(-8, 8);
}
static void sampleFastQuotient(Random &random, bool, double *a) {
  a[0] = random.between(-100, 100);
  a[1] = random.logarithmic(0x1p-20, 0x1p120);
}

static void addFastRows(std::vector<Row> &rows) {
  addFast<__sampan_fast_expf>(rows, "fast_expf", ref_exp, {13, -10, 10});
  addFast<__sampan_fast_exp10f>(rows, "fast_exp10f", ref_exp10, {13, -4, 4});
  addFast<__sampan_fast_logf>(rows, "fast_logf", ref_log, {3, 1e-30, 1e30, 3.59e-7}, nearOne);
  addFast<__sampan_fast_log2f>(rows, "fast_log2f", ref_log2, {2, 1e-30, 1e30, 2.39e-7}, nearOne);
  addFast<__sampan_fast_log10f>(rows, "fast_log10f", ref_log10, {3, 1e-30, 1e30, 5.97e-8}, nearOne);
  addFast<__sampan_fast_sinf>(rows, "fast_sinf", ref_sin, {0, -3.14159, 3.14159, 3.59e-7});
  addFast<__sampan_fast_cosf>(rows, "fast_cosf", ref_cos, {0, -3.14159, 3.14159, 4.18e-7});
  addFast<__sampan_fast_tanf>(rows, "fast_tanf", ref_tan, {8, -1.5, 1.5});
  addFast<__sampan_fast_tanhf>(rows, "fast_tanhf", ref_tanh, {8192, -20, 20});
  addFast<__sampan_fast_powf>(rows, "fast_powf", ref_pow, {32, 0, 0}, everywhere, sampleFastPower);
  addFast<__sampan_fast_fdividef>(rows, "fast_fdividef", ref_divide, {2, 0, 0}, everywhere, sampleFastQuotient);
}

std::vector<Row> allRows() {
  std::vector<Row> rows;
  // clang-format off
  ROW(exp, exp,               {1, -745, 710}, {1, -104, 89});
  ROW(exp2, exp2,             {1, -1075, 1024}, {2, -150, 128});
  ROW(exp10, exp10,           {1, -324, 309}, {2, -46, 39});
  ROW(expm1, expm1,           {1, -2, 3}, {1, -2, 3});
  ROW(log, log,               {1, 0, 2}, {1, 0, 2});
  ROW(log2, log2,             {1, 0, 2}, {1, 0, 2});
  ROW(log10, log10,           {1, 0, 2}, {2, 0, 2});
  ROW(log1p, log1p,           {1, -1, 3}, {1, -1, 3});
  ROW(sin, sin,               {2, -100, 100}, {2, -100, 100});
  ROW(cos, cos,               {2, -100, 100}, {2, -100, 100});
  ROW(tan, tan,               {2, -100, 100}, {4, -100, 100});
  ROW(sinpi, sinpi,           {2, -10, 10}, {1, -10, 10});
  ROW(cospi, cospi,           {2, -10, 10}, {1, -10, 10});
  ROW(erf, erf,               {2, -6, 6}, {2, -4, 4});
  ROW(erfc, erfc,             {5, -6, 27.5}, {4, -4, 10.5});
  ROW(erfcx, erfcx,           {4, -27, 60}, {4, -10, 20});
  ROW(normcdf, normcdf,       {5, -38.5, 9}, {5, -14.5, 6});
  ROW(normcdfinv, normcdfinv, {8, 0, 1}, {5, 0, 1});
  ROW(erfinv, erfinv,         {5, -1, 1}, {2, -1, 1});
  ROW(erfcinv, erfcinv,       {6, 0, 2}, {4, 0, 2});
  ROW(sinh, sinh,             {2, -5, 5}, {3, -5, 5});
  ROW(cosh, cosh,             {1, -5, 5}, {2, -5, 5});
  ROW(tanh, tanh,             {1, -3, 3}, {2, -3, 3});
  ROW(asinh, asinh,           {3, -10, 10}, {3, -10, 10});
  ROW(acosh, acosh,           {3, 1, 10}, {4, 1, 10});
  ROW(atanh, atanh,           {2, -1, 1}, {3, -1, 1});
  ROW(asin, asin,             {2, -1, 1}, {2, -1, 1});
  ROW(acos, acos,             {2, -1, 1}, {2, -1, 1});
  ROW(atan, atan,             {2, -5, 5}, {2, -5, 5});
  ROW(sqrt, sqrt,             {0, 0, 4}, {0, 0, 4});
  ROW(rsqrt, rsqrt,           {1, 0, 4}, {2, 0, 4});
  ROW(cbrt, cbrt,             {1, -8, 8}, {1, -8, 8});
  ROW(rcbrt, rcbrt,           {1, -8, 8}, {1, -8, 8});
  ROW(lgamma, lgamma,         {4, -30, 30, 1e-14}, {6, -30, 30, 1e-6}, false, nearGammaZeros);
  ROW(tgamma, tgamma,         {10, -180, 172}, {5, -40, 35});
  ROW(j0, j0,                 {7, 0, 20, 5e-12}, {9, 0, 20, 2.2e-6});
  ROW(j1, j1,                 {7, 0, 20, 5e-12}, {9, 0, 20, 2.2e-6});
  ROW(y0, y0,                 {7, 0, 20, 5e-12}, {9, 0, 20, 2.2e-6});
  ROW(y1, y1,                 {7, 0, 20, 5e-12}, {9, 0, 20, 2.2e-6});
  ROW(cyl_bessel_i0, i0,      {6, -20, 20}, {6, -20, 20});
  ROW(cyl_bessel_i1, i1,      {6, -20, 20}, {6, -20, 20});
  ROW(rint, rint,             {0, -9, 9}, {0, -9, 9}, true);
  ROW(round, round,           {0, -9, 9}, {0, -9, 9}, true);
  ROW(logb, logb,             {0, -4, 4}, {0, -4, 4}, true);
  ROW(ilogb, ilogb,           {0, -4, 4}, {0, -4, 4}, true);
  ROWS(pow, pow,              2, 4, samplePower);
  ROWS(atan2, atan2,          2, 3, sampleTwo);
  ROWS(hypot, hypot,          2, 3, sampleTwo);
  ROWS(fmod, fmod,            0, 0, sampleQuotient, true);
  ROWS(remainder, remainder,  0, 0, sampleQuotient, true);
  ROWS(fdim, fdim,            0, 0, sampleTwo);
  ROWS(ldexp, ldexp,          0, 0, sampleScale);
  ROWS(jn, jn,                7, 9, sampleOrder, false, 5e-12, 2.2e-6);
  ROWS(yn, yn,                82, 82, sampleLowOrder, false, 5e-12, 2.2e-6);
  ROWS(rhypot, rhypot,        1, 2, sampleTwo);
  ROWS(norm3d, norm3,         2, 3, sampleMany);
  ROWS(norm4d, norm4,         2, 3, sampleMany);
  ROWS(rnorm3d, rnorm3,       1, 2, sampleMany);
  ROWS(rnorm4d, rnorm4,       1, 2, sampleMany);
  // clang-format on
  addFastRows(rows);
  return rows;
}

} // namespace sampan::maths_test
