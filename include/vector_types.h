// The short vectors of CUDA. Sizes and alignments are part of the binary interface: wrong ones shift kernel parameters.
#pragma once
#include "crt/host_defines.h"

#define __SAMPAN_VECTOR(name, type, one, two, four)                                                                  \
  struct name##1 { type x; };                                                                                        \
  struct __align__(two) name##2 { type x, y; };                                                                      \
  struct name##3 { type x, y, z; };                                                                                  \
  struct __align__(four) name##4 { type x, y, z, w; };                                                               \
  typedef struct name##1 name##1; typedef struct name##2 name##2;                                                    \
  typedef struct name##3 name##3; typedef struct name##4 name##4;

__SAMPAN_VECTOR(char, signed char, 1, 2, 4)
__SAMPAN_VECTOR(uchar, unsigned char, 1, 2, 4)
__SAMPAN_VECTOR(short, short, 2, 4, 8)
__SAMPAN_VECTOR(ushort, unsigned short, 2, 4, 8)
__SAMPAN_VECTOR(int, int, 4, 8, 16)
__SAMPAN_VECTOR(uint, unsigned int, 4, 8, 16)
__SAMPAN_VECTOR(long, long, 8, 16, 16)
__SAMPAN_VECTOR(ulong, unsigned long, 8, 16, 16)
__SAMPAN_VECTOR(longlong, long long, 8, 16, 16)
__SAMPAN_VECTOR(ulonglong, unsigned long long, 8, 16, 16)
__SAMPAN_VECTOR(float, float, 4, 8, 16)
__SAMPAN_VECTOR(double, double, 8, 16, 16)
#undef __SAMPAN_VECTOR

#ifdef __CUDA__
struct __sampan_threadIdx_t;
struct __sampan_blockIdx_t;
struct __sampan_blockDim_t;
struct __sampan_gridDim_t;
#endif

struct dim3 {
  unsigned int x, y, z;
#ifdef __cplusplus
#if __cplusplus >= 201103L
  __SAMPAN_MEMBER_HD constexpr dim3(unsigned int vx = 1, unsigned int vy = 1, unsigned int vz = 1)
      : x(vx), y(vy), z(vz) {}
  __SAMPAN_MEMBER_HD constexpr dim3(uint3 v) : x(v.x), y(v.y), z(v.z) {}
  __SAMPAN_MEMBER_HD constexpr operator uint3() const { return uint3{x, y, z}; }
#else
  __SAMPAN_MEMBER_HD dim3(unsigned int vx = 1, unsigned int vy = 1, unsigned int vz = 1) : x(vx), y(vy), z(vz) {}
  __SAMPAN_MEMBER_HD dim3(uint3 v) : x(v.x), y(v.y), z(v.z) {}
  __SAMPAN_MEMBER_HD operator uint3() const { uint3 v = {x, y, z}; return v; }
#endif
#ifdef __CUDA__
  // Without these constructors `dim3 d = threadIdx` would need two conversions in a row.
  __device__ inline dim3(const __sampan_threadIdx_t &);
  __device__ inline dim3(const __sampan_blockIdx_t &);
  __device__ inline dim3(const __sampan_blockDim_t &);
  __device__ inline dim3(const __sampan_gridDim_t &);
#endif
#endif
};
typedef struct dim3 dim3;
