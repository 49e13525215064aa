// min and max of the global namespace, host and device, with CUDA's rule for mixed types: the unsigned or wider wins.
#pragma once
#include "../crt/host_defines.h"

#define __SAMPAN_MINMAX(result, left, right)                                                                         \
  __SAMPAN_HD result min(left a, right b) { return (result)a < (result)b ? (result)a : (result)b; }                  \
  __SAMPAN_HD result max(left a, right b) { return (result)a > (result)b ? (result)a : (result)b; }
#define __SAMPAN_MINMAX_MIXED(s, u) __SAMPAN_MINMAX(s, s, s) __SAMPAN_MINMAX(u, u, u) __SAMPAN_MINMAX(u, s, u)       \
  __SAMPAN_MINMAX(u, u, s)
__SAMPAN_MINMAX_MIXED(int, unsigned int)
__SAMPAN_MINMAX_MIXED(long, unsigned long)
__SAMPAN_MINMAX_MIXED(long long, unsigned long long)
#undef __SAMPAN_MINMAX_MIXED
#undef __SAMPAN_MINMAX

// A NaN loses against a number, as with fmin.
#define __SAMPAN_MINMAX(result, suffix, left, right)                                                                 \
  __SAMPAN_HD result min(left a, right b) { return __builtin_fmin##suffix(a, b); }                                   \
  __SAMPAN_HD result max(left a, right b) { return __builtin_fmax##suffix(a, b); }
__SAMPAN_MINMAX(float, f, float, float)
__SAMPAN_MINMAX(double, , double, double)
__SAMPAN_MINMAX(double, , float, double)
__SAMPAN_MINMAX(double, , double, float)
#undef __SAMPAN_MINMAX

__SAMPAN_HD unsigned int umin(unsigned int a, unsigned int b) { return a < b ? a : b; }
__SAMPAN_HD unsigned int umax(unsigned int a, unsigned int b) { return a > b ? a : b; }
__SAMPAN_HD long long llmin(long long a, long long b) { return a < b ? a : b; }
__SAMPAN_HD long long llmax(long long a, long long b) { return a > b ? a : b; }
__SAMPAN_HD unsigned long long ullmin(unsigned long long a, unsigned long long b) { return a < b ? a : b; }
__SAMPAN_HD unsigned long long ullmax(unsigned long long a, unsigned long long b) { return a > b ? a : b; }
