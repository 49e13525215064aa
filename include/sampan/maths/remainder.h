// fmod, remainder, remquo: exact.
//
// a - t b with an integer t below 2^p is exact in one fma if t is the quotient rounded down, or one more (then the
// result is negative and b is added back): the result is a multiple of b's last bit and smaller than b. So the
// quotient is taken p - 3 bits at a time, from the top; nearly always once.
#pragma once

#include "rounding.h"

namespace sampan::maths {

template <class T> struct Remainder {
  T rest;
  unsigned quotient; // modulo 2^32
};

// 0 <= a, 0 < b, both finite.
template <class T> SAMPAN_MATHS_INLINE Remainder<T> divideExactly(T a, T b) {
  constexpr int kStep = Format<T>::kMantissaBits - 3;
  unsigned quotient = 0;
  while (a >= b) {
    int shift = exponentOf(a) - exponentOf(b) - kStep;
    shift = shift > 0 ? shift : 0;
    T unit = scaleExactly(b, shift);
    T t = truncate(a / unit);
    T rest = fma(-t, unit, a);
    bool over = rest < T(0);
    a = select(over, rest + unit, rest);
    uint64_t count = uint64_t(int64_t(t)) - (over ? 1 : 0);
    quotient += shift < 32 ? unsigned(count) << (shift & 31) : 0;
  }
  return {a, quotient};
}

template <class T> SAMPAN_MATHS_INLINE T floatingModulo(T x, T y) {
  T b = abs(y);
  bool valid = both(isFinite(x), b > T(0));
  bool reduce = both(valid, b < infinity<T>());
  T rest = divideExactly(select(reduce, abs(x), T(0)), select(reduce, b, T(1))).rest;
  T result = select(reduce, copySign(rest, x), x);
  return select(valid, result, notANumber<T>()); // also y NaN: then b > 0 is false
}

template <class T> SAMPAN_MATHS_INLINE T remainderQuotient(T x, T y, int *quotient) {
  T b = abs(y);
  bool valid = both(isFinite(x), b > T(0));
  bool reduce = both(valid, b < infinity<T>());
  T divisor = select(reduce, b, T(1));
  Remainder<T> r = divideExactly(select(reduce, abs(x), T(0)), divisor);
  // rest against b / 2: exact as b - rest >= b / 2 only if rest is at least half of it, which is all that is compared.
  bool small = divisor < Format<T>::kMinNormal * T(4);
  T twice = select(small, T(2) * r.rest, r.rest), whole = select(small, divisor, T(0.5) * divisor);
  bool up = either(twice > whole, both(twice == whole, (r.quotient & 1) != 0));
  T rest = select(up, r.rest - divisor, r.rest);
  unsigned magnitude = (r.quotient + (up ? 1 : 0)) & 0x7fffffffu;
  bool negative = ((toBits(x) ^ toBits(y)) >> (sizeof(T) * 8 - 1)) != 0;
  *quotient = reduce ? (negative ? -int(magnitude) : int(magnitude)) : 0;
  bool flip = (toBits(x) >> (sizeof(T) * 8 - 1)) != 0;
  T result = select(reduce, select(flip, -rest, rest), x);
  return select(valid, result, notANumber<T>());
}

template <class T> SAMPAN_MATHS_INLINE T nearestRemainder(T x, T y) {
  int unused;
  return remainderQuotient(x, y, &unused);
}

} // namespace sampan::maths

SAMPAN_MATHS_BINARY(fmod, floatingModulo)
SAMPAN_MATHS_BINARY(remainder, nearestRemainder)
extern "C" SAMPAN_MATHS_WRITES double __sampan_remquo(double x, double y, int *quotient) {
  return sampan::maths::remainderQuotient(x, y, quotient);
}
extern "C" SAMPAN_MATHS_WRITES float __sampan_remquof(float x, float y, int *quotient) {
  return sampan::maths::remainderQuotient(x, y, quotient);
}
