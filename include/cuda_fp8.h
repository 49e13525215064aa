// __nv_fp8_e4m3, __nv_fp8_e5m2, their vectors of two and four, and the conversion functions.
#pragma once
#define __CUDA_FP8_H__
#include "cuda_bf16.h"
#include "cuda_fp16.h"
#include "sampan/half/fp8_conversion.h"

#define __CUDA_FP8_TYPES_EXIST__

__SAMPAN_HD __nv_fp8_storage_t __nv_cvt_float_to_fp8(float __v, __nv_saturation_t __s, __nv_fp8_interpretation_t __as) {
  return __sampan_float_to_fp8(__v, __s, __as);
}
__SAMPAN_HD __nv_fp8_storage_t __nv_cvt_double_to_fp8(double __v, __nv_saturation_t __s,
                                                      __nv_fp8_interpretation_t __as) {
  return __sampan_float_to_fp8(__sampan_round_to_odd(__v), __s, __as);
}
__SAMPAN_HD __nv_fp8_storage_t __nv_cvt_halfraw_to_fp8(__half_raw __v, __nv_saturation_t __s,
                                                       __nv_fp8_interpretation_t __as) {
  return __sampan_float_to_fp8(__sampan_half_to_float(__v.x), __s, __as);
}
__SAMPAN_HD __nv_fp8_storage_t __nv_cvt_bfloat16raw_to_fp8(__nv_bfloat16_raw __v, __nv_saturation_t __s,
                                                           __nv_fp8_interpretation_t __as) {
  return __sampan_float_to_fp8(__sampan_bfloat16_to_float(__v.x), __s, __as);
}
// Every 8-bit value is a half, so the way back is exact.
__SAMPAN_HD __half_raw __nv_cvt_fp8_to_halfraw(__nv_fp8_storage_t __v, __nv_fp8_interpretation_t __as) {
  __half_raw __r = {__sampan_float_to_half(__sampan_fp8_to_float(__v, __as))};
  return __r;
}
__SAMPAN_HD __nv_fp8x2_storage_t __nv_cvt_float2_to_fp8x2(float2 __v, __nv_saturation_t __s,
                                                          __nv_fp8_interpretation_t __as) {
  return (__nv_fp8x2_storage_t)(__sampan_float_to_fp8(__v.x, __s, __as) | __sampan_float_to_fp8(__v.y, __s, __as) << 8);
}
__SAMPAN_HD __nv_fp8x2_storage_t __nv_cvt_halfraw2_to_fp8x2(__half2_raw __v, __nv_saturation_t __s,
                                                            __nv_fp8_interpretation_t __as) {
  float2 __f = {__sampan_half_to_float(__v.x), __sampan_half_to_float(__v.y)};
  return __nv_cvt_float2_to_fp8x2(__f, __s, __as);
}
__SAMPAN_HD __half2_raw __nv_cvt_fp8x2_to_halfraw2(__nv_fp8x2_storage_t __v, __nv_fp8_interpretation_t __as) {
  __half2_raw __r = {__nv_cvt_fp8_to_halfraw((unsigned char)__v, __as).x,
                     __nv_cvt_fp8_to_halfraw((unsigned char)(__v >> 8), __as).x};
  return __r;
}

