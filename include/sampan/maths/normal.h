// normcdf, normcdfinv, erfinv, erfcinv.
//
// normcdf(x) = e^(-x^2/2) erfcx(|x|/sqrt(2)) / 2 for x < 0: the exponent comes from x itself as a pair, while erfcx
// does not mind the rounding of |x|/sqrt(2). Near 0: (1 + erf) / 2. Positive x by symmetry.
//
// The inverses: w = -log(1 - x^2) (of the tail probability: -log(q (2 - q))), then erfinv = x + x P(w) in the middle
// and s + P(s), s = sqrt(w), in the tails (after Giles, 2010). The tails are real branches: they are rare, and
// skipping them saves half the work. w has a relative error below 1 ulp, of which the tails see half.
#pragma once

#include "erf.h"
#include "log.h"
#include "polynomials/normal.h"

namespace sampan::maths {

template <class T> SAMPAN_MATHS_INLINE T normalDistribution(T x) {
  using C = Constants<T>;
  T a = abs(x);
  T cut = T(sizeof(T) == 8 ? 38.6 : 14.3); // the result is 0 below
  a = select(a > cut, cut, a);
  T half = T(0.5) * a;
  T z = half * a;
  Scaled<T> e = expPair(-z, -fma(half, a, -z));
  T scaled = a * C::kSqrtHalf;
  T tail = scaleBy(T(0.5) * scaledComplement(scaled) * e.value.hi, e.n);
  T result = select(x < T(0), tail, T(1) - tail);
  result = select(scaled < T(0.5), fma(T(0.5), erfInner(x * C::kSqrtHalf), T(0.5)), result);
  return select(isNan(x), x, result);
}

// The polynomials of s in the tails, as |erfinv| - s.
SAMPAN_MATHS_INLINE float inverseTails(float s) {
  if (s < 5.0f)
    return inverseTail(s - 3.0f);
  return inverseFarTail(s - 7.5f);
}
SAMPAN_MATHS_INLINE double inverseTails(double s) {
  if (s < 4.0)
    return inverseTail(s - 3.25);
  if (s < 8.0)
    return inverseFarTail(s - 5.25);
  return inverseLastTail(1.0 / s - 0.08);
}
SAMPAN_MATHS_INLINE float inverseCentre(float) { return 2.5f; }
SAMPAN_MATHS_INLINE double inverseCentre(double) { return 3.125; }

// erfinv(x), given also 1 - x^2 as a value with a small relative error. 0 < rest <= 1.
template <class T> SAMPAN_MATHS_INLINE T inverseErf(T x, T rest) {
  T w = -logarithm(rest);
  T centre = inverseCentre(x);
  T result = fma(x, inverseMiddle(w - centre), x);
  if (w > T(2) * centre) {
    T s = squareRoot(w);
    result = copySign(s + inverseTails(s), x);
  }
  return result;
}

template <class T> SAMPAN_MATHS_INLINE T inverseErrorFunction(T x) {
  T a = abs(x);
  bool inside = a < T(1);
  T result = inverseErf(x, select(inside, (T(1) - a) * (T(1) + a), T(1)));
  result = select(inside, result, select(a == T(1), copySign(infinity<T>(), x), notANumber<T>()));
  return select(x == T(0), x, result);
}

// q in (0, 2); the caller has q (2 - q) and 1 - q.
template <class T> SAMPAN_MATHS_INLINE T inverseEnds(T q, T result) {
  result = select(q == T(0), infinity<T>(), result);
  result = select(q == T(2), -infinity<T>(), result);
  return select(both(q >= T(0), q <= T(2)), result, notANumber<T>());
}

template <class T> SAMPAN_MATHS_INLINE T inverseComplementaryErrorFunction(T q) {
  bool inside = both(q > T(0), q < T(2));
  T safe = select(inside, q, T(1));
  return inverseEnds(q, inverseErf(T(1) - safe, safe * (T(2) - safe)));
}

// sqrt(2) erfinv(2 p - 1). 4 p (1 - p) keeps its relative error at both ends.
template <class T> SAMPAN_MATHS_INLINE T inverseNormalDistribution(T p) {
  using C = Constants<T>;
  bool inside = both(p > T(0), p < T(1));
  T safe = select(inside, p, T(0.5));
  T y = inverseErf(fma(T(2), safe, T(-1)), T(4) * safe * (T(1) - safe));
  T result = fma(y, T(2) * C::kSqrtHalf, y * (T(2) * C::kSqrtHalfRest));
  result = select(p == T(0.5), T(0), result);
  return -inverseEnds(T(2) * p, -result);
}

} // namespace sampan::maths

SAMPAN_MATHS_UNARY(normcdf, normalDistribution)
SAMPAN_MATHS_UNARY(normcdfinv, inverseNormalDistribution)
SAMPAN_MATHS_UNARY(erfinv, inverseErrorFunction)
SAMPAN_MATHS_UNARY(erfcinv, inverseComplementaryErrorFunction)
