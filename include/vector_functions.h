// make_<vector>: host and device.
#pragma once
#include "vector_types.h"

#define __SAMPAN_MAKE(name, type)                                                                                    \
  __SAMPAN_HD name##1 make_##name##1(type x) { name##1 v = {x}; return v; }                                          \
  __SAMPAN_HD name##2 make_##name##2(type x, type y) { name##2 v = {x, y}; return v; }                               \
  __SAMPAN_HD name##3 make_##name##3(type x, type y, type z) { name##3 v = {x, y, z}; return v; }                    \
  __SAMPAN_HD name##4 make_##name##4(type x, type y, type z, type w) { name##4 v = {x, y, z, w}; return v; }

__SAMPAN_MAKE(char, signed char)
__SAMPAN_MAKE(uchar, unsigned char)
__SAMPAN_MAKE(short, short)
__SAMPAN_MAKE(ushort, unsigned short)
__SAMPAN_MAKE(int, int)
__SAMPAN_MAKE(uint, unsigned int)
__SAMPAN_MAKE(long, long)
__SAMPAN_MAKE(ulong, unsigned long)
__SAMPAN_MAKE(longlong, long long)
__SAMPAN_MAKE(ulonglong, unsigned long long)
__SAMPAN_MAKE(float, float)
__SAMPAN_MAKE(double, double)
#undef __SAMPAN_MAKE
