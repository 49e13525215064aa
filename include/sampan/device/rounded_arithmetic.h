// __fadd_rn and its kin. The _rn forms are never contracted into an fma: that is what programs use them for.
#pragma once
#include "../../crt/host_defines.h"
#include "directed_rounding.h"

#define __SAMPAN_BINARY(prefix, type, name, op)                                                                      \
  __SAMPAN_D type __##prefix##name##_rn(type x, type y) {                                                            \
    _Pragma("clang fp contract(off)") return x op y;                                                                 \
  }                                                                                                                  \
  __SAMPAN_D type __##prefix##name##_rz(type x, type y) {                                                            \
    type r = __##prefix##name##_rn(x, y);                                                                            \
    return __sampan_rz(r, __sampan_##name##_rest(x, y, r));                                                          \
  }                                                                                                                  \
  __SAMPAN_D type __##prefix##name##_ru(type x, type y) {                                                            \
    type r = __##prefix##name##_rn(x, y);                                                                            \
    return __sampan_ru(r, __sampan_##name##_rest(x, y, r));                                                          \
  }                                                                                                                  \
  __SAMPAN_D type __sampan_##prefix##name##_rd(type x, type y) {                                                     \
    type r = __##prefix##name##_rn(x, y);                                                                            \
    return __sampan_rd(r, __sampan_##name##_rest(x, y, r));                                                          \
  }
__SAMPAN_BINARY(f, float, add, +) __SAMPAN_BINARY(f, float, mul, *) __SAMPAN_BINARY(f, float, div, /)
__SAMPAN_BINARY(d, double, add, +) __SAMPAN_BINARY(d, double, mul, *) __SAMPAN_BINARY(d, double, div, /)
#undef __SAMPAN_BINARY

#define __SAMPAN_REST(prefix, suffix, type)                                                                          \
  __SAMPAN_D type __##prefix##mul_rd(type x, type y) { return __sampan_##prefix##mul_rd(x, y); }                     \
  __SAMPAN_D type __##prefix##div_rd(type x, type y) { return __sampan_##prefix##div_rd(x, y); }                     \
  /* Rounding down, a sum of opposite numbers is -0. */                                                              \
  __SAMPAN_D type __##prefix##add_rd(type x, type y) {                                                               \
    type r = __sampan_##prefix##add_rd(x, y);                                                                        \
    return r == 0 && __builtin_signbit(x) != __builtin_signbit(y) ? (type)-0.0 : r;                                  \
  }                                                                                                                  \
  __SAMPAN_D type __##prefix##sub_rn(type x, type y) {                                                               \
    _Pragma("clang fp contract(off)") return x - y;                                                                  \
  }                                                                                                                  \
  __SAMPAN_D type __##prefix##sub_rz(type x, type y) { return __##prefix##add_rz(x, -y); }                           \
  __SAMPAN_D type __##prefix##sub_ru(type x, type y) { return __##prefix##add_ru(x, -y); }                           \
  __SAMPAN_D type __##prefix##sub_rd(type x, type y) { return __##prefix##add_rd(x, -y); }                           \
  __SAMPAN_D type __##prefix##rcp_rn(type x) { return (type)1 / x; }                                                 \
  __SAMPAN_D type __##prefix##rcp_rz(type x) { return __##prefix##div_rz((type)1, x); }                              \
  __SAMPAN_D type __##prefix##rcp_ru(type x) { return __##prefix##div_ru((type)1, x); }                              \
  __SAMPAN_D type __##prefix##rcp_rd(type x) { return __##prefix##div_rd((type)1, x); }                              \
  __SAMPAN_D type __##prefix##sqrt_rn(type x) { return __builtin_sqrt##suffix(x); }                                  \
  __SAMPAN_D type __##prefix##sqrt_rz(type x) {                                                                      \
    type r = __builtin_sqrt##suffix(x);                                                                              \
    return __sampan_rz(r, __sampan_sqrt_rest(x, r));                                                                 \
  }                                                                                                                  \
  __SAMPAN_D type __##prefix##sqrt_ru(type x) {                                                                      \
    type r = __builtin_sqrt##suffix(x);                                                                              \
    return __sampan_ru(r, __sampan_sqrt_rest(x, r));                                                                 \
  }                                                                                                                  \
  __SAMPAN_D type __##prefix##sqrt_rd(type x) {                                                                      \
    type r = __builtin_sqrt##suffix(x);                                                                              \
    return __sampan_rd(r, __sampan_sqrt_rest(x, r));                                                                 \
  }
__SAMPAN_REST(f, f, float)
__SAMPAN_REST(d, , double)
#undef __SAMPAN_REST

#define __SAMPAN_FMA(name, suffix, type)                                                                             \
  __SAMPAN_D type name##_rn(type x, type y, type z) { return __builtin_fma##suffix(x, y, z); }                       \
  __SAMPAN_D type name##_rz(type x, type y, type z) {                                                                \
    type r = __builtin_fma##suffix(x, y, z);                                                                         \
    return __sampan_rz(r, __sampan_fma_rest(x, y, z, r));                                                            \
  }                                                                                                                  \
  __SAMPAN_D type name##_ru(type x, type y, type z) {                                                                \
    type r = __builtin_fma##suffix(x, y, z);                                                                         \
    return __sampan_ru(r, __sampan_fma_rest(x, y, z, r));                                                            \
  }                                                                                                                  \
  __SAMPAN_D type name##_rd(type x, type y, type z) {                                                                \
    type r = __builtin_fma##suffix(x, y, z);                                                                         \
    if (r == 0 && __builtin_signbit(z) != (__builtin_signbit(x) != __builtin_signbit(y)) &&                          \
        __sampan_fma_rest(x, y, z, r) == 0)                                                                          \
      return (type)-0.0;                                                                                             \
    return __sampan_rd(r, __sampan_fma_rest(x, y, z, r));                                                            \
  }
__SAMPAN_FMA(__fmaf, f, float)
__SAMPAN_FMA(__fma, , double)
#undef __SAMPAN_FMA
__SAMPAN_D float __fmaf_ieee_rn(float x, float y, float z) { return __builtin_fmaf(x, y, z); }
__SAMPAN_D float __fmaf_ieee_rz(float x, float y, float z) { return __fmaf_rz(x, y, z); }
__SAMPAN_D float __fmaf_ieee_ru(float x, float y, float z) { return __fmaf_ru(x, y, z); }
__SAMPAN_D float __fmaf_ieee_rd(float x, float y, float z) { return __fmaf_rd(x, y, z); }

__SAMPAN_D float __frsqrt_rn(float x) { return (float)(1.0 / __builtin_sqrt((double)x)); }
__SAMPAN_D float __saturatef(float x) { return x > 0.0f ? (x < 1.0f ? x : 1.0f) : 0.0f; }
__SAMPAN_D float saturate(float x) { return __saturatef(x); }
