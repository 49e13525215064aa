// Declarations of everything that maths.cu defines. Each row of the table is one CUDA function in both precisions.
#pragma once

#include "base.h"

// clang-format off
#define SAMPAN_MATHS_UNARY_FUNCTIONS(X)                                                                                \
  X(exp) X(exp2) X(exp10) X(expm1) X(log) X(log2) X(log10) X(log1p) X(logb)                                            \
  X(sin) X(cos) X(tan) X(sinpi) X(cospi) X(asin) X(acos) X(atan)                                                       \
  X(sinh) X(cosh) X(tanh) X(asinh) X(acosh) X(atanh) X(sqrt) X(rsqrt) X(cbrt) X(rcbrt)                                 \
  X(erf) X(erfc) X(erfcx) X(erfinv) X(erfcinv) X(normcdf) X(normcdfinv) X(lgamma) X(tgamma)                            \
  X(j0) X(j1) X(y0) X(y1) X(cyl_bessel_i0) X(cyl_bessel_i1)                                                            \
  X(rint) X(nearbyint) X(round) X(trunc) X(floor) X(ceil) X(fabs)
#define SAMPAN_MATHS_BINARY_FUNCTIONS(X)                                                                               \
  X(pow) X(hypot) X(rhypot) X(atan2) X(fmod) X(remainder) X(fdim) X(nextafter) X(fmax) X(fmin) X(copysign)
// clang-format on

#define SAMPAN_MATHS_DECLARE(name)                                                                                     \
  extern "C" SAMPAN_MATHS double __sampan_##name(double x);                                                            \
  extern "C" SAMPAN_MATHS float __sampan_##name##f(float x);
SAMPAN_MATHS_UNARY_FUNCTIONS(SAMPAN_MATHS_DECLARE)
#undef SAMPAN_MATHS_DECLARE
#define SAMPAN_MATHS_DECLARE(name)                                                                                     \
  extern "C" SAMPAN_MATHS double __sampan_##name(double x, double y);                                                  \
  extern "C" SAMPAN_MATHS float __sampan_##name##f(float x, float y);
SAMPAN_MATHS_BINARY_FUNCTIONS(SAMPAN_MATHS_DECLARE)
#undef SAMPAN_MATHS_DECLARE

extern "C" SAMPAN_MATHS int __sampan_ilogb(double x);
extern "C" SAMPAN_MATHS int __sampan_ilogbf(float x);

#define SAMPAN_MATHS_DECLARE(type, suffix)                                                                             \
  extern "C" SAMPAN_MATHS type __sampan_norm3d##suffix(type a, type b, type c);                                        \
  extern "C" SAMPAN_MATHS type __sampan_rnorm3d##suffix(type a, type b, type c);                                       \
  extern "C" SAMPAN_MATHS type __sampan_norm4d##suffix(type a, type b, type c, type d);                                \
  extern "C" SAMPAN_MATHS type __sampan_rnorm4d##suffix(type a, type b, type c, type d);                               \
  extern "C" SAMPAN_MATHS_WRITES type __sampan_norm##suffix(int count, const type *values);                            \
  extern "C" SAMPAN_MATHS_WRITES type __sampan_rnorm##suffix(int count, const type *values);                           \
  extern "C" SAMPAN_MATHS type __sampan_fma##suffix(type x, type y, type z);                                           \
  extern "C" SAMPAN_MATHS long __sampan_lrint##suffix(type x);                                                         \
  extern "C" SAMPAN_MATHS long __sampan_lround##suffix(type x);                                                        \
  extern "C" SAMPAN_MATHS long long __sampan_llrint##suffix(type x);                                                   \
  extern "C" SAMPAN_MATHS long long __sampan_llround##suffix(type x);                                                  \
  extern "C" SAMPAN_MATHS type __sampan_ldexp##suffix(type x, int n);                                                  \
  extern "C" SAMPAN_MATHS type __sampan_scalbn##suffix(type x, int n);                                                 \
  extern "C" SAMPAN_MATHS type __sampan_scalbln##suffix(type x, long n);                                               \
  extern "C" SAMPAN_MATHS_WRITES type __sampan_frexp##suffix(type x, int *n);                                          \
  extern "C" SAMPAN_MATHS_WRITES type __sampan_modf##suffix(type x, type *integer);                                    \
  extern "C" SAMPAN_MATHS_WRITES type __sampan_remquo##suffix(type x, type y, int *quotient);                          \
  extern "C" SAMPAN_MATHS_WRITES type __sampan_nan##suffix(const char *tag);                                           \
  extern "C" SAMPAN_MATHS_WRITES void __sampan_sincos##suffix(type x, type *s, type *c);                               \
  extern "C" SAMPAN_MATHS_WRITES void __sampan_sincospi##suffix(type x, type *s, type *c);
SAMPAN_MATHS_DECLARE(double, )
SAMPAN_MATHS_DECLARE(float, f)
#undef SAMPAN_MATHS_DECLARE
extern "C" SAMPAN_MATHS double __sampan_jn(int n, double x);
extern "C" SAMPAN_MATHS float __sampan_jnf(int n, float x);
extern "C" SAMPAN_MATHS double __sampan_yn(int n, double x);
extern "C" SAMPAN_MATHS float __sampan_ynf(int n, float x);
extern "C" SAMPAN_MATHS double __sampan_powi(double x, int n);
extern "C" SAMPAN_MATHS float __sampan_powif(float x, int n);

#define SAMPAN_MATHS_DECLARE(name) extern "C" SAMPAN_MATHS float __sampan_fast_##name(float x);
SAMPAN_MATHS_DECLARE(expf)
SAMPAN_MATHS_DECLARE(exp10f)
SAMPAN_MATHS_DECLARE(logf)
SAMPAN_MATHS_DECLARE(log2f)
SAMPAN_MATHS_DECLARE(log10f)
SAMPAN_MATHS_DECLARE(sinf) SAMPAN_MATHS_DECLARE(cosf) SAMPAN_MATHS_DECLARE(tanf) SAMPAN_MATHS_DECLARE(tanhf)
#undef SAMPAN_MATHS_DECLARE
    extern "C" SAMPAN_MATHS float __sampan_fast_powf(float x, float y);
extern "C" SAMPAN_MATHS float __sampan_fast_fdividef(float x, float y);
extern "C" SAMPAN_MATHS_WRITES void __sampan_fast_sincosf(float x, float *s, float *c);
