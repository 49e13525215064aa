// pow, powf, and powers with an integer exponent.
//
// |x|^y = e^(y log|x|) with the logarithm as a pair: s = f / (2 + f) and s^2 as pairs, log(1 + f) = 2 s (1 + s^2 (1/3
// + s^2 P(s^2))), where P carries a weight of s^4 <= 2^-10 and so may be plain. The logarithm's relative error is
// then near 2^-65 (2^-36 for float); y log|x| is at most 745 (104), which leaves 0.1 to 0.3 ulp besides the 0.5 of
// the last rounding.
#pragma once

#include "exp.h"
#include "log.h"

namespace sampan::maths {

// log(x) for x > 0, finite. The pair is not normalised: its low part may be a few units in the last place of the high one.
template <class T> SAMPAN_MATHS_INLINE Pair<T> logPair(T x) {
  using C = Constants<T>;
  int n;
  LogSplit<T> split = splitExponent(x, n);
  T f = split.m - T(1);
  Pair<T> bottom = fastTwoSum(T(2), f);
  T inverse = T(1) / bottom.hi;
  T s = f * inverse;
  T sLow = fma(-s, bottom.lo, fma(-s, bottom.hi, f)) * inverse;
  T z = s * s;
  T zLow = fma(s, s, -z) + T(2) * s * sLow;
  Pair<T> a = fastTwoSum(T(C::kThird), z * powTail(z));
  // s z a, the part of the series beyond s
  T za = z * a.hi;
  T zaLow = fma(z, a.hi, -za) + fma(z, a.lo + C::kThirdRest, zLow * a.hi);
  T sza = s * za;
  T szaLow = fma(s, za, -sza) + fma(s, zaLow, sLow * za);
  Pair<T> l = fastTwoSum(s, sza);
  T low = T(2) * (l.lo + (sLow + szaLow));
  Pair<T> sum = fastTwoSum(split.k * C::kLn2Hi, T(2) * l.hi);
  return pairOf(sum.hi, sum.lo + fma(split.k, T(C::kLn2Lo), low));
}

// e^(y (l.hi + l.lo)); overflow and underflow come out of the clamped argument.
template <class T> SAMPAN_MATHS_INLINE T expOfProduct(T y, Pair<T> l) {
  T p = y * l.hi;
  T low = fma(y, l.hi, -p) + y * l.lo;
  T clamped = clamp(p, T(ExpRange<T>::kLow), T(ExpRange<T>::kHigh));
  Scaled<T> e = expPair(clamped, select(clamped == p, low, T(0)));
  return scaleBy(e.value.hi, e.n);
}

template <class T> SAMPAN_MATHS_INLINE T power(T x, T y) {
  using Bits = typename Format<T>::Bits;
  T ax = abs(x), ay = abs(y), inf = infinity<T>();
  Pair<T> l = logPair(ax);
  // Zero and infinity as infinite logarithms lead to the right end by themselves, as do infinite y; NaN passes.
  l.hi = select(ax < inf, select(ax == T(0), -inf, l.hi), ax);
  T result = expOfProduct(y, l);
  // A negative base: odd exponents keep the sign, others than integers have no value (unless |x| is 0 or infinite).
  T half = T(0.5) * y;
  bool integral = roundEven(y) == y;
  bool odd = both(integral, roundEven(half) != half);
  constexpr Bits sign = Bits(1) << (sizeof(T) * 8 - 1);
  result = fromBits(Bits(toBits(result) ^ (toBits(x) & (odd ? sign : Bits(0)))));
  result = select(both(both(x < T(0), !integral), ax < inf), notANumber<T>(), result);
  // 1^y and x^0 even for NaN, and (-1)^(+-inf).
  return select(either(either(x == T(1), y == T(0)), both(ax == T(1), ay == inf)), T(1), result);
}

SAMPAN_MATHS_INLINE double powerOfInteger(double x, int n) { return power(x, double(n)); }

// Beyond 2^24 a float exponent would lose its low bits, and with them its parity. Split, n = high + low, both parts are
// exact; high is even, so the sign is that of the second power, also where the first is already 0 or infinite.
SAMPAN_MATHS_INLINE float powerOfInteger(float x, int n) {
  if (n <= 0x1000000 && n >= -0x1000000)
    return power(x, float(n));
  int high = int(unsigned(n) & ~0xffu);
  float first = power(x, float(high)), second = power(x, float(n - high));
  bool ended = first == 0.0f || !isFinite(first);
  return select(ended && !isNan(x), copySign(first, second), first * second);
}

} // namespace sampan::maths

SAMPAN_MATHS_BINARY(pow, power)
extern "C" SAMPAN_MATHS double __sampan_powi(double x, int n) { return sampan::maths::powerOfInteger(x, n); }
extern "C" SAMPAN_MATHS float __sampan_powif(float x, int n) { return sampan::maths::powerOfInteger(x, n); }
