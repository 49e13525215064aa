// Clang turns products and quotients of _Complex values into calls of these names. C's Annex G asks for more than the
// formulas: an infinite operand gives an infinite product even where the formulas give NaN.
#pragma once
#include "../../crt/host_defines.h"

#define __SAMPAN_COMPLEX(product, quotient, real, suffix)                                                            \
  static __inline__ __device__ real __sampan_box##suffix(real x) {                                                   \
    return __builtin_copysign##suffix(__builtin_isinf(x) ? (real)1 : (real)0, x);                                    \
  }                                                                                                                  \
  extern "C" __inline__ __device__ real _Complex product(real a, real b, real c, real d) {                           \
    real re = a * c - b * d, im = a * d + b * c;                                                                     \
    if (__builtin_isnan(re) && __builtin_isnan(im)) {                                                                \
      bool again = false;                                                                                            \
      if (__builtin_isinf(a) || __builtin_isinf(b)) {                                                                \
        a = __sampan_box##suffix(a), b = __sampan_box##suffix(b), again = true;                                      \
        if (__builtin_isnan(c)) c = __builtin_copysign##suffix((real)0, c);                                          \
        if (__builtin_isnan(d)) d = __builtin_copysign##suffix((real)0, d);                                          \
      }                                                                                                              \
      if (__builtin_isinf(c) || __builtin_isinf(d)) {                                                                \
        c = __sampan_box##suffix(c), d = __sampan_box##suffix(d), again = true;                                      \
        if (__builtin_isnan(a)) a = __builtin_copysign##suffix((real)0, a);                                          \
        if (__builtin_isnan(b)) b = __builtin_copysign##suffix((real)0, b);                                          \
      }                                                                                                              \
      if (again) re = __builtin_inf##suffix() * (a * c - b * d), im = __builtin_inf##suffix() * (a * d + b * c);     \
    }                                                                                                                \
    real _Complex z;                                                                                                 \
    __real__ z = re;                                                                                                 \
    __imag__ z = im;                                                                                                 \
    return z;                                                                                                        \
  }                                                                                                                  \
  extern "C" __inline__ __device__ real _Complex quotient(real a, real b, real c, real d) {                          \
    real size = __builtin_fabs##suffix(c) + __builtin_fabs##suffix(d);                                               \
    real scale = size > 0 && size < __builtin_inf##suffix() ? (real)1 / size : (real)1;                              \
    real cs = c * scale, ds = d * scale, under = cs * cs + ds * ds;                                                  \
    real re = scale * (a * cs + b * ds) / under, im = scale * (b * cs - a * ds) / under;                             \
    if (__builtin_isnan(re) && __builtin_isnan(im)) {                                                                \
      if (under == 0 && (!__builtin_isnan(a) || !__builtin_isnan(b))) {                                              \
        re = __builtin_copysign##suffix(__builtin_inf##suffix(), c) * a;                                             \
        im = __builtin_copysign##suffix(__builtin_inf##suffix(), c) * b;                                             \
      } else if ((__builtin_isinf(a) || __builtin_isinf(b)) && __builtin_isfinite(c) && __builtin_isfinite(d)) {     \
        a = __sampan_box##suffix(a), b = __sampan_box##suffix(b);                                                    \
        re = __builtin_inf##suffix() * (a * c + b * d), im = __builtin_inf##suffix() * (b * c - a * d);              \
      } else if ((__builtin_isinf(c) || __builtin_isinf(d)) && __builtin_isfinite(a) && __builtin_isfinite(b)) {     \
        c = __sampan_box##suffix(c), d = __sampan_box##suffix(d);                                                    \
        re = (real)0 * (a * c + b * d), im = (real)0 * (b * c - a * d);                                              \
      }                                                                                                              \
    }                                                                                                                \
    real _Complex z;                                                                                                 \
    __real__ z = re;                                                                                                 \
    __imag__ z = im;                                                                                                 \
    return z;                                                                                                        \
  }
__SAMPAN_COMPLEX(__mulsc3, __divsc3, float, f)
__SAMPAN_COMPLEX(__muldc3, __divdc3, double, )
#undef __SAMPAN_COMPLEX
