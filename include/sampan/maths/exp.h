// exp, exp2, exp10, expm1.
//
// e^x = 2^n e^r with n = rint(x / ln2), |r| <= ln2 / 2 (Cody and Waite). r is a pair: its low part is worth 0.2 ulp
// of the result. e^r = 1 + r + r^2 P(r); the sum 1 + r is made exact, so the rest (below 0.07) rounds with little
// weight. Budget: 0.5 ulp for the last addition, about 0.05 for P and the low parts. Subnormal results round once, in
// scaleBy.
#pragma once

#include "constants.h"
#include "polynomials/exp.h"

namespace sampan::maths {

// (hi + lo) * 2^n
template <class T> struct Scaled {
  Pair<T> value;
  int n;
};

template <class T> struct ExpRange;
template <> struct ExpRange<float> {
  static constexpr float kLow = -104.0f, kHigh = 89.0f; // below 2^-150 and above the greatest float
  static constexpr float kLow2 = -151.0f, kHigh2 = 129.0f;
  static constexpr float kLow10 = -46.0f, kHigh10 = 39.0f;
  static constexpr float kLow1 = -20.0f; // expm1 is -1 from here on
};
template <> struct ExpRange<double> {
  static constexpr double kLow = -746.0, kHigh = 710.0;
  static constexpr double kLow2 = -1076.0, kHigh2 = 1025.0;
  static constexpr double kLow10 = -324.5, kHigh10 = 309.0;
  static constexpr double kLow1 = -40.0;
};

// k = rint(x * scale) as a float and as an integer, without a cast.
template <class T> SAMPAN_MATHS_INLINE T nearest(T x, T scale, int &n) {
  T shifted = fma(x, scale, Format<T>::kRound);
  n = int(uint32_t(toBits(shifted)) - uint32_t(toBits(Format<T>::kRound)));
  return shifted - Format<T>::kRound;
}

// e^(r + lo) as a pair, |r| <= ln2 / 2.
template <class T> SAMPAN_MATHS_INLINE Pair<T> expOfReduced(T r, T lo) {
  Pair<T> s = fastTwoSum(T(1), r);
  return fastTwoSum(s.hi, s.lo + fma(r * r, expTail(r), lo));
}

// e^(x + lo), x within ExpRange.
template <class T> SAMPAN_MATHS_INLINE Scaled<T> expPair(T x, T lo) {
  using C = Constants<T>;
  Scaled<T> result;
  T k = nearest(x, T(C::kLog2E), result.n);
  T high = fma(-k, T(C::kLn2Hi), x);
  T low = fma(k, T(C::kLn2Lo), -lo);
  T r = high - low;
  result.value = expOfReduced(r, (high - r) - low);
  return result;
}

template <class T> SAMPAN_MATHS_INLINE T exponential(T x) {
  Scaled<T> e = expPair(clamp(x, T(ExpRange<T>::kLow), T(ExpRange<T>::kHigh)), T(0));
  return scaleBy(e.value.hi, e.n);
}

template <class T> SAMPAN_MATHS_INLINE T exponential2(T x) {
  using C = Constants<T>;
  int n;
  x = clamp(x, T(ExpRange<T>::kLow2), T(ExpRange<T>::kHigh2));
  T f = x - nearest(x, T(1), n);
  T r = f * C::kLn2;
  T lo = fma(f, T(C::kLn2), -r) + f * C::kLn2Rest;
  return scaleBy(expOfReduced(r, lo).hi, n);
}

template <class T> SAMPAN_MATHS_INLINE T exponential10(T x) {
  using C = Constants<T>;
  int n;
  x = clamp(x, T(ExpRange<T>::kLow10), T(ExpRange<T>::kHigh10));
  T k = nearest(x, T(C::kLog2Of10), n);
  T high = fma(-k, T(C::kLog10Of2Hi), x);
  T f = fma(-k, T(C::kLog10Of2Lo), high);
  T fLow = fma(-k, T(C::kLog10Of2Lo), high - f);
  T r = f * C::kLn10;
  T lo = fma(f, T(C::kLn10), -r) + fma(f, T(C::kLn10Rest), fLow * C::kLn10);
  return scaleBy(expOfReduced(r, lo).hi, n);
}

// 2^n (e^r - 1 + (1 - 2^-n)): the last bracket is exact for moderate n, and its sum with r is made exact, so nothing is
// lost where the two cancel.
template <class T> SAMPAN_MATHS_INLINE T exponentialMinus1(T x) {
  using C = Constants<T>;
  int n;
  T clamped = clamp(x, T(ExpRange<T>::kLow1), T(ExpRange<T>::kHigh));
  T k = nearest(clamped, T(C::kLog2E), n);
  T high = fma(-k, T(C::kLn2Hi), clamped);
  T low = k * C::kLn2Lo;
  T r = high - low;
  T rest = fma(r * r, expTail(r), (high - r) - low);
  int m = n > Format<T>::kBias - 1 ? Format<T>::kBias - 1 : n;
  Pair<T> s = fastTwoSum(T(1) - powerOfTwo<T>(-m), r);
  T result = scaleBy(s.hi + (s.lo + rest), n);
  return select(abs(x) < T(0x1p-60), x, result);
}

} // namespace sampan::maths

SAMPAN_MATHS_UNARY(exp, exponential)
SAMPAN_MATHS_UNARY(exp2, exponential2)
SAMPAN_MATHS_UNARY(exp10, exponential10)
SAMPAN_MATHS_UNARY(expm1, exponentialMinus1)
