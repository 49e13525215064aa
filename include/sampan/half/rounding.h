// Exact steps between binary64, binary32 and the 16-bit formats, for host and device. Rounding to odd keeps in the last
// bit that something was lost, so that a second rounding gives what one rounding would have given.
#pragma once
#include "../../crt/host_defines.h"

__SAMPAN_HD unsigned int __sampan_float_bits(float x) { return __builtin_bit_cast(unsigned int, x); }
__SAMPAN_HD float __sampan_bits_float(unsigned int x) { return __builtin_bit_cast(float, x); }

__SAMPAN_HD float __sampan_round_to_odd(double x) {
  float nearest = (float)x;
  double back = (double)nearest;
  if (back == x || x != x) return nearest;
  unsigned int bits = __sampan_float_bits(nearest);
  if ((back > x) == (x > 0)) --bits;
  return __sampan_bits_float(bits | 1);
}
// Past 2^53 the low bits of an integer are folded into one.
__SAMPAN_HD double __sampan_round_to_odd(unsigned long long x) {
  return x >> 53 ? (double)(x >> 11 | ((x & 0x7ff) != 0)) * 2048.0 : (double)x;
}
__SAMPAN_HD double __sampan_round_to_odd(long long x) {
  return x < 0 ? -__sampan_round_to_odd(0ull - (unsigned long long)x) : __sampan_round_to_odd((unsigned long long)x);
}

__SAMPAN_HD unsigned short __sampan_float_to_half(float x) {
#ifdef __CUDA_ARCH__
  return x != x ? (unsigned short)0x7fff : __builtin_bit_cast(unsigned short, (_Float16)x);
#else
  unsigned int bits = __sampan_float_bits(x), sign = bits >> 16 & 0x8000;
  bits &= 0x7fffffff;
  if (bits > 0x7f800000) return 0x7fff;
  if (bits >= 0x477ff000) return (unsigned short)(sign | 0x7c00);
  // Below the smallest normal half, adding 1/2 leaves the half's last place as the float's last place.
  if (bits < 0x38800000)
    return (unsigned short)(sign | (__sampan_float_bits(__sampan_bits_float(bits) + 0.5f) - 0x3f000000));
  return (unsigned short)(sign | ((bits - 0x38000000 + 0xfff + (bits >> 13 & 1)) >> 13));
#endif
}
__SAMPAN_HD float __sampan_half_to_float(unsigned short x) {
#ifdef __CUDA_ARCH__
  return (float)__builtin_bit_cast(_Float16, x);
#else
  unsigned int sign = (x & 0x8000u) << 16, exponent = x & 0x7c00, bits = (x & 0x7fffu) << 13;
  if (exponent == 0)
    return __sampan_bits_float(sign | __sampan_float_bits((float)(x & 0x3ff) * 5.9604644775390625e-8f));
  return __sampan_bits_float(sign | (bits + (exponent == 0x7c00 ? 0x70000000 : 0x38000000)));
#endif
}
__SAMPAN_HD unsigned short __sampan_float_to_bfloat16(float x) {
  unsigned int bits = __sampan_float_bits(x);
  return x != x ? (unsigned short)0x7fff : (unsigned short)((bits + 0x7fff + (bits >> 16 & 1)) >> 16);
}
__SAMPAN_HD float __sampan_bfloat16_to_float(unsigned short x) { return __sampan_bits_float((unsigned int)x << 16); }

// x + y, rounded to odd.
__SAMPAN_HD float __sampan_add_to_odd(float x, float y) {
#ifdef __clang__
#pragma clang fp contract(off) reassociate(off)
#endif
  float sum = x + y, fromY = sum - x, fromX = sum - fromY, rest = (x - fromX) + (y - fromY);
  unsigned int bits = __sampan_float_bits(sum);
  if (rest != 0 && rest == rest && !(bits & 1)) bits += (rest > 0) == (sum > 0) ? 1 : -1;
  return __sampan_bits_float(bits);
}
__SAMPAN_HD double __sampan_add_to_odd(double x, double y) {
#ifdef __clang__
#pragma clang fp contract(off) reassociate(off)
#endif
  double sum = x + y, fromY = sum - x, fromX = sum - fromY, rest = (x - fromX) + (y - fromY);
  unsigned long long bits = __builtin_bit_cast(unsigned long long, sum);
  if (rest != 0 && rest == rest && !(bits & 1)) bits += (rest > 0) == (sum > 0) ? 1 : -1;
  return __builtin_bit_cast(double, bits);
}
