// The dynamic-programming intrinsics: three-operand minimum and maximum, add then compare, on a word or on its two
// halves. _relu floors the result at zero; the `vib` forms also say which operand won, the first on a tie.
#pragma once
#include "../../crt/host_defines.h"
#include "simd_intrinsics.h"

__SAMPAN_D int __sampan_relu(int x) { return x > 0 ? x : 0; }

#define __SAMPAN_THREE(name, op)                                                                                     \
  template <typename __T> __SAMPAN_D __T __sampan_##name(__T a, __T b) { return a op b ? a : b; }                    \
  __SAMPAN_D int __v##name##3_s32(int a, int b, int c) { return __sampan_##name(__sampan_##name(a, b), c); }         \
  __SAMPAN_D unsigned int __v##name##3_u32(unsigned int a, unsigned int b, unsigned int c) {                         \
    return __sampan_##name(__sampan_##name(a, b), c);                                                                \
  }                                                                                                                  \
  __SAMPAN_D int __v##name##3_s32_relu(int a, int b, int c) { return __sampan_relu(__v##name##3_s32(a, b, c)); }     \
  __SAMPAN_D int __v##name##_s32_relu(int a, int b) { return __sampan_relu(__sampan_##name(a, b)); }
__SAMPAN_THREE(imax, >)
__SAMPAN_THREE(imin, <)
#undef __SAMPAN_THREE

// The sum wraps.
#define __SAMPAN_ADD(name, select)                                                                                   \
  __SAMPAN_D int __viadd##name##_s32(int a, int b, int c) {                                                          \
    return __sampan_##select((int)((unsigned)a + (unsigned)b), c);                                                   \
  }                                                                                                                  \
  __SAMPAN_D unsigned int __viadd##name##_u32(unsigned int a, unsigned int b, unsigned int c) {                      \
    return __sampan_##select(a + b, c);                                                                              \
  }                                                                                                                  \
  __SAMPAN_D int __viadd##name##_s32_relu(int a, int b, int c) { return __sampan_relu(__viadd##name##_s32(a, b, c)); } \
  __SAMPAN_D unsigned int __viadd##name##_s16x2(unsigned int a, unsigned int b, unsigned int c) {                    \
    return __v##name##s2(__vadd2(a, b), c);                                                                          \
  }                                                                                                                  \
  __SAMPAN_D unsigned int __viadd##name##_u16x2(unsigned int a, unsigned int b, unsigned int c) {                    \
    return __v##name##u2(__vadd2(a, b), c);                                                                          \
  }                                                                                                                  \
  __SAMPAN_D unsigned int __viadd##name##_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) {               \
    return __vmaxs2(__viadd##name##_s16x2(a, b, c), 0);                                                              \
  }                                                                                                                  \
  __SAMPAN_D unsigned int __vi##name##3_s16x2(unsigned int a, unsigned int b, unsigned int c) {                      \
    return __v##name##s2(__v##name##s2(a, b), c);                                                                    \
  }                                                                                                                  \
  __SAMPAN_D unsigned int __vi##name##3_u16x2(unsigned int a, unsigned int b, unsigned int c) {                      \
    return __v##name##u2(__v##name##u2(a, b), c);                                                                    \
  }                                                                                                                  \
  __SAMPAN_D unsigned int __vi##name##3_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) {                 \
    return __vmaxs2(__vi##name##3_s16x2(a, b, c), 0);                                                                \
  }                                                                                                                  \
  __SAMPAN_D unsigned int __vi##name##_s16x2_relu(unsigned int a, unsigned int b) {                                  \
    return __vmaxs2(__v##name##s2(a, b), 0);                                                                         \
  }
__SAMPAN_ADD(max, imax)
__SAMPAN_ADD(min, imin)
#undef __SAMPAN_ADD

#define __SAMPAN_WHICH(name, op)                                                                                     \
  __SAMPAN_D int __vib##name##_s32(int a, int b, bool *first) { return (*first = a op b) ? a : b; }                  \
  __SAMPAN_D unsigned int __vib##name##_u32(unsigned int a, unsigned int b, bool *first) {                           \
    return (*first = a op b) ? a : b;                                                                                \
  }                                                                                                                  \
  __SAMPAN_D unsigned int __vib##name##_s16x2(unsigned int a, unsigned int b, bool *high, bool *low) {               \
    *high = (short)(a >> 16) op (short)(b >> 16);                                                                    \
    *low = (short)a op (short)b;                                                                                     \
    return __v##name##s2(a, b);                                                                                      \
  }                                                                                                                  \
  __SAMPAN_D unsigned int __vib##name##_u16x2(unsigned int a, unsigned int b, bool *high, bool *low) {               \
    *high = (a >> 16) op (b >> 16);                                                                                  \
    *low = (a & 0xffff) op (b & 0xffff);                                                                             \
    return __v##name##u2(a, b);                                                                                      \
  }
__SAMPAN_WHICH(max, >=)
__SAMPAN_WHICH(min, <=)
#undef __SAMPAN_WHICH
