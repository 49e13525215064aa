#include "reference.h"

#include "measure.h"

#include <climits>

namespace sampan::maths_test {

namespace {

constexpr mpfr_rnd_t kNearest = MPFR_RNDN;

// A temporary with room for cancellation.
struct Temporary {
  mpfr_t value;
  explicit Temporary(int precision = 2 * kPrecision) { mpfr_init2(value, precision); }
  ~Temporary() { mpfr_clear(value); }
  Temporary(const Temporary &) = delete;
  Temporary &operator=(const Temporary &) = delete;
  operator mpfr_ptr() { return value; }
};

} // namespace

#define SAMPAN_DIRECT(name, function)                                                                                  \
  void ref_##name(mpfr_ptr r, In x) { function(r, x[0], kNearest); }
SAMPAN_DIRECT(exp, mpfr_exp)
SAMPAN_DIRECT(exp2, mpfr_exp2)
SAMPAN_DIRECT(exp10, mpfr_exp10)
SAMPAN_DIRECT(expm1, mpfr_expm1)
SAMPAN_DIRECT(log1p, mpfr_log1p)
SAMPAN_DIRECT(sin, mpfr_sin)
SAMPAN_DIRECT(cos, mpfr_cos)
SAMPAN_DIRECT(tan, mpfr_tan)
SAMPAN_DIRECT(asin, mpfr_asin)
SAMPAN_DIRECT(acos, mpfr_acos)
SAMPAN_DIRECT(atan, mpfr_atan)
SAMPAN_DIRECT(sinh, mpfr_sinh)
SAMPAN_DIRECT(cosh, mpfr_cosh)
SAMPAN_DIRECT(tanh, mpfr_tanh)
SAMPAN_DIRECT(asinh, mpfr_asinh)
SAMPAN_DIRECT(acosh, mpfr_acosh)
SAMPAN_DIRECT(atanh, mpfr_atanh)
SAMPAN_DIRECT(sqrt, mpfr_sqrt)
SAMPAN_DIRECT(cbrt, mpfr_cbrt)
SAMPAN_DIRECT(erf, mpfr_erf)
SAMPAN_DIRECT(erfc, mpfr_erfc)
SAMPAN_DIRECT(tgamma, mpfr_gamma)
SAMPAN_DIRECT(j0, mpfr_j0)
SAMPAN_DIRECT(y0, mpfr_y0)
SAMPAN_DIRECT(y1, mpfr_y1)
SAMPAN_DIRECT(rint, mpfr_rint)
SAMPAN_DIRECT(nearbyint, mpfr_rint)
// CUDA: j1 of an infinity is a zero of the same sign.
void ref_j1(mpfr_ptr r, In x) {
  if (mpfr_inf_p(x[0]))
    mpfr_set_zero(r, mpfr_signbit(x[0]) ? -1 : 1);
  else
    mpfr_j1(r, x[0], kNearest);
}
void ref_round(mpfr_ptr r, In x) { mpfr_round(r, x[0]); }

// C and CUDA: the logarithm of either zero is -inf; MPFR makes it NaN for -0 in some versions.
#define SAMPAN_LOGARITHM(name, function)                                                                               \
  void ref_##name(mpfr_ptr r, In x) {                                                                                  \
    if (mpfr_zero_p(x[0]))                                                                                             \
      mpfr_set_inf(r, -1);                                                                                             \
    else                                                                                                               \
      function(r, x[0], kNearest);                                                                                     \
  }
SAMPAN_LOGARITHM(log, mpfr_log)
SAMPAN_LOGARITHM(log2, mpfr_log2)
SAMPAN_LOGARITHM(log10, mpfr_log10)

// C: 1 / sqrt(-0) is -inf.
void ref_rsqrt(mpfr_ptr r, In x) {
  if (mpfr_zero_p(x[0]))
    mpfr_set_inf(r, mpfr_signbit(x[0]) ? -1 : 1);
  else
    mpfr_rec_sqrt(r, x[0], kNearest);
}

void ref_rcbrt(mpfr_ptr r, In x) {
  Temporary t;
  mpfr_cbrt(t, x[0], kNearest);
  mpfr_ui_div(r, 1, t, kNearest);
}

