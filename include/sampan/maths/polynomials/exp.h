// Written by tools/maths-coefficients/generate.py from functions_exp.py; change that and run it again.
// Each polynomial in Horner form; `error` is the weighted error of the rounded coefficients in exact arithmetic.
#pragma once

#include "../base.h"

namespace sampan::maths {

// (e^r - 1 - r) / r^2, weighted to the relative error of e^r, |r| <= ln2 / 2; degree 10, error 2^-63.5.
SAMPAN_MATHS_INLINE double expTail(double t) {
  double p = 0x1.201ef608447e1p-29;
  p = __builtin_fma(p, t, 0x1.af7317a776e31p-26);
  p = __builtin_fma(p, t, 0x1.27e464616567ap-22);
  p = __builtin_fma(p, t, 0x1.71ddeb47a7412p-19);
  p = __builtin_fma(p, t, 0x1.a01a01dffb73p-16);
  p = __builtin_fma(p, t, 0x1.a01a01b5c4cbcp-13);
  p = __builtin_fma(p, t, 0x1.6c16c16c0b451p-10);
  p = __builtin_fma(p, t, 0x1.111111110e58dp-7);
  p = __builtin_fma(p, t, 0x1.555555555556bp-5);
  p = __builtin_fma(p, t, 0x1.555555555555dp-3);
  p = __builtin_fma(p, t, 0x1.0p-1);
  return p;
}

// (e^r - 1 - r) / r^2, weighted to the relative error of e^r, |r| <= ln2 / 2; degree 5, error 2^-31.2.
SAMPAN_MATHS_INLINE float expTail(float t) {
  float p = 0x1.6be88cp-13f;
  p = __builtin_fmaf(p, t, 0x1.6d415ep-10f);
  p = __builtin_fmaf(p, t, 0x1.113704p-7f);
  p = __builtin_fmaf(p, t, 0x1.5554f2p-5f);
  p = __builtin_fmaf(p, t, 0x1.55553cp-3f);
  p = __builtin_fmaf(p, t, 0x1.0p-1f);
  return p;
}

} // namespace sampan::maths
