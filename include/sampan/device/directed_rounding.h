// Rounding toward zero, up or down without touching a rounding mode: take the nearest result and the sign of what
// it left out, and step to the neighbour where that is on the wrong side. `rest` needs only the right sign (exact
// minus nearest).
#pragma once
#include "../../crt/host_defines.h"

// The neighbours of a number that is not NaN. One step down from infinity is the largest finite number.
__SAMPAN_D float __sampan_next_up(float x) {
  int bits = __builtin_bit_cast(int, x);
  return x == 0 ? 0x1p-149f : __builtin_bit_cast(float, bits < 0 ? bits - 1 : bits + 1);
}
__SAMPAN_D double __sampan_next_up(double x) {
  long long bits = __builtin_bit_cast(long long, x);
  return x == 0 ? 0x1p-1074 : __builtin_bit_cast(double, bits < 0 ? bits - 1 : bits + 1);
}
__SAMPAN_D float __sampan_next_down(float x) { return -__sampan_next_up(-x); }
__SAMPAN_D double __sampan_next_down(double x) { return -__sampan_next_up(-x); }

#define __SAMPAN_MODES(type)                                                                                         \
  __SAMPAN_D type __sampan_ru(type nearest, double rest) { return rest > 0 ? __sampan_next_up(nearest) : nearest; }  \
  __SAMPAN_D type __sampan_rd(type nearest, double rest) { return rest < 0 ? __sampan_next_down(nearest) : nearest; }\
  __SAMPAN_D type __sampan_rz(type nearest, double rest) {                                                           \
    return nearest > 0 && rest < 0   ? __sampan_next_down(nearest)                                                   \
           : nearest < 0 && rest > 0 ? __sampan_next_up(nearest)                                                     \
                                     : nearest;                                                                      \
  }
__SAMPAN_MODES(float)
__SAMPAN_MODES(double)
#undef __SAMPAN_MODES

// Rests of float operations. Products of floats are exact in double.
__SAMPAN_D double __sampan_add_rest(float x, float y, float sum) {
#pragma clang fp contract(off) reassociate(off)
  if (__builtin_isinf(sum)) return __builtin_isinf(x) || __builtin_isinf(y) ? 0.0 : -(double)sum;
  float fromY = sum - x, fromX = sum - fromY;
  return (double)((x - fromX) + (y - fromY));
}
__SAMPAN_D double __sampan_mul_rest(float x, float y, float product) {
#pragma clang fp contract(off)
  return (double)x * (double)y - (double)product;
}
__SAMPAN_D double __sampan_div_rest(float x, float y, float quotient) {
  if (y == 0 || __builtin_isinf(y) || __builtin_isinf(x)) return 0.0;
  if (__builtin_isinf(quotient)) return -(double)quotient;
  double rest = __builtin_fma(-(double)quotient, (double)y, (double)x);
  return y < 0 ? -rest : rest;
}
__SAMPAN_D double __sampan_sqrt_rest(float x, float root) {
  return __builtin_isinf(x) ? 0.0 : __builtin_fma(-(double)root, (double)root, (double)x);
}
__SAMPAN_D double __sampan_fma_rest(float x, float y, float z, float result) {
#pragma clang fp contract(off) reassociate(off)
  double product = (double)x * (double)y, sum = product + (double)z;
  double fromZ = sum - product, fromProduct = sum - fromZ;
  return (sum - (double)result) + ((product - fromProduct) + ((double)z - fromZ));
}

// Rests of double operations. Where the rest itself would fall below the smallest number, the operands are scaled
// first.
__SAMPAN_D double __sampan_add_rest(double x, double y, double sum) {
#pragma clang fp contract(off) reassociate(off)
  if (__builtin_isinf(sum)) return __builtin_isinf(x) || __builtin_isinf(y) ? 0.0 : -sum;
  double fromY = sum - x, fromX = sum - fromY;
  return (x - fromX) + (y - fromY);
}
__SAMPAN_D double __sampan_mul_rest(double x, double y, double product) {
#pragma clang fp contract(off)
  if (__builtin_isinf(product)) return __builtin_isinf(x) || __builtin_isinf(y) ? 0.0 : -product;
  if (__builtin_fabs(product) >= 0x1p-900) return __builtin_fma(x, y, -product);
  if (product == 0) return x == 0 || y == 0 ? 0.0 : (x < 0) != (y < 0) ? -1.0 : 1.0;
  bool scaleX = __builtin_fabs(x) < __builtin_fabs(y);
  return __builtin_fma(scaleX ? x * 0x1p540 : x, scaleX ? y : y * 0x1p540, -(product * 0x1p540));
}
__SAMPAN_D double __sampan_div_rest(double x, double y, double quotient) {
#pragma clang fp contract(off)
  if (y == 0 || __builtin_isinf(y) || __builtin_isinf(x)) return 0.0;
  if (__builtin_isinf(quotient)) return -quotient;
  double scale = __builtin_fabs(x) < 0x1p-900 ? 0x1p200 : 1.0;
  double rest = __builtin_fma(-(quotient * scale), y, x * scale);
  return y < 0 ? -rest : rest;
}
__SAMPAN_D double __sampan_sqrt_rest(double x, double root) {
#pragma clang fp contract(off)
  if (__builtin_isinf(x)) return 0.0;
  bool tiny = x < 0x1p-900;
  double scaledRoot = tiny ? root * 0x1p100 : root;
  return __builtin_fma(-scaledRoot, scaledRoot, tiny ? x * 0x1p200 : x);
}
// x * y as two numbers, plus z as two more; the four and -result are then summed without loss.
__SAMPAN_D double __sampan_fma_rest(double x, double y, double z, double result) {
#pragma clang fp contract(off) reassociate(off)
  if (!(__builtin_fabs(x) < __builtin_inf() && __builtin_fabs(y) < __builtin_inf() &&
        __builtin_fabs(z) < __builtin_inf()))
    return 0.0;
  double size = __builtin_fabs(x * y), sign = (x < 0) != (y < 0) ? -1.0 : 1.0;
  if (x == 0 || y == 0) return 0.0;
  bool scaleX = __builtin_fabs(x) < __builtin_fabs(y);
  double scale = 1.0;
  if (size < 0x1p-900) {
    if (__builtin_fabs(z) >= 0x1p-700) return sign;
    scale = 0x1p540;
    // Below half of the smallest number the product moves no nearest result.
    if (__builtin_fabs((scaleX ? x : y) * scale * (scaleX ? y : x)) < 0x1p-535) return sign;
  } else if (size > 0x1p900) {
    scale = 0x1p-256;
    scaleX = !scaleX;
    if (z != 0 && __builtin_fabs(z) < 0x1p-500) z = __builtin_copysign(0x1p-500, z);
  }
  if (__builtin_isinf(result)) return -result;
  (scaleX ? x : y) *= scale;
  z *= scale;
  result *= scale;
  double product = x * y, low = __builtin_fma(x, y, -product);
  double sum = product + z, fromZ = sum - product, fromProduct = sum - fromZ;
  double sumLow = (product - fromProduct) + (z - fromZ);
  double head = sum - result;
  double lows = sumLow + low, b1 = lows - sumLow, a1 = lows - b1, lowest = (sumLow - a1) + (low - b1);
  double all = head + lows, b2 = all - head, a2 = all - b2, rest = (head - a2) + (lows - b2);
  return all != 0 ? all : rest + lowest;
}
