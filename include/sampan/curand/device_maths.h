// The maths library under the names that normal_core.h takes.
#pragma once

#include "normal_core.h"

struct __SampanCurandMaths {
  static __SAMPAN_MEMBER_D float multiplyAdd(float a, float b, float c) { return fmaf(a, b, c); }
  static __SAMPAN_MEMBER_D float logarithm(float x) { return logf(x); }
  static __SAMPAN_MEMBER_D double logarithm(double x) { return log(x); }
  static __SAMPAN_MEMBER_D float squareRoot(float x) { return sqrtf(x); }
  static __SAMPAN_MEMBER_D double squareRoot(double x) { return sqrt(x); }
  static __SAMPAN_MEMBER_D void sinCos(float x, float *s, float *c) { sincosf(x, s, c); }
  static __SAMPAN_MEMBER_D void sinCos(double x, double *s, double *c) { sincos(x, s, c); }
  static __SAMPAN_MEMBER_D float inverseErfc(float x) { return erfcinvf(x); }
  static __SAMPAN_MEMBER_D double inverseErfc(double x) { return erfcinv(x); }
};

__SAMPAN_D float2 __sampan_box_muller(float u, float angle) {
  float2 pair;
  sampan::curand::boxMuller<__SampanCurandMaths>(u, angle, pair.x, pair.y);
  return pair;
}
__SAMPAN_D double2 __sampan_box_muller(double u, double angle) {
  double2 pair;
  sampan::curand::boxMuller<__SampanCurandMaths>(u, angle, pair.x, pair.y);
  return pair;
}
// 32 bits are all that a float of 64 bits is made from.
__SAMPAN_D float __sampan_normal_inverse(uint32_t x, float kind) {
  return sampan::curand::normalInverse<__SampanCurandMaths>(x, kind);
}
__SAMPAN_D double __sampan_normal_inverse(uint32_t x, double kind) {
  return sampan::curand::normalInverse<__SampanCurandMaths>(x, kind);
}
__SAMPAN_D float __sampan_normal_inverse(uint64_t x, float kind) {
  return __sampan_normal_inverse((uint32_t)(x >> 32), kind);
}
__SAMPAN_D double __sampan_normal_inverse(uint64_t x, double kind) {
  return sampan::curand::normalInverse<__SampanCurandMaths>(x, kind);
}