void ref_divide(mpfr_ptr r, In x) { mpfr_div(r, x[0], x[1], kNearest); }

// sin(pi x) for x brought to [-1/2, 1/2] exactly.
static void timesPi(mpfr_ptr r, mpfr_ptr x, bool cosine) {
  if (!mpfr_number_p(x)) {
    mpfr_set_nan(r);
    return;
  }
  Temporary rest, pi;
  mpfr_t two;
  mpfr_init2(two, 4);
  mpfr_set_ui(two, 2, kNearest);
  mpfr_remainder(rest, x, two, kNearest);
  mpfr_clear(two);
  Temporary twice;
  mpfr_mul_2ui(twice, rest, 1, kNearest);
  bool halves = mpfr_integer_p(twice) != 0;
  long h = halves ? mpfr_get_si(twice, kNearest) : 0; // -2 .. 2
  if (halves && (cosine ? (h & 1) != 0 : (h & 1) == 0)) {
    mpfr_set_zero(r, cosine ? 1 : (mpfr_signbit(x) ? -1 : 1));
    return;
  }
  mpfr_const_pi(pi, kNearest);
  mpfr_mul(rest, rest, pi, kNearest);
  cosine ? mpfr_cos(r, rest, kNearest) : mpfr_sin(r, rest, kNearest);
}
void ref_sinpi(mpfr_ptr r, In x) { timesPi(r, x[0], false); }
void ref_cospi(mpfr_ptr r, In x) { timesPi(r, x[0], true); }

void ref_erfcx(mpfr_ptr r, In x) {
  if (!mpfr_regular_p(x[0])) {
    mpfr_inf_p(x[0]) ? (mpfr_signbit(x[0]) ? mpfr_set_inf(r, 1) : mpfr_set_zero(r, 1))
                     : (void)mpfr_erfc(r, x[0], kNearest);
    return;
  }
  double v = mpfr_get_d(x[0], kNearest);
  Temporary square, e;
  mpfr_sqr(square, x[0], kNearest);
  if (v < 1e4) {
    mpfr_exp(e, square, kNearest);
    mpfr_erfc(r, x[0], kNearest);
    mpfr_mul(r, r, e, kNearest);
    return;
  }
  // Asymptotic: the twelfth term is below 2^-280 from x = 1e4 on.
  Temporary sum, term;
  mpfr_set_ui(sum, 1, kNearest);
  mpfr_set_ui(term, 1, kNearest);
  for (int k = 1; k < 12; ++k) {
    mpfr_mul_si(term, term, -(2 * k - 1), kNearest);
    mpfr_div(term, term, square, kNearest);
    mpfr_div_2ui(term, term, 1, kNearest);
    mpfr_add(sum, sum, term, kNearest);
  }
  mpfr_const_pi(e, kNearest);
  mpfr_sqrt(e, e, kNearest);
  mpfr_mul(e, e, x[0], kNearest);
  mpfr_div(r, sum, e, kNearest);
}

void ref_normcdf(mpfr_ptr r, In x) {
  Temporary root;
  mpfr_sqrt_ui(root, 2, kNearest);
  mpfr_div(root, x[0], root, kNearest);
  mpfr_neg(root, root, kNearest);
  mpfr_erfc(r, root, kNearest);
  mpfr_div_2ui(r, r, 1, kNearest);
}

// z with erfc(z) = q, 0 < q <= 1: Newton on log erfc, which is nearly a parabola, from its asymptotic value.
static void inverseErfc(mpfr_ptr z, mpfr_ptr q) {
  Temporary target(kPrecision), e(kPrecision), slope(kPrecision), step(kPrecision), t(kPrecision);
  mpfr_log(target, q, kNearest);
  mpfr_neg(t, target, kNearest);
  mpfr_sqrt(z, t, kNearest);
  if (mpfr_cmp_d(z, 0.7) < 0)
    mpfr_ui_sub(z, 1, q, kNearest);
  for (int i = 0; i < 60; ++i) {
    mpfr_erfc(e, z, kNearest);
    mpfr_sqr(slope, z, kNearest);
    mpfr_exp(slope, slope, kNearest);
    mpfr_mul(slope, slope, e, kNearest);
    mpfr_const_pi(t, kNearest);
    mpfr_sqrt(t, t, kNearest);
    mpfr_mul(slope, slope, t, kNearest);
    mpfr_div_2ui(slope, slope, 1, kNearest); // 1 / -(d log erfc / dz)
    mpfr_log(step, e, kNearest);
    mpfr_sub(step, step, target, kNearest);
    mpfr_mul(step, step, slope, kNearest);
    mpfr_add(z, z, step, kNearest);
    if (mpfr_zero_p(step) || mpfr_get_exp(step) < mpfr_get_exp(z) - 120)
      return;
  }
}

