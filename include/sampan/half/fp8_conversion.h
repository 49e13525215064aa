// Conversions between float and the two 8-bit formats: E4M3 (no infinity, 448 is the largest) and E5M2 (IEEE-like).
#pragma once
#include "rounding.h"

enum __nv_saturation_t { __NV_NOSAT, __NV_SATFINITE };
enum __nv_fp8_interpretation_t { __NV_E4M3, __NV_E5M2 };
typedef unsigned char __nv_fp8_storage_t;
typedef unsigned short __nv_fp8x2_storage_t;
typedef unsigned int __nv_fp8x4_storage_t;

// To nearest, ties to even, by adding and taking away a power of two that has its last place where the format has.
__SAMPAN_HD __nv_fp8_storage_t __sampan_float_to_fp8(float __v, __nv_saturation_t __saturate,
                                                     __nv_fp8_interpretation_t __as) {
  const bool __wide = __as == __NV_E5M2;
  const int __mantissa = __wide ? 2 : 3, __bias = __wide ? 15 : 7;
  const float __largest = __wide ? 57344.0f : 448.0f;
  unsigned int __bits = __sampan_float_bits(__v), __sign = __bits >> 24 & 0x80;
  if (__v != __v) return (unsigned char)(__wide ? 0x7f : __sign | 0x7f);
  float __size = __sampan_bits_float(__bits & 0x7fffffff);
  int __exponent = (int)(__bits >> 23 & 0xff) - 127;
  if (__exponent < 1 - __bias) __exponent = 1 - __bias;
  // One unit in the last place of the result, at this size.
  float __unit = __sampan_bits_float((unsigned int)(__exponent - __mantissa + 127) << 23);
  float __rounded = __exponent > 16 ? __size : __builtin_rintf(__size / __unit) * __unit;
  if (__rounded > __largest)
    return (unsigned char)(__sign | (__saturate == __NV_SATFINITE ? (__wide ? 0x7b : 0x7e) : (__wide ? 0x7c : 0x7f)));
  if (__rounded == 0) return (unsigned char)__sign;
  int __top = (int)(__sampan_float_bits(__rounded) >> 23) - 127;
  if (__top < 1 - __bias) return (unsigned char)(__sign | (unsigned int)(__rounded / __unit));
  unsigned int __fraction = __sampan_float_bits(__rounded) >> (23 - __mantissa) & ((1u << __mantissa) - 1);
  return (unsigned char)(__sign | (unsigned int)(__top + __bias) << __mantissa | __fraction);
}

__SAMPAN_HD float __sampan_fp8_to_float(__nv_fp8_storage_t __x, __nv_fp8_interpretation_t __as) {
  // E5M2 is the upper byte of a half.
  if (__as == __NV_E5M2) return __sampan_half_to_float((unsigned short)(__x << 8));
  unsigned int __sign = (__x & 0x80u) << 24, __exponent = __x >> 3 & 15, __fraction = __x & 7;
  if ((__x & 0x7f) == 0x7f) return __sampan_bits_float(0x7fffffff);
  if (__exponent == 0) return __sampan_bits_float(__sign | __sampan_float_bits((float)__fraction * 0.001953125f));
  return __sampan_bits_float(__sign | (__exponent + 120) << 23 | __fraction << 20);
}
