// The C maths functions of kernels, float and double, in the global namespace and in std. They are defined before any
// header of the C++ library: a constexpr function of <cmath> becomes host and device in Clang unless a device function
// of the same signature is there first, and its body would then call the host's libm.
#pragma once
#include "../../crt/host_defines.h"
#include "../maths_symbols.h"

// With -use_fast_math the float functions below take their fast form, as in nvcc.
#ifdef __SAMPAN_FAST_MATH__
#define __SAMPAN_FLOAT(name) __sampan_fast_##name
#else
#define __SAMPAN_FLOAT(name) __sampan_##name
#endif

#define __SAMPAN_DEFINE(name)                                                                                        \
  __SAMPAN_D double name(double x) { return __sampan_##name(x); }                                                    \
  __SAMPAN_D float name##f(float x) { return __sampan_##name##f(x); }                                                \
  __SAMPAN_D float name(float x) { return __sampan_##name##f(x); }
__SAMPAN_DEFINE(acos) __SAMPAN_DEFINE(acosh) __SAMPAN_DEFINE(asin) __SAMPAN_DEFINE(asinh)
__SAMPAN_DEFINE(atan) __SAMPAN_DEFINE(atanh) __SAMPAN_DEFINE(cbrt) __SAMPAN_DEFINE(cosh)
__SAMPAN_DEFINE(cospi) __SAMPAN_DEFINE(cyl_bessel_i0) __SAMPAN_DEFINE(cyl_bessel_i1) __SAMPAN_DEFINE(erf)
__SAMPAN_DEFINE(erfc) __SAMPAN_DEFINE(erfcinv) __SAMPAN_DEFINE(erfcx) __SAMPAN_DEFINE(erfinv)
__SAMPAN_DEFINE(exp2) __SAMPAN_DEFINE(expm1) __SAMPAN_DEFINE(j0) __SAMPAN_DEFINE(j1)
__SAMPAN_DEFINE(lgamma) __SAMPAN_DEFINE(log1p) __SAMPAN_DEFINE(logb) __SAMPAN_DEFINE(normcdf)
__SAMPAN_DEFINE(normcdfinv) __SAMPAN_DEFINE(rcbrt) __SAMPAN_DEFINE(rsqrt) __SAMPAN_DEFINE(sinh)
__SAMPAN_DEFINE(sinpi) __SAMPAN_DEFINE(tanh) __SAMPAN_DEFINE(tgamma) __SAMPAN_DEFINE(y0)
__SAMPAN_DEFINE(y1)
#undef __SAMPAN_DEFINE

#define __SAMPAN_DEFINE(name)                                                                                        \
  __SAMPAN_D double name(double x) { return __sampan_##name(x); }                                                    \
  __SAMPAN_D float name##f(float x) { return __SAMPAN_FLOAT(name##f)(x); }                                           \
  __SAMPAN_D float name(float x) { return __SAMPAN_FLOAT(name##f)(x); }
__SAMPAN_DEFINE(exp) __SAMPAN_DEFINE(exp10) __SAMPAN_DEFINE(log) __SAMPAN_DEFINE(log2)
__SAMPAN_DEFINE(log10) __SAMPAN_DEFINE(sin) __SAMPAN_DEFINE(cos) __SAMPAN_DEFINE(tan)
#undef __SAMPAN_DEFINE

#define __SAMPAN_DEFINE(name)                                                                                        \
  __SAMPAN_D double name(double x) { return __builtin_##name(x); }                                                   \
  __SAMPAN_D float name##f(float x) { return __builtin_##name##f(x); }                                               \
  __SAMPAN_D float name(float x) { return __builtin_##name##f(x); }
__SAMPAN_DEFINE(ceil) __SAMPAN_DEFINE(fabs) __SAMPAN_DEFINE(floor) __SAMPAN_DEFINE(nearbyint)
__SAMPAN_DEFINE(rint) __SAMPAN_DEFINE(round) __SAMPAN_DEFINE(sqrt) __SAMPAN_DEFINE(trunc)
#undef __SAMPAN_DEFINE

#define __SAMPAN_DEFINE(name)                                                                                        \
  __SAMPAN_D double name(double x, double y) { return __sampan_##name(x, y); }                                       \
  __SAMPAN_D float name##f(float x, float y) { return __sampan_##name##f(x, y); }                                    \
  __SAMPAN_D float name(float x, float y) { return __sampan_##name##f(x, y); }
__SAMPAN_DEFINE(atan2) __SAMPAN_DEFINE(fdim) __SAMPAN_DEFINE(fmod) __SAMPAN_DEFINE(hypot)
__SAMPAN_DEFINE(nextafter) __SAMPAN_DEFINE(remainder) __SAMPAN_DEFINE(rhypot)
#undef __SAMPAN_DEFINE
__SAMPAN_D double pow(double x, double y) { return __sampan_pow(x, y); }
__SAMPAN_D float powf(float x, float y) { return __SAMPAN_FLOAT(powf)(x, y); }
__SAMPAN_D float pow(float x, float y) { return __SAMPAN_FLOAT(powf)(x, y); }

#define __SAMPAN_DEFINE(name)                                                                                        \
  __SAMPAN_D double name(double x, double y) { return __builtin_##name(x, y); }                                      \
  __SAMPAN_D float name##f(float x, float y) { return __builtin_##name##f(x, y); }                                   \
  __SAMPAN_D float name(float x, float y) { return __builtin_##name##f(x, y); }
__SAMPAN_DEFINE(copysign) __SAMPAN_DEFINE(fmax) __SAMPAN_DEFINE(fmin)
#undef __SAMPAN_DEFINE

__SAMPAN_D double fma(double x, double y, double z) { return __builtin_fma(x, y, z); }
__SAMPAN_D float fmaf(float x, float y, float z) { return __builtin_fmaf(x, y, z); }
__SAMPAN_D float fma(float x, float y, float z) { return __builtin_fmaf(x, y, z); }
__SAMPAN_D double fdivide(double x, double y) { return x / y; }
__SAMPAN_D float fdividef(float x, float y) { return x / y; }
__SAMPAN_D float fdivide(float x, float y) { return x / y; }

__SAMPAN_D double norm3d(double x, double y, double z) { return __sampan_norm3d(x, y, z); }
__SAMPAN_D float norm3df(float x, float y, float z) { return __sampan_norm3df(x, y, z); }
__SAMPAN_D double rnorm3d(double x, double y, double z) { return __sampan_rnorm3d(x, y, z); }
__SAMPAN_D float rnorm3df(float x, float y, float z) { return __sampan_rnorm3df(x, y, z); }
__SAMPAN_D double norm4d(double x, double y, double z, double w) { return __sampan_norm4d(x, y, z, w); }
__SAMPAN_D float norm4df(float x, float y, float z, float w) { return __sampan_norm4df(x, y, z, w); }
__SAMPAN_D double rnorm4d(double x, double y, double z, double w) { return __sampan_rnorm4d(x, y, z, w); }
__SAMPAN_D float rnorm4df(float x, float y, float z, float w) { return __sampan_rnorm4df(x, y, z, w); }
__SAMPAN_D double norm(int dimension, const double *p) { return __sampan_norm(dimension, p); }
__SAMPAN_D float normf(int dimension, const float *p) { return __sampan_normf(dimension, p); }
__SAMPAN_D double rnorm(int dimension, const double *p) { return __sampan_rnorm(dimension, p); }
__SAMPAN_D float rnormf(int dimension, const float *p) { return __sampan_rnormf(dimension, p); }
__SAMPAN_D double jn(int n, double x) { return __sampan_jn(n, x); }
__SAMPAN_D float jnf(int n, float x) { return __sampan_jnf(n, x); }
__SAMPAN_D double yn(int n, double x) { return __sampan_yn(n, x); }
__SAMPAN_D float ynf(int n, float x) { return __sampan_ynf(n, x); }

__SAMPAN_D void sincos(double x, double *s, double *c) { __sampan_sincos(x, s, c); }
__SAMPAN_D void sincosf(float x, float *s, float *c) { __SAMPAN_FLOAT(sincosf)(x, s, c); }
__SAMPAN_D void sincos(float x, float *s, float *c) { __SAMPAN_FLOAT(sincosf)(x, s, c); }
__SAMPAN_D void sincospi(double x, double *s, double *c) { __sampan_sincospi(x, s, c); }
__SAMPAN_D void sincospif(float x, float *s, float *c) { __sampan_sincospif(x, s, c); }
__SAMPAN_D void sincospi(float x, float *s, float *c) { __sampan_sincospif(x, s, c); }
__SAMPAN_D double modf(double x, double *whole) { return __sampan_modf(x, whole); }
__SAMPAN_D float modff(float x, float *whole) { return __sampan_modff(x, whole); }
__SAMPAN_D float modf(float x, float *whole) { return __sampan_modff(x, whole); }
__SAMPAN_D double frexp(double x, int *exponent) { return __sampan_frexp(x, exponent); }
__SAMPAN_D float frexpf(float x, int *exponent) { return __sampan_frexpf(x, exponent); }
__SAMPAN_D float frexp(float x, int *exponent) { return __sampan_frexpf(x, exponent); }
__SAMPAN_D double remquo(double x, double y, int *quotient) { return __sampan_remquo(x, y, quotient); }
__SAMPAN_D float remquof(float x, float y, int *quotient) { return __sampan_remquof(x, y, quotient); }
__SAMPAN_D float remquo(float x, float y, int *quotient) { return __sampan_remquof(x, y, quotient); }

#define __SAMPAN_DEFINE(name, integer)                                                                               \
  __SAMPAN_D double name(double x, integer n) { return __sampan_ldexp(x, (int)n); }                                  \
  __SAMPAN_D float name##f(float x, integer n) { return __sampan_ldexpf(x, (int)n); }                                \
  __SAMPAN_D float name(float x, integer n) { return __sampan_ldexpf(x, (int)n); }
__SAMPAN_DEFINE(ldexp, int) __SAMPAN_DEFINE(scalbn, int)
#undef __SAMPAN_DEFINE
// A long exponent is clamped first: any beyond these already overflows or gives zero.
__SAMPAN_D int __sampan_clamp_exponent(long n) { return n > 9999 ? 9999 : n < -9999 ? -9999 : (int)n; }
__SAMPAN_D double scalbln(double x, long n) { return __sampan_ldexp(x, __sampan_clamp_exponent(n)); }
__SAMPAN_D float scalblnf(float x, long n) { return __sampan_ldexpf(x, __sampan_clamp_exponent(n)); }
__SAMPAN_D float scalbln(float x, long n) { return __sampan_ldexpf(x, __sampan_clamp_exponent(n)); }

__SAMPAN_D int ilogb(double x) { return __sampan_ilogb(x); }
__SAMPAN_D int ilogbf(float x) { return __sampan_ilogbf(x); }
__SAMPAN_D int ilogb(float x) { return __sampan_ilogbf(x); }
#define __SAMPAN_DEFINE(name, integer, round)                                                                        \
  __SAMPAN_D integer name(double x) { return (integer)__builtin_##round(x); }                                        \
  __SAMPAN_D integer name##f(float x) { return (integer)__builtin_##round##f(x); }                                   \
  __SAMPAN_D integer name(float x) { return (integer)__builtin_##round##f(x); }
__SAMPAN_DEFINE(lrint, long, rint) __SAMPAN_DEFINE(llrint, long long, rint)
__SAMPAN_DEFINE(lround, long, round) __SAMPAN_DEFINE(llround, long long, round)
#undef __SAMPAN_DEFINE

// A payload is not kept: every string gives the default quiet NaN.
__SAMPAN_D double nan(const char *) { return __builtin_nan(""); }
__SAMPAN_D float nanf(const char *) { return __builtin_nanf(""); }

__SAMPAN_D int abs(int x) { return x < 0 ? (int)(0u - (unsigned)x) : x; }
__SAMPAN_D long abs(long x) { return x < 0 ? (long)(0ul - (unsigned long)x) : x; }
__SAMPAN_D long long abs(long long x) { return x < 0 ? (long long)(0ull - (unsigned long long)x) : x; }
__SAMPAN_D long labs(long x) { return __builtin_llabs(x); }
__SAMPAN_D long long llabs(long long x) { return __builtin_llabs(x); }
__SAMPAN_D double abs(double x) { return __builtin_fabs(x); }
__SAMPAN_D float abs(float x) { return __builtin_fabsf(x); }

namespace std {
  using ::acos; using ::acosh; using ::asin; using ::asinh; using ::atan; using ::atan2;
  using ::atanh; using ::cbrt; using ::ceil; using ::copysign; using ::cos; using ::cosh;
  using ::erf; using ::erfc; using ::exp; using ::exp2; using ::expm1; using ::fabs;
  using ::fdim; using ::floor; using ::fma; using ::fmax; using ::fmin; using ::fmod;
  using ::frexp; using ::hypot; using ::ilogb; using ::ldexp; using ::lgamma; using ::llrint;
  using ::llround; using ::log; using ::log10; using ::log1p; using ::log2; using ::logb;
  using ::lrint; using ::lround; using ::modf; using ::nan; using ::nanf; using ::nearbyint;
  using ::nextafter; using ::pow; using ::remainder; using ::remquo; using ::rint; using ::round;
  using ::scalbln; using ::scalbn; using ::sin; using ::sinh; using ::sqrt; using ::tan;
  using ::tanh; using ::tgamma; using ::trunc; using ::abs; using ::labs; using ::llabs;
}
