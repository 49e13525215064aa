// Written by tools/maths-coefficients/generate.py from functions_hyperbolic.py; change that and run it again.
// Each polynomial in Horner form; `error` is the weighted error of the rounded coefficients in exact arithmetic.
#pragma once

#include "../base.h"

namespace sampan::maths {

// (tanh(x) - x) / x^3, z = x^2, x <= 0.55; degree 10, error 2^-60.4.
SAMPAN_MATHS_INLINE double tanhTail(double t) {
  double p = -0x1.4752714e45824p-16;
  p = __builtin_fma(p, t, 0x1.5d8a34fad8e08p-14);
  p = __builtin_fma(p, t, -0x1.e9759f54dff1p-13);
  p = __builtin_fma(p, t, 0x1.348411328cb4ap-11);
  p = __builtin_fma(p, t, -0x1.7d8fd95cdf677p-10);
  p = __builtin_fma(p, t, 0x1.d6d29b857b511p-9);
  p = __builtin_fma(p, t, -0x1.226e2f10d8416p-7);
  p = __builtin_fma(p, t, 0x1.664f48593dad4p-6);
  p = __builtin_fma(p, t, -0x1.ba1ba1b97c5cfp-5);
  p = __builtin_fma(p, t, 0x1.1111111110789p-3);
  p = __builtin_fma(p, t, -0x1.555555555554fp-2);
  return p;
}

// (tanh(x) - x) / x^3, z = x^2, x <= 0.55; degree 4, error 2^-29.8.
SAMPAN_MATHS_INLINE float tanhTail(float t) {
  float p = -0x1.9c6d2ap-8f;
  p = __builtin_fmaf(p, t, 0x1.597c9ap-6f);
  p = __builtin_fmaf(p, t, -0x1.b9317p-5f);
  p = __builtin_fmaf(p, t, 0x1.110d68p-3f);
  p = __builtin_fmaf(p, t, -0x1.55554cp-2f);
  return p;
}

// (sinh(x) - x) / x^3, z = x^2, x <= 1; degree 6, error 2^-61.7.
SAMPAN_MATHS_INLINE double sinhTail(double t) {
  double p = 0x1.b5bbc723f7ab8p-41;
  p = __builtin_fma(p, t, 0x1.61171c3ff2c9dp-33);
  p = __builtin_fma(p, t, 0x1.ae646f98d5252p-26);
  p = __builtin_fma(p, t, 0x1.71de3a3b69eb1p-19);
  p = __builtin_fma(p, t, 0x1.a01a01a036c69p-13);
  p = __builtin_fma(p, t, 0x1.111111111102p-7);
  p = __builtin_fma(p, t, 0x1.5555555555556p-3);
  return p;
}

// (sinh(x) - x) / x^3, z = x^2, x <= 1; degree 3, error 2^-31.5.
SAMPAN_MATHS_INLINE float sinhTail(float t) {
  float p = 0x1.75aa5cp-19f;
  p = __builtin_fmaf(p, t, 0x1.a0214cp-13f);
  p = __builtin_fmaf(p, t, 0x1.1110e2p-7f);
  p = __builtin_fmaf(p, t, 0x1.555556p-3f);
  return p;
}

} // namespace sampan::maths
