// Written by tools/maths-coefficients/generate.py from functions_log.py; change that and run it again.
// Each polynomial in Horner form; `error` is the weighted error of the rounded coefficients in exact arithmetic.
#pragma once

#include "../base.h"

namespace sampan::maths {

// (log((1 + s) / (1 - s)) / s - 2) / z, z = s^2 <= 0.0295; degree 7, error 2^-66.6.
SAMPAN_MATHS_INLINE double logTail(double t) {
  double p = 0x1.0f127815e8f1fp-3;
  p = __builtin_fma(p, t, 0x1.0f66caffe8df7p-3);
  p = __builtin_fma(p, t, 0x1.3b20295eae38ep-3);
  p = __builtin_fma(p, t, 0x1.745ce1afeb3c6p-3);
  p = __builtin_fma(p, t, 0x1.c71c724ba7ea6p-3);
  p = __builtin_fma(p, t, 0x1.249249243957fp-2);
  p = __builtin_fma(p, t, 0x1.9999999999d12p-2);
  p = __builtin_fma(p, t, 0x1.5555555555555p-1);
  return p;
}

// (log(1 + f) - f + f^2 / 2) / f^3, f in [sqrt(1/2) - 1, sqrt(2) - 1]; degree 8, error 2^-29.3.
SAMPAN_MATHS_INLINE float logTail(float t) {
  float p = 0x1.b5d56cp-5f;
  p = __builtin_fmaf(p, t, -0x1.bf32c2p-4f);
  p = __builtin_fmaf(p, t, 0x1.efeceap-4f);
  p = __builtin_fmaf(p, t, -0x1.0102dp-3f);
  p = __builtin_fmaf(p, t, 0x1.230366p-3f);
  p = __builtin_fmaf(p, t, -0x1.552f26p-3f);
  p = __builtin_fmaf(p, t, 0x1.99a542p-3f);
  p = __builtin_fmaf(p, t, -0x1.00007p-2f);
  p = __builtin_fmaf(p, t, 0x1.555548p-2f);
  return p;
}

// (log((1 + s) / (1 - s)) / (2 s) - 1 - z / 3) / z^2, z = s^2 <= 0.0295; degree 7, error 2^-73.5.
SAMPAN_MATHS_INLINE double powTail(double t) {
  double p = 0x1.ead19afdab999p-5;
  p = __builtin_fma(p, t, 0x1.de3c17ed74cccp-5);
  p = __builtin_fma(p, t, 0x1.112077110de98p-4);
  p = __builtin_fma(p, t, 0x1.3b136499d90dbp-4);
  p = __builtin_fma(p, t, 0x1.745d1829eff9ap-4);
  p = __builtin_fma(p, t, 0x1.c71c71c59594bp-4);
  p = __builtin_fma(p, t, 0x1.2492492492f56p-3);
  p = __builtin_fma(p, t, 0x1.9999999999996p-3);
  return p;
}

// (log((1 + s) / (1 - s)) / (2 s) - 1 - z / 3) / z^2, z = s^2 <= 0.0295; degree 3, error 2^-43.7.
SAMPAN_MATHS_INLINE float powTail(float t) {
  float p = 0x1.9083e6p-4f;
  p = __builtin_fmaf(p, t, 0x1.c63da8p-4f);
  p = __builtin_fmaf(p, t, 0x1.2493b6p-3f);
  p = __builtin_fmaf(p, t, 0x1.999998p-3f);
  return p;
}

} // namespace sampan::maths
