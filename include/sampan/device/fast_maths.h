// The fast, less exact family: __expf and its kin, and the classification helpers under their old names.
#pragma once
#include "../../crt/host_defines.h"
#include "../maths_symbols.h"

#define __SAMPAN_FAST(name)                                                                                          \
  __SAMPAN_D float __##name(float x) { return __sampan_fast_##name(x); }
__SAMPAN_FAST(expf) __SAMPAN_FAST(exp10f) __SAMPAN_FAST(logf) __SAMPAN_FAST(log2f) __SAMPAN_FAST(log10f)
__SAMPAN_FAST(sinf) __SAMPAN_FAST(cosf) __SAMPAN_FAST(tanf)
#undef __SAMPAN_FAST
__SAMPAN_D float __exp2f(float x) { return __sampan_exp2f(x); }
__SAMPAN_D float __tanhf(float x) { return __sampan_tanhf(x); }
__SAMPAN_D float __powf(float x, float y) { return __sampan_fast_powf(x, y); }
__SAMPAN_D float __fdividef(float x, float y) { return __sampan_fast_fdividef(x, y); }
__SAMPAN_D void __sincosf(float x, float *s, float *c) { __sampan_fast_sincosf(x, s, c); }

__SAMPAN_D int __isnan(double x) { return __builtin_isnan(x); }
__SAMPAN_D int __isnanf(float x) { return __builtin_isnan(x); }
__SAMPAN_D int isnanf(float x) { return __builtin_isnan(x); }
__SAMPAN_D int __isinf(double x) { return __builtin_isinf(x); }
__SAMPAN_D int __isinff(float x) { return __builtin_isinf(x); }
__SAMPAN_D int isinff(float x) { return __builtin_isinf(x); }
__SAMPAN_D int __finite(double x) { return __builtin_isfinite(x); }
__SAMPAN_D int __finitef(float x) { return __builtin_isfinite(x); }
__SAMPAN_D int finite(double x) { return __builtin_isfinite(x); }
__SAMPAN_D int finitef(float x) { return __builtin_isfinite(x); }
__SAMPAN_D int __signbit(double x) { return __builtin_signbit(x); }
__SAMPAN_D int __signbitf(float x) { return __builtin_signbit(x); }
__SAMPAN_D int __signbitd(double x) { return __builtin_signbit(x); }
