// Rounding to integers, taking numbers apart and putting them together. All exact.
#pragma once

#include "log.h"

namespace sampan::maths {

// Halves away from zero; x - trunc(x) is exact, unlike x + 0.5.
template <class T> SAMPAN_MATHS_INLINE T roundAway(T x) {
  T t = truncate(x);
  return copySign(select(abs(x - t) >= T(0.5), abs(t) + T(1), abs(t)), x);
}

// |x| in [1/2, 1) and its exponent; 0 for what has none.
template <class T> SAMPAN_MATHS_INLINE T splitFraction(T x, int *exponent) {
  using F = Format<T>;
  using Bits = typename F::Bits;
  bool regular = both(isFinite(x), x != T(0));
  Bits mask = (Bits(1) << F::kMantissaBits) - 1, sign = Bits(1) << (sizeof(T) * 8 - 1);
  Bits bits = toBits(select(abs(x) < F::kMinNormal, x * powerOfTwo<T>(F::kMantissaBits + 2), x));
  T fraction = fromBits(Bits((bits & (mask | sign)) | (Bits(F::kBias - 1) << F::kMantissaBits)));
  *exponent = regular ? exponentOf(x) + 1 : 0;
  return select(regular, fraction, x);
}

// x 2^n with one rounding: the fraction is scaled from 1/2, so that only the last product rounds.
template <class T> SAMPAN_MATHS_INLINE T scaleExactly(T x, long long n) {
  using F = Format<T>;
  int exponent;
  T fraction = splitFraction(x, &exponent);
  n = n > 5000 ? 5000 : n < -5000 ? -5000 : n;
  int total = int(n) + exponent, top = 2 * F::kBias, bottom = -2 * F::kBias + 4;
  total = total > top ? top : total < bottom ? bottom : total;
  return scaleBy(fraction, total);
}

template <class T> SAMPAN_MATHS_INLINE T splitInteger(T x, T *integer) {
  T t = truncate(x);
  *integer = t;
  return copySign(select(abs(x) == infinity<T>(), T(0), x - t), x);
}

template <class T> SAMPAN_MATHS_INLINE T nextAfter(T x, T y) {
  using Bits = typename Format<T>::Bits;
  Bits bits = toBits(x);
  bool up = (x < y) == (x > T(0)); // away from zero
  Bits moved = x == T(0) ? (toBits(y) & (Bits(1) << (sizeof(T) * 8 - 1))) | 1 : up ? bits + 1 : bits - 1;
  T result = select(x == y, y, fromBits(moved));
  return select(either(isNan(x), isNan(y)), notANumber<T>(), result);
}

template <class T> SAMPAN_MATHS_INLINE T positiveDifference(T x, T y) {
  T result = select(x > y, x - y, T(0));
  return select(either(isNan(x), isNan(y)), notANumber<T>(), result);
}

// A NaN loses against a number; +0 is greater than -0.
template <class T> SAMPAN_MATHS_INLINE T maximum(T x, T y) {
  T larger = select(x > y, x, y);
  larger = select(x == y, fromBits(typename Format<T>::Bits(toBits(x) & toBits(y))), larger);
  return select(isNan(x), y, select(isNan(y), x, larger));
}
template <class T> SAMPAN_MATHS_INLINE T minimum(T x, T y) {
  T smaller = select(x < y, x, y);
  smaller = select(x == y, fromBits(typename Format<T>::Bits(toBits(x) | toBits(y))), smaller);
  return select(isNan(x), y, select(isNan(y), x, smaller));
}

} // namespace sampan::maths

#define SAMPAN_MATHS_ROUNDING(type, suffix)                                                                            \
  extern "C" SAMPAN_MATHS type __sampan_rint##suffix(type x) { return sampan::maths::roundEven(x); }                   \
  extern "C" SAMPAN_MATHS type __sampan_nearbyint##suffix(type x) { return sampan::maths::roundEven(x); }              \
  extern "C" SAMPAN_MATHS type __sampan_round##suffix(type x) { return sampan::maths::roundAway(x); }                  \
  extern "C" SAMPAN_MATHS type __sampan_trunc##suffix(type x) { return sampan::maths::truncate(x); }                   \
  extern "C" SAMPAN_MATHS type __sampan_floor##suffix(type x) { return sampan::maths::floorOf(x); }                    \
  extern "C" SAMPAN_MATHS type __sampan_ceil##suffix(type x) { return -sampan::maths::floorOf(-x); }                   \
  extern "C" SAMPAN_MATHS type __sampan_fabs##suffix(type x) { return sampan::maths::abs(x); }                         \
  extern "C" SAMPAN_MATHS type __sampan_copysign##suffix(type x, type y) { return sampan::maths::copySign(x, y); }     \
  extern "C" SAMPAN_MATHS type __sampan_fma##suffix(type x, type y, type z) { return sampan::maths::fma(x, y, z); }    \
  extern "C" SAMPAN_MATHS type __sampan_fmax##suffix(type x, type y) { return sampan::maths::maximum(x, y); }          \
  extern "C" SAMPAN_MATHS type __sampan_fmin##suffix(type x, type y) { return sampan::maths::minimum(x, y); }          \
  extern "C" SAMPAN_MATHS type __sampan_fdim##suffix(type x, type y) {                                                 \
    return sampan::maths::positiveDifference(x, y);                                                                    \
  }                                                                                                                    \
  extern "C" SAMPAN_MATHS type __sampan_nextafter##suffix(type x, type y) { return sampan::maths::nextAfter(x, y); }   \
  extern "C" SAMPAN_MATHS long __sampan_lrint##suffix(type x) { return long(sampan::maths::roundEven(x)); }            \
  extern "C" SAMPAN_MATHS long __sampan_lround##suffix(type x) { return long(sampan::maths::roundAway(x)); }           \
  extern "C" SAMPAN_MATHS long long __sampan_llrint##suffix(type x) {                                                  \
    return (long long)(sampan::maths::roundEven(x));                                                                   \
  }                                                                                                                    \
  extern "C" SAMPAN_MATHS long long __sampan_llround##suffix(type x) {                                                 \
    return (long long)(sampan::maths::roundAway(x));                                                                   \
  }                                                                                                                    \
  extern "C" SAMPAN_MATHS type __sampan_ldexp##suffix(type x, int n) { return sampan::maths::scaleExactly(x, n); }     \
  extern "C" SAMPAN_MATHS type __sampan_scalbn##suffix(type x, int n) { return sampan::maths::scaleExactly(x, n); }    \
  extern "C" SAMPAN_MATHS type __sampan_scalbln##suffix(type x, long n) { return sampan::maths::scaleExactly(x, n); }  \
  extern "C" SAMPAN_MATHS_WRITES type __sampan_frexp##suffix(type x, int *n) {                                         \
    return sampan::maths::splitFraction(x, n);                                                                         \
  }                                                                                                                    \
  extern "C" SAMPAN_MATHS_WRITES type __sampan_modf##suffix(type x, type *integer) {                                   \
    return sampan::maths::splitInteger(x, integer);                                                                    \
  }                                                                                                                    \
  extern "C" SAMPAN_MATHS_WRITES type __sampan_nan##suffix(const char *) { return sampan::maths::notANumber<type>(); }
SAMPAN_MATHS_ROUNDING(double, )
SAMPAN_MATHS_ROUNDING(float, f)
#undef SAMPAN_MATHS_ROUNDING