// The value of erfcinv(scale * x), for 0 < scale * x < 2.
static void inverseTail(mpfr_ptr r, mpfr_ptr q) {
  Temporary other;
  if (mpfr_cmp_ui(q, 1) <= 0) {
    inverseErfc(r, q);
  } else {
    mpfr_ui_sub(other, 2, q, kNearest);
    inverseErfc(r, other);
    mpfr_neg(r, r, kNearest);
  }
}

static void inverseWithEnds(mpfr_ptr r, mpfr_ptr q) {
  if (mpfr_nan_p(q) || mpfr_sgn(q) < 0 || mpfr_cmp_ui(q, 2) > 0)
    mpfr_set_nan(r);
  else if (mpfr_zero_p(q))
    mpfr_set_inf(r, 1);
  else if (mpfr_cmp_ui(q, 2) == 0)
    mpfr_set_inf(r, -1);
  else if (mpfr_cmp_ui(q, 1) == 0)
    mpfr_set_zero(r, 1);
  else
    inverseTail(r, q);
}

void ref_erfcinv(mpfr_ptr r, In x) { inverseWithEnds(r, x[0]); }

void ref_erfinv(mpfr_ptr r, In x) {
  if (mpfr_zero_p(x[0])) {
    mpfr_set(r, x[0], kNearest);
    return;
  }
  if (!mpfr_number_p(x[0]) || mpfr_get_exp(x[0]) > -60) {
    Temporary q(2 * kPrecision);
    mpfr_ui_sub(q, 1, x[0], kNearest);
    inverseWithEnds(r, q);
    return;
  }
  Temporary root; // x sqrt(pi)/2 up to a relative x^2
  mpfr_const_pi(root, kNearest);
  mpfr_sqrt(root, root, kNearest);
  mpfr_mul(r, x[0], root, kNearest);
  mpfr_div_2ui(r, r, 1, kNearest);
}

void ref_normcdfinv(mpfr_ptr r, In x) {
  Temporary q, root;
  mpfr_mul_2ui(q, x[0], 1, kNearest);
  inverseWithEnds(r, q);
  mpfr_neg(r, r, kNearest);
  mpfr_sqrt_ui(root, 2, kNearest);
  mpfr_mul(r, r, root, kNearest);
  if (mpfr_zero_p(r))
    mpfr_set_zero(r, 1);
}

void ref_lgamma(mpfr_ptr r, In x) {
  int sign;
  mpfr_lgamma(r, &sign, x[0], kNearest);
}

// The ascending series; every term has the same sign.
static void modifiedBessel(mpfr_ptr r, mpfr_ptr x, int order) {
  if (!mpfr_number_p(x) || mpfr_cmpabs_ui(x, 2000) > 0) {
    if (mpfr_nan_p(x))
      mpfr_set_nan(r);
    else
      mpfr_set_inf(r, order == 1 && mpfr_signbit(x) ? -1 : 1);
    return;
  }
  Temporary quarter, term, sum;
  mpfr_sqr(quarter, x, kNearest);
  mpfr_div_2ui(quarter, quarter, 2, kNearest);
  mpfr_set_ui(term, 1, kNearest);
  mpfr_set_ui(sum, 1, kNearest);
  for (int k = 1;; ++k) {
    mpfr_mul(term, term, quarter, kNearest);
    mpfr_div_ui(term, term, unsigned(k) * unsigned(k + order), kNearest);
    if (mpfr_zero_p(term) || mpfr_get_exp(term) < mpfr_get_exp(sum) - kPrecision)
      break;
    mpfr_add(sum, sum, term, kNearest);
  }
  if (order == 1) {
    mpfr_mul(sum, sum, x, kNearest);
    mpfr_div_2ui(sum, sum, 1, kNearest);
  }
  mpfr_set(r, sum, kNearest);
}
void ref_i0(mpfr_ptr r, In x) { modifiedBessel(r, x[0], 0); }
void ref_i1(mpfr_ptr r, In x) { modifiedBessel(r, x[0], 1); }

