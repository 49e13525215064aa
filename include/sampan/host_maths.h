// What CUDA adds to the host's maths: functions that kernels have and libm has not, and their float overloads.
// The bodies are the maths library's own, so host and kernels agree bit for bit.
#pragma once
#include "../crt/host_defines.h"
#include "maths_symbols.h"

#define __SAMPAN_H static __inline__ __attribute__((host))
#define __SAMPAN_DEFINE(name)                                                                                        \
  __SAMPAN_H double name(double x) { return __sampan_##name(x); }                                                    \
  __SAMPAN_H float name##f(float x) { return __sampan_##name##f(x); }                                                \
  __SAMPAN_H float name(float x) { return __sampan_##name##f(x); }
__SAMPAN_DEFINE(rsqrt) __SAMPAN_DEFINE(rcbrt) __SAMPAN_DEFINE(sinpi) __SAMPAN_DEFINE(cospi) __SAMPAN_DEFINE(erfinv)
__SAMPAN_DEFINE(erfcinv) __SAMPAN_DEFINE(erfcx) __SAMPAN_DEFINE(normcdf) __SAMPAN_DEFINE(normcdfinv)
__SAMPAN_DEFINE(cyl_bessel_i0) __SAMPAN_DEFINE(cyl_bessel_i1)
#undef __SAMPAN_DEFINE
__SAMPAN_H void sincospi(double x, double *s, double *c) { __sampan_sincospi(x, s, c); }
__SAMPAN_H void sincospif(float x, float *s, float *c) { __sampan_sincospif(x, s, c); }
__SAMPAN_H void sincospi(float x, float *s, float *c) { __sampan_sincospif(x, s, c); }
__SAMPAN_H double rhypot(double x, double y) { return __sampan_rhypot(x, y); }
__SAMPAN_H float rhypotf(float x, float y) { return __sampan_rhypotf(x, y); }
__SAMPAN_H double norm3d(double x, double y, double z) { return __sampan_norm3d(x, y, z); }
__SAMPAN_H float norm3df(float x, float y, float z) { return __sampan_norm3df(x, y, z); }
__SAMPAN_H double rnorm3d(double x, double y, double z) { return __sampan_rnorm3d(x, y, z); }
__SAMPAN_H float rnorm3df(float x, float y, float z) { return __sampan_rnorm3df(x, y, z); }
__SAMPAN_H double norm4d(double x, double y, double z, double w) { return __sampan_norm4d(x, y, z, w); }
__SAMPAN_H float norm4df(float x, float y, float z, float w) { return __sampan_norm4df(x, y, z, w); }
__SAMPAN_H double rnorm4d(double x, double y, double z, double w) { return __sampan_rnorm4d(x, y, z, w); }
__SAMPAN_H float rnorm4df(float x, float y, float z, float w) { return __sampan_rnorm4df(x, y, z, w); }
__SAMPAN_H double norm(int dimension, const double *p) { return __sampan_norm(dimension, p); }
__SAMPAN_H float normf(int dimension, const float *p) { return __sampan_normf(dimension, p); }
__SAMPAN_H double rnorm(int dimension, const double *p) { return __sampan_rnorm(dimension, p); }
__SAMPAN_H float rnormf(int dimension, const float *p) { return __sampan_rnormf(dimension, p); }
__SAMPAN_H double fdivide(double x, double y) { return x / y; }
__SAMPAN_H float fdividef(float x, float y) { return x / y; }
__SAMPAN_H float fdivide(float x, float y) { return x / y; }
__SAMPAN_H float exp10(float x) { return ::exp10f(x); }
__SAMPAN_H void sincos(float x, float *s, float *c) { ::sincosf(x, s, c); }
#undef __SAMPAN_H
