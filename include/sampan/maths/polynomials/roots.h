// Written by tools/maths-coefficients/generate.py from functions_roots.py; change that and run it again.
// Each polynomial in Horner form; `error` is the weighted error of the rounded coefficients in exact arithmetic.
#pragma once

#include "../base.h"

namespace sampan::maths {

// m^(-1/3), a start for Newton, m in [sqrt(1/2), 4 sqrt(2)]; degree 4, error 2^-7.1.
SAMPAN_MATHS_INLINE double inverseCubeRootStart(double t) {
  double p = 0x1.5884017c749ddp-9;
  p = __builtin_fma(p, t, -0x1.51d54aec795a2p-5);
  p = __builtin_fma(p, t, 0x1.f2f4bf861906ep-3);
  p = __builtin_fma(p, t, -0x1.66534a2c3f73fp-1);
  p = __builtin_fma(p, t, 0x1.8065ea726c4a1p+0);
  return p;
}

// m^(-1/3), a start for Newton, m in [sqrt(1/2), 4 sqrt(2)]; degree 4, error 2^-7.1.
SAMPAN_MATHS_INLINE float inverseCubeRootStart(float t) {
  float p = 0x1.588408p-9f;
  p = __builtin_fmaf(p, t, -0x1.51d54ap-5f);
  p = __builtin_fmaf(p, t, 0x1.f2f4bap-3f);
  p = __builtin_fmaf(p, t, -0x1.665348p-1f);
  p = __builtin_fmaf(p, t, 0x1.8065eap+0f);
  return p;
}

} // namespace sampan::maths
