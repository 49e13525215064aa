// Written by tools/maths-coefficients/generate.py from functions_erf.py; change that and run it again.
// Each polynomial in Horner form; `error` is the weighted error of the rounded coefficients in exact arithmetic.
#pragma once

#include "../base.h"

namespace sampan::maths {

// erf(x) / x - 1, z = x^2 <= 1; degree 11, error 2^-56.0.
SAMPAN_MATHS_INLINE double erfSmall(double t) {
  double p = -0x1.a23577220facep-31;
  p = __builtin_fma(p, t, 0x1.d3dbb14c7e089p-27);
  p = __builtin_fma(p, t, -0x1.5b8c444680da6p-23);
  p = __builtin_fma(p, t, 0x1.b96b55d235339p-20);
  p = __builtin_fma(p, t, -0x1.f4c82f496edep-17);
  p = __builtin_fma(p, t, 0x1.f9a296bebcfe1p-14);
  p = __builtin_fma(p, t, -0x1.c02daeb79416ep-11);
  p = __builtin_fma(p, t, 0x1.565bcceede038p-8);
  p = __builtin_fma(p, t, -0x1.b82ce311a9945p-6);
  p = __builtin_fma(p, t, 0x1.ce2f21a03f8bcp-4);
  p = __builtin_fma(p, t, -0x1.812746b03799dp-2);
  p = __builtin_fma(p, t, 0x1.06eba8214db68p-3);
  return p;
}

// erf(x) / x - 1, z = x^2 <= 1; degree 6, error 2^-29.4.
SAMPAN_MATHS_INLINE float erfSmall(float t) {
  float p = 0x1.4771fp-14f;
  p = __builtin_fmaf(p, t, -0x1.a3515cp-11f);
  p = __builtin_fmaf(p, t, 0x1.53f224p-8f);
  p = __builtin_fmaf(p, t, -0x1.b7f71ap-6f);
  p = __builtin_fmaf(p, t, 0x1.ce2ce6p-4f);
  p = __builtin_fmaf(p, t, -0x1.81273ep-2f);
  p = __builtin_fmaf(p, t, 0x1.06eba8p-3f);
  return p;
}

// -log(erfc(x)), weighted to the absolute error of erf, x in [1, 5.93]; degree 18, error 2^-59.4.
SAMPAN_MATHS_INLINE double erfLogComplement(double t) {
  double p = -0x1.253330f537653p-40;
  p = __builtin_fma(p, t, 0x1.a2ef514b1fb2cp-35);
  p = __builtin_fma(p, t, -0x1.1829629743a56p-30);
  p = __builtin_fma(p, t, 0x1.d188336ce594bp-27);
  p = __builtin_fma(p, t, -0x1.0c8de719b986ep-23);
  p = __builtin_fma(p, t, 0x1.c68294d25818fp-21);
  p = __builtin_fma(p, t, -0x1.21222123d48e9p-18);
  p = __builtin_fma(p, t, 0x1.13eb6f01ed6b5p-16);
  p = __builtin_fma(p, t, -0x1.782980b55032p-15);
  p = __builtin_fma(p, t, 0x1.2542a67ad356ep-14);
  p = __builtin_fma(p, t, 0x1.7ee01171c69c1p-15);
  p = __builtin_fma(p, t, -0x1.50c92505c4777p-11);
  p = __builtin_fma(p, t, 0x1.d0180d11a726cp-10);
  p = __builtin_fma(p, t, -0x1.276961f56ae57p-12);
  p = __builtin_fma(p, t, -0x1.389006595b31fp-6);
  p = __builtin_fma(p, t, 0x1.a4d9da8b5c0c2p-4);
  p = __builtin_fma(p, t, 0x1.45f4305ee897ap-1);
  p = __builtin_fma(p, t, 0x1.20dd55a335abcp+0);
  p = __builtin_fma(p, t, 0x1.88c67a673ebffp-23);
  return p;
}

// -log(erfc(x)), weighted to the absolute error of erf, x in [1, 3.93]; degree 6, error 2^-29.8.
SAMPAN_MATHS_INLINE float erfLogComplement(float t) {
  float p = -0x1.856bfep-13f;
  p = __builtin_fmaf(p, t, 0x1.8174dep-9f);
  p = __builtin_fmaf(p, t, -0x1.6557p-6f);
  p = __builtin_fmaf(p, t, 0x1.a615e4p-4f);
  p = __builtin_fmaf(p, t, 0x1.46c3cep-1f);
  p = __builtin_fmaf(p, t, 0x1.20863cp+0f);
  p = __builtin_fmaf(p, t, 0x1.70af18p-12f);
  return p;
}

// (1 + 2 x) e^(x^2) erfc(x), t = (x - 4) / (x + 4), 0 <= x <= 28; degree 22, error 2^-53.3.
SAMPAN_MATHS_INLINE double erfcxTail(double t) {
  double p = 0x1.9cb258ea2a967p-33;
  p = __builtin_fma(p, t, -0x1.0f36eaaf809fbp-27);
  p = __builtin_fma(p, t, -0x1.1c07ec4833b43p-27);
  p = __builtin_fma(p, t, 0x1.ade3cced6c927p-24);
  p = __builtin_fma(p, t, 0x1.d7de490cc4492p-25);
  p = __builtin_fma(p, t, -0x1.b75d5afad6fa4p-21);
  p = __builtin_fma(p, t, 0x1.51c4fd73dac94p-22);
  p = __builtin_fma(p, t, 0x1.7f0ebb2fdea08p-18);
  p = __builtin_fma(p, t, -0x1.78fbf5506220bp-17);
  p = __builtin_fma(p, t, -0x1.995c958b4d8e4p-16);
  p = __builtin_fma(p, t, 0x1.3be31ffdab236p-13);
  p = __builtin_fma(p, t, -0x1.a1decf5fcd525p-13);
  p = __builtin_fma(p, t, -0x1.8d4ac751b97b2p-11);
  p = __builtin_fma(p, t, 0x1.49c671b9a827ap-8);
  p = __builtin_fma(p, t, -0x1.0962384d8bc94p-6);
  p = __builtin_fma(p, t, 0x1.3079edfa64dcep-5);
  p = __builtin_fma(p, t, -0x1.0fb06dff86fabp-4);
  p = __builtin_fma(p, t, 0x1.7fee004dec1fdp-4);
  p = __builtin_fma(p, t, -0x1.9ddb23c3da605p-4);
  p = __builtin_fma(p, t, 0x1.16ecefcfa6804p-4);
  p = __builtin_fma(p, t, 0x1.f7f5df66fb588p-7);
  p = __builtin_fma(p, t, -0x1.1df1ad154a2a7p-3);
  p = __builtin_fma(p, t, 0x1.3ba5916e9fd7fp+0);
  return p;
}

// (1 + 2 x) e^(x^2) erfc(x), t = (x - 4) / (x + 4), 0 <= x <= 11; degree 10, error 2^-24.8.
SAMPAN_MATHS_INLINE float erfcxTail(float t) {
  float p = 0x1.0b38cap-10f;
  p = __builtin_fmaf(p, t, 0x1.dd5898p-8f);
  p = __builtin_fmaf(p, t, -0x1.045ae2p-6f);
  p = __builtin_fmaf(p, t, 0x1.285654p-5f);
  p = __builtin_fmaf(p, t, -0x1.115d22p-4f);
  p = __builtin_fmaf(p, t, 0x1.807cd6p-4f);
  p = __builtin_fmaf(p, t, -0x1.9d8c66p-4f);
  p = __builtin_fmaf(p, t, 0x1.16e5e2p-4f);
  p = __builtin_fmaf(p, t, 0x1.f7d3bp-7f);
  p = __builtin_fmaf(p, t, -0x1.1df19ep-3f);
  p = __builtin_fmaf(p, t, 0x1.3ba592p+0f);
  return p;
}

} // namespace sampan::maths
