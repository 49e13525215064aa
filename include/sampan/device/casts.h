// Conversions with a named rounding mode, and reinterpretations of bits. A conversion to an integer rounds first
// and then casts: the cast saturates in kernels, as every float-to-integer cast there does.
#pragma once
#include "../../crt/host_defines.h"
#include "directed_rounding.h"

#define __SAMPAN_TO_INTEGER(from, suffix, type, name, to)                                                            \
  __SAMPAN_D to __##name##_rn(type x) { return (to)__builtin_rint##suffix(x); }                                      \
  __SAMPAN_D to __##name##_rz(type x) { return (to)__builtin_trunc##suffix(x); }                                     \
  __SAMPAN_D to __##name##_ru(type x) { return (to)__builtin_ceil##suffix(x); }                                      \
  __SAMPAN_D to __##name##_rd(type x) { return (to)__builtin_floor##suffix(x); }
__SAMPAN_TO_INTEGER(float, f, float, float2int, int)
__SAMPAN_TO_INTEGER(float, f, float, float2uint, unsigned int)
__SAMPAN_TO_INTEGER(float, f, float, float2ll, long long)
__SAMPAN_TO_INTEGER(float, f, float, float2ull, unsigned long long)
__SAMPAN_TO_INTEGER(double, , double, double2int, int)
__SAMPAN_TO_INTEGER(double, , double, double2uint, unsigned int)
__SAMPAN_TO_INTEGER(double, , double, double2ll, long long)
__SAMPAN_TO_INTEGER(double, , double, double2ull, unsigned long long)
#undef __SAMPAN_TO_INTEGER

// The sign of what rounding an integer to nearest took away. Past the integer's range the float is always too large.
__SAMPAN_D double __sampan_rest(long long x, double r) {
  return r >= 0x1p63 ? -1.0 : (double)(x - (long long)r);
}
__SAMPAN_D double __sampan_rest(unsigned long long x, double r) {
  return r >= 0x1p64 ? -1.0 : (double)(long long)(x - (unsigned long long)r);
}
#define __SAMPAN_FROM_INTEGER(name, from, wide, to)                                                                  \
  __SAMPAN_D to __##name##_rn(from x) { return (to)x; }                                                              \
  __SAMPAN_D to __##name##_rz(from x) { return __sampan_rz((to)x, __sampan_rest((wide)x, (double)(to)x)); }          \
  __SAMPAN_D to __##name##_ru(from x) { return __sampan_ru((to)x, __sampan_rest((wide)x, (double)(to)x)); }          \
  __SAMPAN_D to __##name##_rd(from x) { return __sampan_rd((to)x, __sampan_rest((wide)x, (double)(to)x)); }
__SAMPAN_FROM_INTEGER(int2float, int, long long, float)
__SAMPAN_FROM_INTEGER(uint2float, unsigned int, unsigned long long, float)
__SAMPAN_FROM_INTEGER(ll2float, long long, long long, float)
__SAMPAN_FROM_INTEGER(ull2float, unsigned long long, unsigned long long, float)
__SAMPAN_FROM_INTEGER(ll2double, long long, long long, double)
__SAMPAN_FROM_INTEGER(ull2double, unsigned long long, unsigned long long, double)
#undef __SAMPAN_FROM_INTEGER
__SAMPAN_D double __int2double_rn(int x) { return (double)x; }
__SAMPAN_D double __uint2double_rn(unsigned int x) { return (double)x; }

__SAMPAN_D float __double2float_rn(double x) { return (float)x; }
__SAMPAN_D float __double2float_rz(double x) { return __sampan_rz((float)x, x - (double)(float)x); }
__SAMPAN_D float __double2float_ru(double x) { return __sampan_ru((float)x, x - (double)(float)x); }
__SAMPAN_D float __double2float_rd(double x) { return __sampan_rd((float)x, x - (double)(float)x); }

#define __SAMPAN_BITS(name, from, to)                                                                                \
  __SAMPAN_D to name(from x) { return __builtin_bit_cast(to, x); }
__SAMPAN_BITS(__float_as_int, float, int)
__SAMPAN_BITS(__float_as_uint, float, unsigned int)
__SAMPAN_BITS(__int_as_float, int, float)
__SAMPAN_BITS(__uint_as_float, unsigned int, float)
__SAMPAN_BITS(__double_as_longlong, double, long long)
__SAMPAN_BITS(__double_as_ulonglong, double, unsigned long long)
__SAMPAN_BITS(__longlong_as_double, long long, double)
__SAMPAN_BITS(__ulonglong_as_double, unsigned long long, double)
__SAMPAN_BITS(float_as_int, float, int)
__SAMPAN_BITS(float_as_uint, float, unsigned int)
__SAMPAN_BITS(int_as_float, int, float)
__SAMPAN_BITS(uint_as_float, unsigned int, float)
#undef __SAMPAN_BITS
__SAMPAN_D int __double2hiint(double x) { return (int)(__double_as_longlong(x) >> 32); }
__SAMPAN_D int __double2loint(double x) { return (int)__double_as_longlong(x); }
__SAMPAN_D double __hiloint2double(int high, int low) {
  return __longlong_as_double((long long)((unsigned long long)(unsigned)high << 32 | (unsigned)low));
}
// The old casts without a mode.
__SAMPAN_D int float2int(float x) { return __float2int_rz(x); }
__SAMPAN_D unsigned int float2uint(float x) { return __float2uint_rz(x); }
__SAMPAN_D float int2float(int x) { return (float)x; }
__SAMPAN_D float uint2float(unsigned int x) { return (float)x; }
