// Written by tools/maths-coefficients/generate.py from functions_trig.py; change that and run it again.
// Each polynomial in Horner form; `error` is the weighted error of the rounded coefficients in exact arithmetic.
#pragma once

#include "../base.h"

namespace sampan::maths {

// (sin(r) - r) / r^3, z = r^2 <= (pi/4)^2; degree 6, error 2^-63.2.
SAMPAN_MATHS_INLINE double sinTail(double t) {
  double p = -0x1.a11509403707cp-41;
  p = __builtin_fma(p, t, 0x1.610ba26eefab5p-33);
  p = __builtin_fma(p, t, -0x1.ae642ec2c5e97p-26);
  p = __builtin_fma(p, t, 0x1.71de3a3513752p-19);
  p = __builtin_fma(p, t, -0x1.a01a019fff0e4p-13);
  p = __builtin_fma(p, t, 0x1.111111111106bp-7);
  p = __builtin_fma(p, t, -0x1.5555555555555p-3);
  return p;
}

// (cos(r) - 1 + z / 2) / z^2, z = r^2 <= (pi/4)^2; degree 5, error 2^-63.9.
SAMPAN_MATHS_INLINE double cosTail(double t) {
  double p = -0x1.8f924d2ede662p-37;
  p = __builtin_fma(p, t, 0x1.1ee9b6b8be686p-29);
  p = __builtin_fma(p, t, -0x1.27e4f7be3b10ep-22);
  p = __builtin_fma(p, t, 0x1.a01a019c4d177p-16);
  p = __builtin_fma(p, t, -0x1.6c16c16c14daap-10);
  p = __builtin_fma(p, t, 0x1.555555555554ap-5);
  return p;
}

// (sin(r) - r) / r^3, z = r^2 <= (pi/4)^2; degree 3, error 2^-32.5.
SAMPAN_MATHS_INLINE float sinTail(float t) {
  float p = 0x1.7b2ca2p-19f;
  p = __builtin_fmaf(p, t, -0x1.a0565p-13f);
  p = __builtin_fmaf(p, t, 0x1.111172p-7f);
  p = __builtin_fmaf(p, t, -0x1.555556p-3f);
  return p;
}

// (cos(r) - 1 + z / 2) / z^2, z = r^2 <= (pi/4)^2; degree 2, error 2^-33.0.
SAMPAN_MATHS_INLINE float cosTail(float t) {
  float p = 0x1.99dc04p-16f;
  p = __builtin_fmaf(p, t, -0x1.6c0c1p-10f);
  p = __builtin_fmaf(p, t, 0x1.55554ap-5f);
  return p;
}

} // namespace sampan::maths
