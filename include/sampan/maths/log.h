// log, log2, log10, log1p, logb, ilogb.
//
// x = 2^k m, m in [sqrt(1/2), sqrt(2)), f = m - 1 exact. log(1 + f) = f - f^2/2 + tail as a pair, where the tail is a
// polynomial in f (float) or s (f^2/2 + R(s^2)), s = f / (2 + f) (double: half the terms for one division).
// Its relative error is about 2^-5 ulp, so multiplying by log2(e) or log10(e) in pairs and adding k keeps 0.55 ulp.
#pragma once

#include "constants.h"
#include "polynomials/log.h"

namespace sampan::maths {

template <class T> struct LogSplit {
  T m;
  T k;
};

// x = m 2^k, m in [sqrt(1/2), sqrt(2)); x > 0 and finite. Subnormals are scaled up first.
template <class T> SAMPAN_MATHS_INLINE LogSplit<T> splitExponent(T x, int &exponent) {
  using F = Format<T>;
  using Bits = typename F::Bits;
  bool small = x < F::kMinNormal;
  Bits bits = toBits(select(small, x * powerOfTwo<T>(F::kMantissaBits + 2), x));
  // With the bias added the difference is positive: AVX2 has no arithmetic shift of 64-bit numbers.
  Bits biased = Bits(bits - toBits(T(Constants<T>::kSqrtHalf)) + (Bits(F::kBias) << F::kMantissaBits));
  biased >>= F::kMantissaBits;
  exponent = int(biased) - (small ? F::kBias + F::kMantissaBits + 2 : F::kBias);
  return {fromBits(Bits(bits - ((biased - F::kBias) << F::kMantissaBits))), T(exponent)};
}

// log(1 + f) = hi + lo.
SAMPAN_MATHS_INLINE Pair<double> logOfReduced(double f) {
  double s = f / (2.0 + f), z = s * s, half = 0.5 * f, square = half * f;
  double high = f - square;
  return {high, ((f - high) - square) + (s * fma(z, logTail(z), square) - fma(half, f, -square))};
}

SAMPAN_MATHS_INLINE Pair<float> logOfReduced(float f) {
  float half = 0.5f * f, square = half * f;
  float high = f - square;
  return {high, ((f - high) - square) + (f * f * (f * logTail(f)) - fma(half, f, -square))};
}

// +0 gives -inf, below it NaN; +inf and NaN pass.
template <class T> SAMPAN_MATHS_INLINE T logSpecials(T x, T result) {
  result = select(x < infinity<T>(), result, x);
  result = select(x == T(0), -infinity<T>(), result);
  return select(x < T(0), notANumber<T>(), result);
}

template <class T> SAMPAN_MATHS_INLINE T logarithm(T x) {
  using C = Constants<T>;
  int n;
  LogSplit<T> split = splitExponent(x, n);
  Pair<T> l = logOfReduced(split.m - T(1));
  Pair<T> s = fastTwoSum(split.k * C::kLn2Hi, l.hi);
  return logSpecials(x, s.hi + (s.lo + fma(split.k, T(C::kLn2Lo), l.lo)));
}

template <class T> SAMPAN_MATHS_INLINE T logarithm2(T x) {
  using C = Constants<T>;
  int n;
  LogSplit<T> split = splitExponent(x, n);
  Pair<T> l = logOfReduced(split.m - T(1));
  T p = l.hi * C::kLog2E;
  T low = fma(l.hi, T(C::kLog2E), -p) + fma(l.hi, T(C::kLog2ELo), l.lo * C::kLog2E);
  Pair<T> s = fastTwoSum(split.k, p);
  return logSpecials(x, s.hi + (s.lo + low));
}

template <class T> SAMPAN_MATHS_INLINE T logarithm10(T x) {
  using C = Constants<T>;
  int n;
  LogSplit<T> split = splitExponent(x, n);
  Pair<T> l = logOfReduced(split.m - T(1));
  T p = l.hi * C::kLog10E;
  T low = fma(l.hi, T(C::kLog10E), -p) + fma(l.hi, T(C::kLog10ERest), l.lo * C::kLog10E);
  Pair<T> s = fastTwoSum(split.k * C::kLog10Of2Hi, p);
  return logSpecials(x, s.hi + (s.lo + fma(split.k, T(C::kLog10Of2Lo), low)));
}

// log(1 + x + lo): the rounding error c of 1 + x goes in as log(m + c') = log(m) + c' / m. x > -1, finite.
template <class T> SAMPAN_MATHS_INLINE Pair<T> log1pPair(T x, T lo) {
  using C = Constants<T>;
  int n;
  Pair<T> u = twoSum(T(1), x);
  LogSplit<T> split = splitExponent(u.hi, n);
  // 2^-k in two factors: k reaches the top of the exponent range, where 2^-k alone is subnormal.
  T c = (u.lo + lo) * powerOfTwo<T>(-(n >> 1)) * powerOfTwo<T>((n >> 1) - n);
  Pair<T> l = logOfReduced(split.m - T(1));
  Pair<T> s = fastTwoSum(split.k * C::kLn2Hi, l.hi);
  T rest = fma(split.k, T(C::kLn2Lo), l.lo) + c / split.m;
  return twoSum(s.hi, s.lo + rest);
}

template <class T> SAMPAN_MATHS_INLINE T logarithm1Plus(T x) {
  T result = log1pPair(x, T(0)).hi;
  result = select(x < infinity<T>(), result, x);
  result = select(abs(x) < T(0x1p-60), x, result);
  result = select(x == T(-1), -infinity<T>(), result);
  return select(x < T(-1), notANumber<T>(), result);
}

template <class T> SAMPAN_MATHS_INLINE int exponentOf(T x) {
  using F = Format<T>;
  T a = abs(x);
  bool small = a < F::kMinNormal;
  auto bits = toBits(select(small, a * powerOfTwo<T>(F::kMantissaBits + 2), a));
  return int(bits >> F::kMantissaBits) - F::kBias - (small ? F::kMantissaBits + 2 : 0);
}

template <class T> SAMPAN_MATHS_INLINE T logB(T x) {
  T result = select(isFinite(x), T(exponentOf(x)), x * x);
  return select(x == T(0), -infinity<T>(), result);
}

// 0 and NaN: INT_MIN; infinity: INT_MAX.
template <class T> SAMPAN_MATHS_INLINE int integerLogB(T x) {
  int result = exponentOf(x);
  result = abs(x) == infinity<T>() ? 2147483647 : result;
  return either(x == T(0), isNan(x)) ? -2147483647 - 1 : result;
}

} // namespace sampan::maths

SAMPAN_MATHS_UNARY(log, logarithm)
SAMPAN_MATHS_UNARY(log2, logarithm2)
SAMPAN_MATHS_UNARY(log10, logarithm10)
SAMPAN_MATHS_UNARY(log1p, logarithm1Plus)
SAMPAN_MATHS_UNARY(logb, logB)
extern "C" SAMPAN_MATHS int __sampan_ilogb(double x) { return sampan::maths::integerLogB(x); }
extern "C" SAMPAN_MATHS int __sampan_ilogbf(float x) { return sampan::maths::integerLogB(x); }
