// sinh, cosh, tanh, asinh, acosh, atanh.
//
// tanh: |x| < 0.55: x + x^3 P(x^2); beyond: 1 - 2 / (e^(2|x|) + 1) with the exponential as a pair.
// sinh: |x| < 1: x + x^3 P(x^2); beyond, and cosh: (e^|x| -+ e^-|x|) / 2 in pairs. 0.55 ulp each.
// asinh, acosh, atanh: log1p of a pair, so that their small arguments keep all bits.
#pragma once

#include "exp.h"
#include "log.h"
#include "polynomials/hyperbolic.h"

namespace sampan::maths {

template <class T> SAMPAN_MATHS_INLINE T hyperbolicTangent(T x) {
  T a = abs(x), z = a * a;
  T small = fma(x * z, tanhTail(select(a < T(0.55), z, T(0))), x);
  T y = select(a > T(20), T(20), a); // 1 from 9.1 (float), 19.1 (double) on
  Scaled<T> e = expPair(T(2) * y, T(0));
  T scale = powerOfTwo<T>(e.n);
  Pair<T> bottom = twoSum(e.value.hi * scale, T(1));
  bottom.lo += e.value.lo * scale;
  Pair<T> q = divide(pairOf<T>(T(-2), T(0)), bottom);
  Pair<T> s = fastTwoSum(T(1), q.hi);
  T large = copySign(s.hi + (s.lo + q.lo), x);
  T result = select(a < T(0.55), small, large);
  result = select(x == T(0), x, result); // x^2 P would make +0 of -0
  return select(isNan(x), x, result);
}

// e^a / 2 and e^-a / 2 as pairs times 2^n; the second is below the last bit of the first from a = 20 (10) on.
template <class T> struct HalfExponentials {
  Pair<T> grow, shrink;
  int n;
};

template <class T> SAMPAN_MATHS_INLINE HalfExponentials<T> halfExponentials(T a) {
  T cut = T(ExpRange<T>::kHigh) + T(2); // e^a / 2 may be finite where e^a is not
  a = select(a > cut, cut, a);
  Scaled<T> e = expPair(a, T(0));
  // 1 / (v 2^n) / 2 in units of 2^(n - 1): 2^(-2 n), cut where it no longer matters.
  int n = e.n < 50 ? e.n : 50;
  Pair<T> inverse = divide(pairOf<T>(powerOfTwo<T>(-2 * n), T(0)), e.value);
  return {e.value, inverse, e.n - 1};
}

template <class T> SAMPAN_MATHS_INLINE T hyperbolicSine(T x) {
  T a = abs(x), z = a * a;
  T small = fma(x * z, sinhTail(select(a < T(1), z, T(0))), x);
  HalfExponentials<T> h = halfExponentials(a);
  Pair<T> s = fastTwoSum(h.grow.hi, -h.shrink.hi);
  T large = scaleBy(s.hi + (s.lo + (h.grow.lo - h.shrink.lo)), h.n);
  T result = select(a < T(1), small, copySign(large, x));
  return select(isNan(x), x, result);
}

template <class T> SAMPAN_MATHS_INLINE T hyperbolicCosine(T x) {
  HalfExponentials<T> h = halfExponentials(abs(x));
  Pair<T> s = fastTwoSum(h.grow.hi, h.shrink.hi);
  T result = scaleBy(s.hi + (s.lo + (h.grow.lo + h.shrink.lo)), h.n);
  return select(isNan(x), x, result);
}

// log(a + sqrt(a^2 + 1)) = log1p(a + a^2 / (1 + sqrt(a^2 + 1))); a beyond 2^28 (2^13): log(2 a).
template <class T> SAMPAN_MATHS_INLINE T inverseHyperbolicSine(T x) {
  using C = Constants<T>;
  T a = abs(x);
  T limit = T(sizeof(T) == 8 ? 0x1p28 : 0x1p13);
  T y = select(a < limit, a, T(1));
  Pair<T> square = twoProduct(y, y);
  Pair<T> sum = twoSum(T(1), square.hi);
  sum.lo += square.lo;
  T root = squareRoot(sum.hi);
  T rootLow = (fma(-root, root, sum.hi) + sum.lo) / (T(2) * root);
  Pair<T> bottom = fastTwoSum(root, T(1));
  bottom.lo += rootLow;
  Pair<T> extra = divide(square, bottom);
  Pair<T> argument = twoSum(y, extra.hi);
  argument.lo += extra.lo;
  T near = log1pPair(argument.hi, argument.lo).hi;
  int n;
  LogSplit<T> split = splitExponent(a, n);
  Pair<T> l = logOfReduced(split.m - T(1));
  T k = split.k + T(1);
  Pair<T> s = fastTwoSum(k * C::kLn2Hi, l.hi);
  T far = s.hi + (s.lo + fma(k, T(C::kLn2Lo), l.lo));
  T result = copySign(select(a < limit, near, far), x);
  result = select(a < T(0x1p-30), x, result);
  return select(isFinite(x), result, x);
}

// log1p(t + sqrt(2 t + t^2)), t = x - 1.
template <class T> SAMPAN_MATHS_INLINE T inverseHyperbolicCosine(T x) {
  using C = Constants<T>;
  T limit = T(sizeof(T) == 8 ? 0x1p28 : 0x1p13);
  T y = select(both(x >= T(1), x < limit), x, T(1));
  T t = y - T(1);
  Pair<T> square = twoProduct(t, t);
  Pair<T> sum = twoSum(T(2) * t, square.hi);
  sum.lo += square.lo;
  T root = squareRoot(sum.hi);
  T rootLow = select(root > T(0), (fma(-root, root, sum.hi) + sum.lo) / (T(2) * root), T(0));
  Pair<T> argument = twoSum(t, root);
  argument.lo += rootLow;
  T near = log1pPair(argument.hi, argument.lo).hi;
  int n;
  LogSplit<T> split = splitExponent(x, n);
  Pair<T> l = logOfReduced(split.m - T(1));
  T k = split.k + T(1);
  Pair<T> s = fastTwoSum(k * C::kLn2Hi, l.hi);
  T far = s.hi + (s.lo + fma(k, T(C::kLn2Lo), l.lo));
  T result = select(x < limit, near, far);
  result = select(x >= T(1), result, notANumber<T>());
  return select(x < infinity<T>(), result, x);
}

// log1p(2 a / (1 - a)) / 2
template <class T> SAMPAN_MATHS_INLINE T inverseHyperbolicTangent(T x) {
  T a = abs(x);
  T y = select(a < T(1), a, T(0));
  Pair<T> q = divide(pairOf<T>(T(2) * y, T(0)), fastTwoSum(T(1), -y));
  T result = copySign(T(0.5) * log1pPair(q.hi, q.lo).hi, x);
  result = select(a < T(0x1p-30), x, result);
  return select(a < T(1), result, select(a == T(1), copySign(infinity<T>(), x), notANumber<T>()));
}

} // namespace sampan::maths

SAMPAN_MATHS_UNARY(sinh, hyperbolicSine)
SAMPAN_MATHS_UNARY(cosh, hyperbolicCosine)
SAMPAN_MATHS_UNARY(tanh, hyperbolicTangent)
SAMPAN_MATHS_UNARY(asinh, inverseHyperbolicSine)
SAMPAN_MATHS_UNARY(acosh, inverseHyperbolicCosine)
SAMPAN_MATHS_UNARY(atanh, inverseHyperbolicTangent)
