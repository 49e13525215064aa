// lgamma, tgamma. The float versions compute in double: they are rare, and simplest so.
//
// From 12 on Stirling's formula with log x as a pair; below, the recurrence leads to a polynomial of gamma on [1, 2]
// or of lgamma(2 + d) / d, so that the zeros of lgamma at 1 and 2 keep their relative accuracy. Negative arguments:
// recurrence or reflection, gamma(x) = -pi / (x sin(pi x) gamma(-x)). lgamma is within 2 ulp except near its zeros
// for x < -2.4, where (as in CUDA) only the absolute error is small.
#pragma once

#include "polynomials/gamma.h"
#include "pow.h"
#include "trig.h"

namespace sampan::maths {

// lgamma(x), x >= 12 and finite.
SAMPAN_MATHS_INLINE Pair<double> lgammaFar(double x) {
  using C = Constants<double>;
  Pair<double> l = logPair(x);
  Pair<double> t =
      multiply(pairOf<double>(x - 0.5, 0.0), l); // x - 1/2 is exact up to 2^52; beyond it the half is nothing
  Pair<double> s = add(fastTwoSum(t.hi, t.lo), pairOf<double>(-x, 0.0));
  double inverse = 1.0 / x;
  double tail = fma(inverse, stirlingTail(inverse * inverse), C::kHalfLogTwoPiRest);
  return add(s, fastTwoSum(C::kHalfLogTwoPi, tail));
}

// lgamma(x), 0 < x < 12.
SAMPAN_MATHS_RARE Pair<double> lgammaNear(double x) {
  if (x < 0.5) {
    Pair<double> s = add(logPair(x), log1pPair(x, 0.0));
    Pair<double> r = twoSum(-s.hi, x * lgammaTwo(x));
    return {r.hi, r.lo - s.lo};
  }
  if (x < 1.5) {
    double d = x - 1.0;
    Pair<double> l = log1pPair(d, 0.0);
    Pair<double> p = twoProduct(d, lgammaTwo(d));
    Pair<double> r = twoSum(p.hi, -l.hi);
    return {r.hi, r.lo + (p.lo - l.lo)};
  }
  Pair<double> product = pairOf<double>(1.0, 0.0);
  while (x >= 2.5) {
    x -= 1.0;
    product = multiply(product, pairOf<double>(x, 0.0));
  }
  double d = x - 2.0;
  Pair<double> l = logPair(product.hi);
  Pair<double> r = twoSum(l.hi, d * lgammaTwo(d));
  return {r.hi, r.lo + l.lo + product.lo / product.hi};
}

SAMPAN_MATHS_RARE double logGamma(double x) {
  double a = abs(x), inf = infinity<double>();
  if (!(a < inf))
    return x * x; // both infinities give +inf
  if (x == 0.0 || (x < 0.0 && roundEven(x) == x))
    return inf;
  if (a > 0x1p1000 && x > 0.0) // x log x overflows from 2.6e305 on, and -x with it
    return a > 2.5563481638716906e305 ? inf : ((logPair(x).hi - 1.0) + logPair(x).lo) * x;
  Pair<double> positive = a < 12.0 ? lgammaNear(a) : lgammaFar(a);
  if (x > 0.0)
    return positive.hi + positive.lo;
  if (a < 0x1p-60)
    return -logarithm(a);
  // log(pi / (a |sin(pi a)|)) - lgamma(a)
  double s = abs(sinePi(a));
  Pair<double> l = logPair(s);
  Pair<double> whole = add(twoSum(positive.hi, l.hi), pairOf<double>(positive.lo, l.lo));
  Pair<double> la = logPair(a);
  Pair<double> sum = twoSum(whole.hi, la.hi);
  sum.lo += whole.lo + la.lo;
  Pair<double> logPi = pairOf<double>(0x1.250d048e7a1bdp+0, 0x1.7abf2ad8d5088p-57);
  Pair<double> r = twoSum(logPi.hi, -sum.hi);
  return r.hi + (r.lo + (logPi.lo - sum.lo));
}

// gamma(x) for 1 <= x <= 2.
SAMPAN_MATHS_INLINE double gammaOfReduced(double x) { return gammaMiddle(x - 1.5); }

SAMPAN_MATHS_RARE double trueGamma(double x) {
  double a = abs(x), inf = infinity<double>();
  if (isNan(x) || x == inf)
    return x + x;
  if (x == 0.0)
    return copySign(inf, x);
  if (x < 0.0 && (a == inf || roundEven(x) == x))
    return notANumber<double>();
  if (a < 0x1p-60)
    return 1.0 / x;
  if (a < 12.0) {
    // Up or down to [1, 2): the factors are exact, since they are not larger than x; the last sum may round,
    // harmlessly.
    Pair<double> product = pairOf<double>(1.0, 0.0);
    double y = x;
    while (y >= 2.0) {
      y -= 1.0;
      product = multiply(product, pairOf<double>(y, 0.0));
    }
    if (y >= 1.0 && x >= 1.0)
      return gammaOfReduced(y) * product.hi;
    while (y < 1.0) {
      // y + 1 may round (y near 0, or from below 1/2): the factor keeps y itself, gamma sees the rounded sum.
      product = multiply(product, pairOf<double>(y, 0.0));
      y += 1.0;
    }
    return gammaOfReduced(y) / product.hi;
  }
  if (x > 0.0) {
    if (x > 171.7)
      return inf;
    Pair<double> l = lgammaFar(x);
    Scaled<double> e = expPair(l.hi, l.lo);
    return scaleBy(e.value.hi, e.n);
  }
  double s = sinePi(x);
  if (a > 190.0) // 0 from -184 on
    return copySign(0.0, s);
  Pair<double> l = lgammaFar(a);
  Scaled<double> e = expPair(-l.hi, -l.lo);
  return scaleBy(e.value.hi * (2.0 * Constants<double>::kHalfPi1 / (a * s)), e.n);
}

} // namespace sampan::maths

extern "C" {
SAMPAN_MATHS double __sampan_lgamma(double x) { return sampan::maths::logGamma(x); }
SAMPAN_MATHS float __sampan_lgammaf(float x) { return float(sampan::maths::logGamma(double(x))); }
SAMPAN_MATHS double __sampan_tgamma(double x) { return sampan::maths::trueGamma(x); }
SAMPAN_MATHS float __sampan_tgammaf(float x) { return float(sampan::maths::trueGamma(double(x))); }
}
