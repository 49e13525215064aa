// sin, cos, tan, sincos and their sinpi, cospi, sincospi forms.
//
// After the reduction (reduce_pi.h) sin and cos of the pair r + lo, |r| <= pi/4:
//   sin = r + (r^3 S(r^2) + lo (1 - r^2/2)),  cos = (1 - r^2/2) + (rounding of that + r^4 C(r^2) - r lo).
// The bracket is at most a sixth of the first term, so the error is about 0.5 + 0.2 ulp.
#pragma once

#include "polynomials/trig.h"
#include "reduce_pi.h"

namespace sampan::maths {

template <class T> struct SinCos { T sin, cos; };

template <class T> SAMPAN_MATHS_INLINE T sineTail(T r, T lo, T z) {
  return fma(z * r, sinTail(z), fma(T(-0.5) * z, lo, lo));
}

template <class T> SAMPAN_MATHS_INLINE Pair<T> cosinePair(T r, T lo, T z) {
  T half = T(0.5) * z, w = T(1) - half;
  return {w, ((T(1) - w) - half) + fma(z * z, cosTail(z), -r * lo)};
}

// The sine and cosine of quadrant * pi/2 + r + lo.
template <class T> SAMPAN_MATHS_INLINE SinCos<T> sinCosOfReduced(Reduced<T> r) {
  T z = r.hi * r.hi;
  T s = r.hi + sineTail(r.hi, r.lo, z);
  Pair<T> c = cosinePair(r.hi, r.lo, z);
  T cosine = c.hi + c.lo;
  bool swap = (r.quadrant & 1) != 0;
  T sine = select(swap, cosine, s), other = select(swap, s, cosine);
  return {select((r.quadrant & 2) != 0, -sine, sine), select(((r.quadrant + 1) & 2) != 0, -other, other)};
}

template <class T> SAMPAN_MATHS_INLINE bool isTiny(T x) { return abs(x) < T(0x1p-30); }

template <class T> SAMPAN_MATHS_INLINE SinCos<T> sinCos(T x) {
  SinCos<T> result = sinCosOfReduced(reduceHalfPi(x));
  result.sin = select(isTiny(x), x, result.sin);
  return result;
}

template <class T> SAMPAN_MATHS_INLINE T sine(T x) { return sinCos(x).sin; }
template <class T> SAMPAN_MATHS_INLINE T cosine(T x) { return sinCos(x).cos; }

// The quotient of both pairs, corrected once: 0.6 ulp.
template <class T> SAMPAN_MATHS_INLINE T tangentOfReduced(Reduced<T> r) {
  T z = r.hi * r.hi;
  Pair<T> s = fastTwoSum(r.hi, sineTail(r.hi, r.lo, z));
  Pair<T> c = cosinePair(r.hi, r.lo, z);
  c = fastTwoSum(c.hi, c.lo);
  bool swap = (r.quadrant & 1) != 0;
  Pair<T> top = {select(swap, -c.hi, s.hi), select(swap, -c.lo, s.lo)};
  Pair<T> bottom = {select(swap, s.hi, c.hi), select(swap, s.lo, c.lo)};
  Pair<T> q = divide(top, bottom);
  return q.hi;
}

template <class T> SAMPAN_MATHS_INLINE T tangent(T x) {
  return select(isTiny(x), x, tangentOfReduced(reduceHalfPi(x)));
}

// x pi = n pi/2 + r: the reduction is exact, pi multiplies afterwards as a pair.
template <class T> SAMPAN_MATHS_INLINE Reduced<T> reduceTimesPi(T x) {
  using C = Constants<T>;
  T even = roundEven(T(0.5) * x);
  T inside = fma(T(-2), even, x); // [-1, 1]; 0 for the large, which are all even
  int n;
  T k = nearest(T(2) * inside, T(1), n);
  T f = T(2) * fma(T(-0.5), k, inside); // in units of pi/2
  T r = f * C::kHalfPi1;
  return {r, fma(f, T(C::kHalfPi1), -r) + f * C::kHalfPi2, unsigned(n)};
}

template <class T> SAMPAN_MATHS_INLINE SinCos<T> sinCosPi(T x) {
  SinCos<T> result = sinCosOfReduced(reduceTimesPi(x));
  T tiny = fma(x, T(2) * Constants<T>::kHalfPi1, x * (T(2) * Constants<T>::kHalfPi2));
  result.sin = select(isTiny(x), tiny, result.sin);
  // Zeros: the sign of x for the sine, plus for the cosine.
  result.sin = select(result.sin == T(0), copySign(T(0), x), result.sin);
  result.cos = select(result.cos == T(0), T(0), result.cos);
  T bad = x - x; // NaN for infinities and NaN
  return {select(isFinite(x), result.sin, bad), select(isFinite(x), result.cos, bad)};
}

template <class T> SAMPAN_MATHS_INLINE T sinePi(T x) { return sinCosPi(x).sin; }
template <class T> SAMPAN_MATHS_INLINE T cosinePi(T x) { return sinCosPi(x).cos; }

template <class T> SAMPAN_MATHS_INLINE void store(SinCos<T> value, T *s, T *c) {
  *s = value.sin;
  *c = value.cos;
}

} // namespace sampan::maths

SAMPAN_MATHS_UNARY(sin, sine)
SAMPAN_MATHS_UNARY(cos, cosine)
SAMPAN_MATHS_UNARY(tan, tangent)
SAMPAN_MATHS_UNARY(sinpi, sinePi)
SAMPAN_MATHS_UNARY(cospi, cosinePi)

extern "C" SAMPAN_MATHS_WRITES void __sampan_sincos(double x, double *s, double *c) {
  sampan::maths::store(sampan::maths::sinCos(x), s, c);
}
extern "C" SAMPAN_MATHS_WRITES void __sampan_sincosf(float x, float *s, float *c) {
  sampan::maths::store(sampan::maths::sinCos(x), s, c);
}
extern "C" SAMPAN_MATHS_WRITES void __sampan_sincospi(double x, double *s, double *c) {
  sampan::maths::store(sampan::maths::sinCosPi(x), s, c);
}
extern "C" SAMPAN_MATHS_WRITES void __sampan_sincospif(float x, float *s, float *c) {
  sampan::maths::store(sampan::maths::sinCosPi(x), s, c);
}