#define __SAMPAN_FP8(name, as)                                                                                       \
  struct name {                                                                                                      \
    __nv_fp8_storage_t __x;                                                                                          \
    name() = default;                                                                                                \
    __SAMPAN_MEMBER_HD explicit name(float __v) : __x(__nv_cvt_float_to_fp8(__v, __NV_SATFINITE, as)) {}             \
    __SAMPAN_MEMBER_HD explicit name(double __v) : __x(__nv_cvt_double_to_fp8(__v, __NV_SATFINITE, as)) {}           \
    __SAMPAN_MEMBER_HD explicit name(__half __v) : __x(__nv_cvt_halfraw_to_fp8(__v, __NV_SATFINITE, as)) {}          \
    __SAMPAN_MEMBER_HD explicit name(__nv_bfloat16 __v) : __x(__nv_cvt_bfloat16raw_to_fp8(__v, __NV_SATFINITE, as)) {} \
    __SAMPAN_MEMBER_HD explicit name(int __v) : name((double)__v) {}                                                 \
    __SAMPAN_MEMBER_HD explicit name(unsigned int __v) : name((double)__v) {}                                        \
    __SAMPAN_MEMBER_HD explicit operator float() const { return __sampan_fp8_to_float(__x, as); }                    \
    __SAMPAN_MEMBER_HD explicit operator double() const { return __sampan_fp8_to_float(__x, as); }                   \
    __SAMPAN_MEMBER_HD explicit operator __half() const { return __half(__nv_cvt_fp8_to_halfraw(__x, as)); }         \
    __SAMPAN_MEMBER_HD explicit operator __nv_bfloat16() const { return __nv_bfloat16(__sampan_fp8_to_float(__x, as)); } \
    __SAMPAN_MEMBER_HD explicit operator int() const { return (int)(__half)*this; }                                  \
    __SAMPAN_MEMBER_HD explicit operator bool() const { return (__x & 0x7f) != 0; }                                  \
  };
__SAMPAN_FP8(__nv_fp8_e4m3, __NV_E4M3)
__SAMPAN_FP8(__nv_fp8_e5m2, __NV_E5M2)
#undef __SAMPAN_FP8

#define __SAMPAN_FP8X2(name, as)                                                                                     \
  struct __align__(2) name {                                                                                         \
    __nv_fp8x2_storage_t __x;                                                                                        \
    name() = default;                                                                                                \
    __SAMPAN_MEMBER_HD explicit name(float2 __v) : __x(__nv_cvt_float2_to_fp8x2(__v, __NV_SATFINITE, as)) {}         \
    __SAMPAN_MEMBER_HD explicit name(__half2 __v) : __x(__nv_cvt_halfraw2_to_fp8x2(__v, __NV_SATFINITE, as)) {}      \
    __SAMPAN_MEMBER_HD explicit operator __half2() const { return __half2(__nv_cvt_fp8x2_to_halfraw2(__x, as)); }    \
    __SAMPAN_MEMBER_HD explicit operator float2() const {                                                            \
      float2 __r = {__sampan_fp8_to_float((unsigned char)__x, as), __sampan_fp8_to_float((unsigned char)(__x >> 8), as)}; \
      return __r;                                                                                                    \
    }                                                                                                                \
  };
__SAMPAN_FP8X2(__nv_fp8x2_e4m3, __NV_E4M3)
__SAMPAN_FP8X2(__nv_fp8x2_e5m2, __NV_E5M2)
#undef __SAMPAN_FP8X2

#define __SAMPAN_FP8X4(name, pair, as)                                                                               \
  struct __align__(4) name {                                                                                         \
    __nv_fp8x4_storage_t __x;                                                                                        \
    name() = default;                                                                                                \
    __SAMPAN_MEMBER_HD explicit name(float4 __v) {                                                                   \
      float2 __low = {__v.x, __v.y}, __high = {__v.z, __v.w};                                                        \
      __x = pair(__low).__x | (unsigned int)pair(__high).__x << 16;                                                  \
    }                                                                                                                \
    __SAMPAN_MEMBER_HD explicit operator float4() const {                                                            \
      float4 __r = {__sampan_fp8_to_float((unsigned char)__x, as), __sampan_fp8_to_float((unsigned char)(__x >> 8), as), \
                    __sampan_fp8_to_float((unsigned char)(__x >> 16), as), __sampan_fp8_to_float((unsigned char)(__x >> 24), as)}; \
      return __r;                                                                                                    \
    }                                                                                                                \
  };
__SAMPAN_FP8X4(__nv_fp8x4_e4m3, __nv_fp8x2_e4m3, __NV_E4M3)
__SAMPAN_FP8X4(__nv_fp8x4_e5m2, __nv_fp8x2_e5m2, __NV_E5M2)
#undef __SAMPAN_FP8X4