void ref_logb(mpfr_ptr r, In x) {
  if (mpfr_nan_p(x[0]))
    mpfr_set_nan(r);
  else if (!mpfr_regular_p(x[0]))
    mpfr_set_inf(r, mpfr_zero_p(x[0]) ? -1 : 1);
  else
    mpfr_set_si(r, mpfr_get_exp(x[0]) - 1, kNearest);
}
void ref_ilogb(mpfr_ptr r, In x) {
  if (mpfr_regular_p(x[0]))
    mpfr_set_si(r, mpfr_get_exp(x[0]) - 1, kNearest);
  else
    mpfr_set_si(r, mpfr_inf_p(x[0]) ? INT_MAX : INT_MIN, kNearest);
}
// The rows sample these only where the result fits.
void ref_lrint(mpfr_ptr r, In x) {
  mpfr_rint(r, x[0], kNearest);
  if (mpfr_zero_p(r))
    mpfr_set_zero(r, 1);
}
void ref_lround(mpfr_ptr r, In x) {
  mpfr_round(r, x[0]);
  if (mpfr_zero_p(r))
    mpfr_set_zero(r, 1);
}

void ref_pow(mpfr_ptr r, In x) { mpfr_pow(r, x[0], x[1], kNearest); }
void ref_atan2(mpfr_ptr r, In x) { mpfr_atan2(r, x[0], x[1], kNearest); }
void ref_hypot(mpfr_ptr r, In x) { mpfr_hypot(r, x[0], x[1], kNearest); }
void ref_rhypot(mpfr_ptr r, In x) {
  mpfr_hypot(r, x[0], x[1], kNearest);
  mpfr_ui_div(r, 1, r, kNearest);
}
static void norm(mpfr_ptr r, In x, int count, bool reciprocal) {
  mpfr_set_zero(r, 1);
  for (int i = 0; i < count; ++i)
    if (mpfr_inf_p(x[i])) { // an infinity wins over NaN, as in hypot
      mpfr_set_inf(r, 1);
      if (reciprocal)
        mpfr_set_zero(r, 1);
      return;
    }
  Temporary sum, square;
  mpfr_set_zero(sum, 1);
  for (int i = 0; i < count; ++i) {
    mpfr_sqr(square, x[i], kNearest);
    mpfr_add(sum, sum, square, kNearest);
  }
  mpfr_sqrt(r, sum, kNearest);
  if (reciprocal)
    mpfr_ui_div(r, 1, r, kNearest);
}
void ref_norm3(mpfr_ptr r, In x) { norm(r, x, 3, false); }
void ref_norm4(mpfr_ptr r, In x) { norm(r, x, 4, false); }
void ref_rnorm3(mpfr_ptr r, In x) { norm(r, x, 3, true); }
void ref_rnorm4(mpfr_ptr r, In x) { norm(r, x, 4, true); }
void ref_fmod(mpfr_ptr r, In x) { mpfr_fmod(r, x[0], x[1], kNearest); }
void ref_remainder(mpfr_ptr r, In x) { mpfr_remainder(r, x[0], x[1], kNearest); }
void ref_fdim(mpfr_ptr r, In x) { mpfr_dim(r, x[0], x[1], kNearest); }
void ref_jn(mpfr_ptr r, In x) { mpfr_jn(r, mpfr_get_si(x[0], kNearest), x[1], kNearest); }
void ref_yn(mpfr_ptr r, In x) { mpfr_yn(r, mpfr_get_si(x[0], kNearest), x[1], kNearest); }
void ref_ldexp(mpfr_ptr r, In x) { mpfr_mul_2si(r, x[0], mpfr_get_si(x[1], kNearest), kNearest); }

} // namespace sampan::maths_test
