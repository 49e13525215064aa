// Names and symbols of the maths library: `__sampan_` + the C name of the CUDA function. The library defines them for
// the host and for each chip; every overload in maths_functions.h ends in one of these or in a Clang built-in.
#pragma once

#define __SAMPAN_MATHS_CONST extern "C" __attribute__((host, device, const, nothrow))
#define __SAMPAN_MATHS extern "C" __attribute__((host, device, nothrow))

// X(name): double name(double), float namef(float).
#define __SAMPAN_MATHS_UNARY(X) \
  X(acos) X(acosh) X(asin) X(asinh) X(atan) X(atanh) X(cbrt) X(cos) X(cosh) X(cospi) X(cyl_bessel_i0) \
  X(cyl_bessel_i1) X(erf) X(erfc) X(erfcinv) X(erfcx) X(erfinv) X(exp) X(exp10) X(exp2) X(expm1) X(j0) X(j1) \
  X(lgamma) X(log) X(log10) X(log1p) X(log2) X(logb) X(normcdf) X(normcdfinv) X(rcbrt) X(rsqrt) X(sin) X(sinh) \
  X(sinpi) X(tan) X(tanh) X(tgamma) X(y0) X(y1)

// X(name): two arguments.
#define __SAMPAN_MATHS_BINARY(X) \
  X(atan2) X(fdim) X(fmod) X(hypot) X(nextafter) X(pow) X(remainder) X(rhypot)

#define __SAMPAN_DECLARE(name)                                                                                       \
  __SAMPAN_MATHS_CONST double __sampan_##name(double);                                                               \
  __SAMPAN_MATHS_CONST float __sampan_##name##f(float);
__SAMPAN_MATHS_UNARY(__SAMPAN_DECLARE)
#undef __SAMPAN_DECLARE
#define __SAMPAN_DECLARE(name)                                                                                       \
  __SAMPAN_MATHS_CONST double __sampan_##name(double, double);                                                       \
  __SAMPAN_MATHS_CONST float __sampan_##name##f(float, float);
__SAMPAN_MATHS_BINARY(__SAMPAN_DECLARE)
#undef __SAMPAN_DECLARE

__SAMPAN_MATHS_CONST double __sampan_norm3d(double, double, double);
__SAMPAN_MATHS_CONST float __sampan_norm3df(float, float, float);
__SAMPAN_MATHS_CONST double __sampan_rnorm3d(double, double, double);
__SAMPAN_MATHS_CONST float __sampan_rnorm3df(float, float, float);
__SAMPAN_MATHS_CONST double __sampan_norm4d(double, double, double, double);
__SAMPAN_MATHS_CONST float __sampan_norm4df(float, float, float, float);
__SAMPAN_MATHS_CONST double __sampan_rnorm4d(double, double, double, double);
__SAMPAN_MATHS_CONST float __sampan_rnorm4df(float, float, float, float);
__SAMPAN_MATHS_CONST double __sampan_ldexp(double, int);
__SAMPAN_MATHS_CONST float __sampan_ldexpf(float, int);
__SAMPAN_MATHS_CONST int __sampan_ilogb(double);
__SAMPAN_MATHS_CONST int __sampan_ilogbf(float);
__SAMPAN_MATHS_CONST double __sampan_jn(int, double);
__SAMPAN_MATHS_CONST float __sampan_jnf(int, float);
__SAMPAN_MATHS_CONST double __sampan_yn(int, double);
__SAMPAN_MATHS_CONST float __sampan_ynf(int, float);

__SAMPAN_MATHS double __sampan_norm(int, const double *);
__SAMPAN_MATHS float __sampan_normf(int, const float *);
__SAMPAN_MATHS double __sampan_rnorm(int, const double *);
__SAMPAN_MATHS float __sampan_rnormf(int, const float *);
__SAMPAN_MATHS void __sampan_sincos(double, double *, double *);
__SAMPAN_MATHS void __sampan_sincosf(float, float *, float *);
__SAMPAN_MATHS void __sampan_sincospi(double, double *, double *);
__SAMPAN_MATHS void __sampan_sincospif(float, float *, float *);
__SAMPAN_MATHS double __sampan_modf(double, double *);
__SAMPAN_MATHS float __sampan_modff(float, float *);
__SAMPAN_MATHS double __sampan_frexp(double, int *);
__SAMPAN_MATHS float __sampan_frexpf(float, int *);
__SAMPAN_MATHS double __sampan_remquo(double, double, int *);
__SAMPAN_MATHS float __sampan_remquof(float, float, int *);

// The fast family: __expf and its kin, and with -use_fast_math expf and its kin too.
__SAMPAN_MATHS_CONST float __sampan_fast_expf(float);
__SAMPAN_MATHS_CONST float __sampan_fast_exp10f(float);
__SAMPAN_MATHS_CONST float __sampan_fast_logf(float);
__SAMPAN_MATHS_CONST float __sampan_fast_log2f(float);
__SAMPAN_MATHS_CONST float __sampan_fast_log10f(float);
__SAMPAN_MATHS_CONST float __sampan_fast_sinf(float);
__SAMPAN_MATHS_CONST float __sampan_fast_cosf(float);
__SAMPAN_MATHS_CONST float __sampan_fast_tanf(float);
__SAMPAN_MATHS_CONST float __sampan_fast_powf(float, float);
__SAMPAN_MATHS_CONST float __sampan_fast_fdividef(float, float);
__SAMPAN_MATHS void __sampan_fast_sincosf(float, float *, float *);
