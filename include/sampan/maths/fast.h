// CUDA's intrinsics with reduced accuracy: __expf and its family, which -use_fast_math also puts in place of expf,
// sinf, …
//
// CUDA bounds them loosely (2^-21.4 absolute for __sinf on [-pi, pi], 2 + 1.17 |x| ulp for __expf), and so they may
// leave out the low parts of the pairs and the huge angles. Beyond |x| = 2^16 sine and cosine are only kept within
// [-1, 1].
#pragma once

#include "hyperbolic.h"
#include "pow.h"
#include "trig.h"

namespace sampan::maths {

// 2^(k + r / ln2)
SAMPAN_MATHS_INLINE float fastScaledExp(float r, int n) { return scaleBy(fma(r * r, expTail(r), r) + 1.0f, n); }

SAMPAN_MATHS_INLINE float fastExp(float x) {
  using C = Constants<float>;
  int n;
  x = clamp(x, ExpRange<float>::kLow, ExpRange<float>::kHigh);
  float k = nearest(x, C::kLog2E, n);
  return fastScaledExp(fma(-k, C::kLn2Lo, fma(-k, C::kLn2Hi, x)), n);
}

SAMPAN_MATHS_INLINE float fastExp2(float x) {
  int n;
  x = clamp(x, ExpRange<float>::kLow2, ExpRange<float>::kHigh2);
  float k = nearest(x, 1.0f, n);
  return fastScaledExp((x - k) * Constants<float>::kLn2, n);
}

SAMPAN_MATHS_INLINE float fastLog(float x) {
  using C = Constants<float>;
  int n;
  LogSplit<float> split = splitExponent(x, n);
  float f = split.m - 1.0f;
  float tail = f * f * fma(f, logTail(f), -0.5f);
  return logSpecials(x, fma(split.k, C::kLn2, f + tail));
}

SAMPAN_MATHS_INLINE float fastLog2(float x) {
  using C = Constants<float>;
  int n;
  LogSplit<float> split = splitExponent(x, n);
  float f = split.m - 1.0f;
  float tail = f * f * fma(f, logTail(f), -0.5f);
  return logSpecials(x, fma(f + tail, C::kLog2E, split.k));
}

SAMPAN_MATHS_INLINE SinCos<float> fastSinCos(float x) {
  using C = Constants<float>;
  int n;
  float k = nearest(x, C::kTwoOverPi, n);
  float r = fma(-k, C::kHalfPi2, fma(-k, C::kHalfPi1, x));
  r = clamp(r, -0.8f, 0.8f);
  float z = r * r;
  float s = fma(z * r, sinTail(z), r), c = fma(z * z, cosTail(z), fma(-0.5f, z, 1.0f));
  bool swap = (n & 1) != 0;
  float sine = select(x == 0.0f, x, select(swap, c, s)), cosine = select(swap, s, c);
  return {select((n & 2) != 0, -sine, sine), select(((n + 1) & 2) != 0, -cosine, cosine)};
}

SAMPAN_MATHS_INLINE float fastTanh(float x) {
  float a = abs(x), z = a * a;
  float small = fma(x * z, tanhTail(select(a < 0.55f, z, 0.0f)), x);
  float e = fastExp(2.0f * a);
  float result = select(a < 0.55f, small, copySign(1.0f - 2.0f / (e + 1.0f), x));
  return select(x == 0.0f, x, result);
}

} // namespace sampan::maths

extern "C" {
SAMPAN_MATHS float __sampan_fast_expf(float x) { return sampan::maths::fastExp(x); }
SAMPAN_MATHS float __sampan_fast_exp10f(float x) {
  return sampan::maths::fastExp2(x * sampan::maths::Constants<float>::kLog2Of10);
}
SAMPAN_MATHS float __sampan_fast_logf(float x) { return sampan::maths::fastLog(x); }
SAMPAN_MATHS float __sampan_fast_log2f(float x) { return sampan::maths::fastLog2(x); }
SAMPAN_MATHS float __sampan_fast_log10f(float x) {
  return sampan::maths::fastLog(x) * sampan::maths::Constants<float>::kLog10E;
}
SAMPAN_MATHS float __sampan_fast_sinf(float x) { return sampan::maths::fastSinCos(x).sin; }
SAMPAN_MATHS float __sampan_fast_cosf(float x) { return sampan::maths::fastSinCos(x).cos; }
SAMPAN_MATHS float __sampan_fast_tanf(float x) {
  sampan::maths::SinCos<float> v = sampan::maths::fastSinCos(x);
  return v.sin / v.cos;
}
SAMPAN_MATHS_WRITES void __sampan_fast_sincosf(float x, float *s, float *c) {
  sampan::maths::store(sampan::maths::fastSinCos(x), s, c);
}
SAMPAN_MATHS float __sampan_fast_powf(float x, float y) {
  return sampan::maths::fastExp2(y * sampan::maths::fastLog2(x));
}
// By a divisor beyond 2^126 CUDA's guide promises 0, and NaN for an infinite dividend: it multiplies with 1 / y, which is
// flushed to 0.
SAMPAN_MATHS float __sampan_fast_fdividef(float x, float y) {
  float zero = sampan::maths::copySign(0.0f, y);
  return sampan::maths::select(__builtin_fabsf(y) > 0x1p126f, x * zero, x / y);
}
SAMPAN_MATHS float __sampan_fast_tanhf(float x) { return sampan::maths::fastTanh(x); }
}
