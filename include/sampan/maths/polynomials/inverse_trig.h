// Written by tools/maths-coefficients/generate.py from functions_inverse_trig.py; change that and run it again.
// Each polynomial in Horner form; `error` is the weighted error of the rounded coefficients in exact arithmetic.
#pragma once

#include "../base.h"

namespace sampan::maths {

// (atan(y) - y) / y^3, z = y^2, y <= tan(pi/8); degree 10, error 2^-59.4.
SAMPAN_MATHS_INLINE double atanTail(double t) {
  double p = -0x1.253772f0328e3p-6;
  p = __builtin_fma(p, t, 0x1.37c05fc1bdda3p-5);
  p = __builtin_fma(p, t, -0x1.9ccb2d570a96bp-5);
  p = __builtin_fma(p, t, 0x1.df0dcda1e4b82p-5);
  p = __builtin_fma(p, t, -0x1.10eba17d6b6bep-4);
  p = __builtin_fma(p, t, 0x1.3b11176bbb911p-4);
  p = __builtin_fma(p, t, -0x1.745cf8c8d82f4p-4);
  p = __builtin_fma(p, t, 0x1.c71c70e58d83cp-4);
  p = __builtin_fma(p, t, -0x1.24924922ac898p-3);
  p = __builtin_fma(p, t, 0x1.999999999585bp-3);
  p = __builtin_fma(p, t, -0x1.555555555553dp-2);
  return p;
}

// (atan(y) - y) / y^3, z = y^2, y <= tan(pi/8); degree 4, error 2^-30.4.
SAMPAN_MATHS_INLINE float atanTail(float t) {
  float p = -0x1.f2d2d4p-5f;
  p = __builtin_fmaf(p, t, 0x1.b221fcp-4f);
  p = __builtin_fmaf(p, t, -0x1.23b99p-3f);
  p = __builtin_fmaf(p, t, 0x1.9991e2p-3f);
  p = __builtin_fmaf(p, t, -0x1.55554ap-2f);
  return p;
}

// (asin(x) - x) / x^3, z = x^2, x <= 1/2; degree 12, error 2^-59.7.
SAMPAN_MATHS_INLINE double asinTail(double t) {
  double p = 0x1.0be3d7df01e1fp-5;
  p = __builtin_fma(p, t, -0x1.59f4d0fce69eap-6);
  p = __builtin_fma(p, t, 0x1.6500c492f2a4ep-6);
  p = __builtin_fma(p, t, 0x1.e15fade395569p-9);
  p = __builtin_fma(p, t, 0x1.618a67cc0bea8p-7);
  p = __builtin_fma(p, t, 0x1.75779d4d7645bp-7);
  p = __builtin_fma(p, t, 0x1.ca21422ed4a22p-7);
  p = __builtin_fma(p, t, 0x1.1c49de18ffb7fp-6);
  p = __builtin_fma(p, t, 0x1.6e8bdfe5436ap-6);
  p = __builtin_fma(p, t, 0x1.f1c71a8ba8bd1p-6);
  p = __builtin_fma(p, t, 0x1.6db6db722b45ep-5);
  p = __builtin_fma(p, t, 0x1.333333332df18p-4);
  p = __builtin_fma(p, t, 0x1.5555555555578p-3);
  return p;
}

// (asin(x) - x) / x^3, z = x^2, x <= 1/2; degree 5, error 2^-31.7.
SAMPAN_MATHS_INLINE float asinTail(float t) {
  float p = 0x1.34a482p-5f;
  p = __builtin_fmaf(p, t, 0x1.d57da2p-7f);
  p = __builtin_fmaf(p, t, 0x1.04cd7ep-5f);
  p = __builtin_fmaf(p, t, 0x1.6ca7d8p-5f);
  p = __builtin_fmaf(p, t, 0x1.3338aap-4f);
  p = __builtin_fmaf(p, t, 0x1.55554cp-3f);
  return p;
}

} // namespace sampan::maths
