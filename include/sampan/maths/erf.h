// erf, erfc, erfcx.
//
// erf: |x| < 1: x + x P(x^2); beyond: 1 - e^-Q(|x|) with Q = -log erfc, whose weight in the result is at most 0.16.
// erfc and erfcx: (1 + 2 x) e^(x^2) erfc(x) is smooth on [0, inf) and a polynomial in t = (x - 4) / (x + 4), after
// Shepherd and Laframboise (1981). e^-x^2 takes x^2 as a pair, or the tail would lose 10 bits. Negative x by
// symmetry. Near 0 the polynomial in t is ill conditioned, and 1 - erf is used. Budget of erfc: P 1.5 ulp, division
// 0.5, e^-x^2 0.6, products 1: below 3.6.
#pragma once

#include "exp.h"
#include "polynomials/erf.h"

namespace sampan::maths {

template <class T> struct ErfRange;
template <> struct ErfRange<float> {
  static constexpr float kOne = 3.92f;  // erf is 1 from here on
  static constexpr float kZero = 10.1f; // erfc is 0 from about here; the polynomial holds up to kEnd
  static constexpr float kEnd = 11.0f;
};
template <> struct ErfRange<double> {
  static constexpr double kOne = 5.92;
  static constexpr double kZero = 27.3;
  static constexpr double kEnd = 28.0;
};

// |x| < 1; any finite value beyond.
template <class T> SAMPAN_MATHS_INLINE T erfInner(T x) {
  T z = x * x;
  return fma(x, erfSmall(select(z < T(1), z, T(1))), x);
}

template <class T> SAMPAN_MATHS_INLINE T errorFunction(T x) {
  T a = abs(x);
  T inner = erfInner(x);
  T y = select(a > T(ErfRange<T>::kOne), T(ErfRange<T>::kOne), select(a < T(1), T(1), a));
  Scaled<T> e = expPair(-erfLogComplement(y), T(0));
  T outer = copySign(T(1) - scaleBy(e.value.hi, e.n), x);
  T result = select(a < T(1), inner, select(a > T(ErfRange<T>::kOne), copySign(T(1), x), outer));
  return select(isNan(x), x, result);
}

// e^(a^2) erfc(a) for 0 <= a <= kEnd.
template <class T> SAMPAN_MATHS_INLINE T scaledComplement(T a) {
  T t = (a - T(4)) / (a + T(4));
  return erfcxTail(t) / fma(T(2), a, T(1));
}

// 1 / (a sqrt(pi)) (1 - 1/(2 a^2) + 3/(4 a^4) - ...): the classical asymptotic series, for a >= kEnd.
template <class T> SAMPAN_MATHS_INLINE T scaledComplementFar(T a) {
  T inverse = T(1) / a;
  T h = T(0.5) * inverse * inverse;
  T series = T(1);
  series = fma(T(-13) * h, series, T(1));
  series = fma(T(-11) * h, series, T(1));
  series = fma(T(-9) * h, series, T(1));
  series = fma(T(-7) * h, series, T(1));
  series = fma(T(-5) * h, series, T(1));
  series = fma(T(-3) * h, series, T(1));
  series = fma(-h, series, T(1));
  return inverse * Constants<T>::kInverseSqrtPi * series;
}

// e^(-a^2) as a scaled pair; a is cut where the result is far below the least subnormal.
template <class T> SAMPAN_MATHS_INLINE Scaled<T> gaussian(T a) {
  Pair<T> square = twoProduct(a, a);
  return expPair(-square.hi, -square.lo);
}

template <class T> SAMPAN_MATHS_INLINE T complementaryErrorFunction(T x) {
  T a = abs(x);
  a = select(a > T(ErfRange<T>::kZero), T(ErfRange<T>::kZero), a);
  Scaled<T> e = gaussian(a);
  T tail = scaleBy(scaledComplement(a) * e.value.hi, e.n);
  T result = select(x < T(0), T(2) - tail, tail);
  result = select(a < T(0.5), T(1) - erfInner(x), result);
  return select(isNan(x), x, result);
}

template <class T> SAMPAN_MATHS_INLINE T scaledComplementaryErrorFunction(T x) {
  using R = ErfRange<T>;
  T a = abs(x);
  T near = scaledComplement(select(a < T(R::kEnd), a, T(R::kEnd)));
  T result = select(a < T(R::kEnd), near, scaledComplementFar(a));
  // Negative: 2 e^(x^2) - erfcx(|x|). The double overflows from x = -26.7 on.
  T c = select(a < T(R::kEnd), a, T(R::kEnd));
  Pair<T> square = twoProduct(c, c);
  bool over = square.hi > T(ExpRange<T>::kHigh);
  Scaled<T> e = expPair(select(over, T(ExpRange<T>::kHigh), square.hi), select(over, T(0), square.lo));
  T growth = scaleBy(e.value.hi, e.n);
  T reflected = T(2) * growth - near;
  // Small |x|: e^(x^2) (1 - erf(x)) avoids the cancellation and the ill-conditioned polynomial.
  result = select(a < T(0.5), growth * (T(1) - erfInner(x)), result);
  result = select(both(x < T(0), a >= T(0.5)), reflected, result);
  return select(isNan(x), x, result);
}

} // namespace sampan::maths

SAMPAN_MATHS_UNARY(erf, errorFunction)
SAMPAN_MATHS_UNARY(erfc, complementaryErrorFunction)
SAMPAN_MATHS_UNARY(erfcx, scaledComplementaryErrorFunction)
