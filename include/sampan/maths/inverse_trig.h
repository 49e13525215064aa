// asin, acos, atan, atan2.
//
// asin: |x| <= 1/2: x + x^3 P(x^2); beyond: pi/2 - 2 asin(sqrt((1 - |x|) / 2)), the root as a pair. acos the same
// way. atan(top / bottom): arguments are exchanged so that the ratio is at most 1; above tan(pi/8) it is turned by
// pi/4, again as one quotient (top - bottom) / (top + bottom). So there is one division, and |ratio| <= 0.42. 0.6 to
// 0.9 ulp.
#pragma once

#include "constants.h"
#include "log.h"
#include "polynomials/inverse_trig.h"
#include "roots.h"

namespace sampan::maths {

// asin(r + lo) for r <= 1/2, as a pair.
template <class T> SAMPAN_MATHS_INLINE Pair<T> asinOfReduced(T r, T lo) {
  T z = r * r;
  return {r, fma(r * z, asinTail(z), lo)};
}

template <class T> SAMPAN_MATHS_INLINE T arcSine(T x) {
  using C = Constants<T>;
  T a = abs(x);
  T z = T(0.5) - T(0.5) * a; // exact for a >= 1/2
  bool large = a > T(0.5);
  Pair<T> root = rootOfPair(pairOf<T>(select(large, z, T(0)), T(0)));
  Pair<T> y = asinOfReduced(select(large, root.hi, a), select(large, root.lo, T(0)));
  Pair<T> s = fastTwoSum(T(C::kHalfPi1), T(-2) * y.hi);
  T far = s.hi + (s.lo + fma(T(-2), y.lo, T(C::kHalfPi2)));
  T result = copySign(select(large, far, y.hi + y.lo), x);
  result = select(a < T(0x1p-30), x, result);
  return select(a <= T(1), result, notANumber<T>());
}

template <class T> SAMPAN_MATHS_INLINE T arcCosine(T x) {
  using C = Constants<T>;
  T a = abs(x);
  T z = T(0.5) - T(0.5) * a;
  bool large = a > T(0.5);
  Pair<T> root = rootOfPair(pairOf<T>(select(large, z, T(0)), T(0)));
  Pair<T> y = asinOfReduced(select(large, root.hi, x), select(large, root.lo, T(0)));
  // x > 1/2: 2 y; x < -1/2: pi - 2 y; between: pi/2 - y.
  T base = select(large, select(x > T(0), T(0), T(2) * C::kHalfPi1), T(C::kHalfPi1));
  T baseLow = select(large, select(x > T(0), T(0), T(2) * C::kHalfPi2), T(C::kHalfPi2));
  T factor = select(large, select(x > T(0), T(2), T(-2)), T(-1));
  Pair<T> s = fastTwoSum(base, factor * y.hi);
  T result = s.hi + (s.lo + fma(factor, y.lo, baseLow));
  return select(a <= T(1), result, notANumber<T>());
}

// atan(top / bottom) for both >= 0 and not both 0 or both infinite, then mirrored if `left`: pi - that.
template <class T> SAMPAN_MATHS_INLINE T atanOfRatio(T top, T bottom, bool left) {
  using C = Constants<T>;
  bool swap = top > bottom;
  T least = select(swap, bottom, top), most = select(swap, top, bottom);
  bool turn = least > T(0x1.a827999fcef32p-2) * most; // tan(pi/8)
  Pair<T> numerator = twoSum(least, -most), denominator = fastTwoSum(most, least);
  numerator = {select(turn, numerator.hi, least), select(turn, numerator.lo, T(0))};
  denominator = {select(turn, denominator.hi, most), select(turn, denominator.lo, T(0))};
  Pair<T> y = divide(numerator, denominator);
  T z = y.hi * y.hi;
  T tail = fma(y.hi * z, atanTail(z), y.lo);
  // The angle is base + sign * atan(y): multiples of pi/4 from the turn, the exchange and the mirror.
  T base = select(turn, T(1), T(0)), sign = T(1);
  base = select(swap, T(2) - base, base);
  sign = select(swap, -sign, sign);
  base = select(left, T(4) - base, base);
  sign = select(left, -sign, sign);
  T high = base * (T(0.5) * C::kHalfPi1), low = base * (T(0.5) * C::kHalfPi2);
  // 3 pi/4 is not exact.
  low += fma(base, T(0.5) * C::kHalfPi1, -high);
  Pair<T> s = fastTwoSum(high, sign * y.hi);
  return s.hi + (s.lo + fma(sign, tail, low));
}

template <class T> SAMPAN_MATHS_INLINE T arcTangent(T x) {
  T a = abs(x);
  bool far = a > T(0x1p60);
  T result = atanOfRatio(select(far, T(1), a), select(far, T(0), T(1)), false);
  result = copySign(result, x);
  result = select(a < T(0x1p-30), x, result);
  return select(isNan(x), x, result);
}

template <class T> SAMPAN_MATHS_INLINE T arcTangent2(T y, T x) {
  T ax = abs(x), ay = abs(y), inf = infinity<T>();
  // Infinities and zeros become a ratio of small numbers with the same angle.
  bool bothFar = both(ax == inf, ay == inf), bothZero = both(ax == T(0), ay == T(0));
  T top = select(bothFar, T(1), select(ay == inf, T(1), select(ax == inf, T(0), ay)));
  T bottom = select(either(bothFar, bothZero), T(1), select(ax == inf, T(1), select(ay == inf, T(0), ax)));
  // Moved to the middle of the range, so that neither the sum overflows nor the quotient's error term underflows.
  int n = exponentOf(greater(top, bottom));
  T scale = powerOfTwo<T>(n > 0 ? -(n >> 1) : -n >> 1), scale2 = powerOfTwo<T>(n > 0 ? (n >> 1) - n : -n - (-n >> 1));
  T scaledTop = top * scale * scale2, scaledBottom = bottom * scale * scale2;
  bool left = (toBits(x) >> (sizeof(T) * 8 - 1)) != 0;
  T result = atanOfRatio(scaledTop, scaledBottom, left);
  // A quotient near or below the least normal: the scaled top may have lost bits, the plain quotient rounds once.
  bool small = both(both(!left, ay < ax * T(0x1p-40)), both(!bothZero, ax < inf));
  result = select(small, ay / select(ax > T(0), ax, T(1)), result);
  result = copySign(result, y);
  return select(either(isNan(x), isNan(y)), notANumber<T>(), result);
}

} // namespace sampan::maths

SAMPAN_MATHS_UNARY(asin, arcSine)
SAMPAN_MATHS_UNARY(acos, arcCosine)
SAMPAN_MATHS_UNARY(atan, arcTangent)
SAMPAN_MATHS_BINARY(atan2, arcTangent2)
