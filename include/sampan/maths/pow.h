// pow, powf, and powers with an integer exponent.
//
// |x|^y = e^(y log|x|) with the logarithm as a pair: s = f / (2 + f) and s^2 as pairs, log(1 + f) =
// 2 s (1 + s^2 (1/3 + s^2 P(s^2))), where P carries a weight of s^4 <= 2^-10 and so may be plain. The logarithm's relative
// error is then near 2^-65 (2^-36 for float); y log|x| is at most 745 (104), which leaves 0.1 to 0.3 ulp besides the 0.5
// of the last rounding.
#pragma once

#include "exp.h"
#include "log.h"

namespace sampan::maths {

// log(x) for x > 0, finite.
template <class T>
SAMPAN_MATHS_INLINE Pair<T> logPair(T x) {
  using C = Constants<T>;
  int n;
  LogSplit<T> split = splitExponent(x, n);
  T f = split.m - T(1);
  Pair<T> s = divide(pairOf<T>(f, T(0)), fastTwoSum(T(2), f));
  Pair<T> z = multiply(s, s);
  Pair<T> a = fastTwoSum(T(C::kThird), z.hi * powTail(z.hi));
  a.lo += C::kThirdRest;
  Pair<T> l = add(s, multiply(s, multiply(z, a)));
  Pair<T> sum = fastTwoSum(split.k * C::kLn2Hi, T(2) * l.hi);
  return fastTwoSum(sum.hi, sum.lo + fma(split.k, T(C::kLn2Lo), T(2) * l.lo));
}

// e^(y (l.hi + l.lo)); overflow and underflow come out of the clamped argument.
template <class T>
SAMPAN_MATHS_INLINE T expOfProduct(T y, Pair<T> l) {
  T p = y * l.hi;
  T low = fma(y, l.hi, -p) + y * l.lo;
  bool inside = p > T(ExpRange<T>::kLow) && p < T(ExpRange<T>::kHigh);
  Scaled<T> e = expPair(clamp(p, T(ExpRange<T>::kLow), T(ExpRange<T>::kHigh)), select(inside, low, T(0)));
  return scaleBy(e.value.hi, e.n);
}

template <class T>
SAMPAN_MATHS_INLINE T power(T x, T y) {
  T ax = abs(x), ay = abs(y), inf = infinity<T>();
  T result = expOfProduct(y, logPair(ax));
  // The ends of |x| and of y.
  T atZero = select(y < T(0), inf, T(0)), atInfinity = select(y < T(0), T(0), inf);
  result = select(ax == T(0), atZero, select(ax == inf, atInfinity, result));
  T farY = select((ax > T(1)) == (y > T(0)), inf, T(0));
  result = select(ay == inf, select(ax == T(1), T(1), farY), result);
  // A negative base: odd exponents keep the sign, others than integers have no value (unless |x| is 0 or infinite).
  bool integral = roundEven(y) == y;
  T half = T(0.5) * y;
  bool odd = integral && roundEven(half) != half && ay < inf;
  bool negative = (toBits(x) >> (sizeof(T) * 8 - 1)) != 0;
  result = select(negative && odd, -result, result);
  result = select(x < T(0) && !integral && ax < inf, notANumber<T>(), result);
  result = select(isNan(x) || isNan(y), notANumber<T>(), result);
  return select(x == T(1) || y == T(0), T(1), result);
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
