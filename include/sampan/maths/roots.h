// sqrt, rsqrt, cbrt, rcbrt, hypot, rhypot, norm3d, norm4d, rnorm3d, rnorm4d, norm(n), rnorm(n).
//
// sqrt is the hardware's. rsqrt corrects 1 / sqrt(x) once by the errors of root and quotient: 0.51 ulp. The norms
// scale by the exponent of the greatest argument, add the squares as pairs and correct the root once: 0.51 ulp. The
// cube roots: x = 2^(3 k) m, m in [sqrt(1/2), 4 sqrt(2)]; m^(-1/3) from a quartic by Newton steps of high order, the
// last one in pairs.
#pragma once

#include "log.h"
#include "polynomials/roots.h"

namespace sampan::maths {

// (hi + lo)^(1/2)
template <class T> SAMPAN_MATHS_INLINE Pair<T> rootOfPair(Pair<T> x) {
  T root = squareRoot(x.hi);
  T rest = fma(-root, root, x.hi) + x.lo;
  return {root, select(root > T(0), rest / (T(2) * root), T(0))};
}

template <class T> SAMPAN_MATHS_INLINE T reciprocalSquareRoot(T x) {
  // A subnormal has too few bits for the correction terms; an even power of two moves it up.
  bool small = x < Format<T>::kMinNormal;
  T y = select(small, x * powerOfTwo<T>(2 * Format<T>::kMantissaBits + 2), x);
  T root = squareRoot(y), inverse = T(1) / root;
  T rootError = fma(-root, root, y) * (T(0.5) * inverse); // sqrt(y) - root
  T rest = fma(-root, inverse, T(1)) - rootError * inverse;
  T result = fma(rest, inverse, inverse);
  result = select(small, result * powerOfTwo<T>(Format<T>::kMantissaBits + 1), result);
  result = select(x == T(0), copySign(infinity<T>(), x), result);
  return select(x == infinity<T>(), T(0), result);
}

// y (1 - e)^(-1/3) with e = 1 - m y^3 up to e^2: each step triples the number of right bits.
template <class T> SAMPAN_MATHS_INLINE T inverseCubeRootStep(T m, T y) {
  T e = fma(-m * y, y * y, T(1));
  return fma(y * e, fma(e, T(0x1.c71c71c71c71cp-3), T(Constants<T>::kThird)), y);
}

// m^(-1/3) with about full precision, from 7 bits.
template <class T> SAMPAN_MATHS_INLINE T inverseCubeRootOfReduced(T m) {
  return inverseCubeRootStep(m, inverseCubeRootStep(m, inverseCubeRootStart(m)));
}

// n = 3 k + r with r in 0 .. 2, for |n| < 3000.
SAMPAN_MATHS_INLINE int thirdOf(int n) { return ((n + 3072) * 21846 >> 16) - 1024; }

template <class T> struct CubeSplit {
  T m;
  int k;
};

// |x| = m 2^(3 k), m in [sqrt(1/2), 4 sqrt(2)].
template <class T> SAMPAN_MATHS_INLINE CubeSplit<T> splitCube(T a) {
  int n;
  LogSplit<T> split = splitExponent(a, n);
  int k = thirdOf(n);
  return {split.m * powerOfTwo<T>(n - 3 * k), k};
}

template <class T> SAMPAN_MATHS_INLINE T cubeRoot(T x) {
  CubeSplit<T> split = splitCube(abs(x));
  T y = inverseCubeRootOfReduced(split.m);
  // c = m y^2 is m^(1/3) up to 2 ulp; one Newton step with c^3 as a pair.
  T c = split.m * (y * y);
  Pair<T> square = twoProduct(c, c);
  Pair<T> cube = twoProduct(square.hi, c);
  T rest = (split.m - cube.hi) - (cube.lo + square.lo * c);
  c = fma(rest * (y * y), T(Constants<T>::kThird), c);
  T result = copySign(c * powerOfTwo<T>(split.k), x);
  return select(both(isFinite(x), x != T(0)), result, x);
}

template <class T> SAMPAN_MATHS_INLINE T reciprocalCubeRoot(T x) {
  CubeSplit<T> split = splitCube(abs(x));
  T y = inverseCubeRootOfReduced(split.m);
  Pair<T> square = twoProduct(y, y);
  Pair<T> cube = twoProduct(square.hi, y);
  cube.lo = fma(square.lo, y, cube.lo);
  T e = fma(-split.m, cube.hi, T(1)) - split.m * cube.lo;
  y = fma(y * e, T(Constants<T>::kThird), y);
  T result = copySign(y * powerOfTwo<T>(-split.k), x);
  result = select(isFinite(x), result, T(1) / x);
  return select(x == T(0), copySign(infinity<T>(), x), result);
}

template <class T> SAMPAN_MATHS_INLINE T greater(T a, T b) { return select(a > b, a, b); }

// 2^-n, with n the exponent of the greatest argument, cut so that both 2^n and 2^-n are normal.
template <class T> SAMPAN_MATHS_INLINE int scaleExponent(T greatest) {
  int n = exponentOf(greatest);
  int limit = Format<T>::kBias - 3;
  return n > limit ? limit : n < -limit ? -limit : n;
}

template <class T> SAMPAN_MATHS_INLINE Pair<T> addSquare(Pair<T> sum, T x) {
  Pair<T> square = twoProduct(x, x);
  Pair<T> s = twoSum(sum.hi, square.hi);
  return {s.hi, s.lo + (sum.lo + square.lo)};
}

template <class T> SAMPAN_MATHS_INLINE T rootOfSum(Pair<T> sum, int n) {
  Pair<T> root = rootOfPair(fastTwoSum(sum.hi, sum.lo));
  return (root.hi + root.lo) * powerOfTwo<T>(n);
}

template <class T> SAMPAN_MATHS_INLINE T reciprocalRootOfSum(Pair<T> sum, int n) {
  Pair<T> root = rootOfPair(fastTwoSum(sum.hi, sum.lo));
  return divide(pairOf<T>(T(1), T(0)), fastTwoSum(root.hi, root.lo)).hi * powerOfTwo<T>(-n);
}

// An infinite argument wins over NaN; all zero has its own answer.
template <class T> SAMPAN_MATHS_INLINE T normEnds(T result, T sumOfAll, bool anyInfinite, bool reciprocal) {
  T far = reciprocal ? T(0) : infinity<T>(), zero = reciprocal ? infinity<T>() : T(0);
  result = select(sumOfAll == T(0), zero, result);
  result = select(isNan(sumOfAll), notANumber<T>(), result);
  return select(anyInfinite, far, result);
}

// a, b, c, d are used as they are; missing ones are 0.
template <class T> SAMPAN_MATHS_INLINE T normOf(T a, T b, T c, T d, bool reciprocal) {
  a = abs(a), b = abs(b), c = abs(c), d = abs(d);
  T inf = infinity<T>();
  T greatest = greater(greater(a, b), greater(c, d));
  bool any = either(either(a == inf, b == inf), either(c == inf, d == inf));
  bool bad = either(either(isNan(a), isNan(b)), either(isNan(c), isNan(d)));
  int n = scaleExponent(greatest);
  T scale = powerOfTwo<T>(-n);
  Pair<T> sum = addSquare(pairOf<T>(T(0), T(0)), a * scale);
  sum = addSquare(addSquare(addSquare(sum, b * scale), c * scale), d * scale);
  T result = reciprocal ? reciprocalRootOfSum(sum, n) : rootOfSum(sum, n);
  return normEnds(result, select(bad, notANumber<T>(), greatest), any, reciprocal);
}

template <class T> SAMPAN_MATHS_INLINE T hypotenuse(T x, T y) { return normOf(x, y, T(0), T(0), false); }
template <class T> SAMPAN_MATHS_INLINE T reciprocalHypotenuse(T x, T y) { return normOf(x, y, T(0), T(0), true); }

template <class T> SAMPAN_MATHS_INLINE T normOfArray(int count, const T *values, bool reciprocal) {
  T greatest = T(0);
  bool any = false, bad = false;
  for (int i = 0; i < count; ++i) {
    T a = abs(values[i]);
    any = either(any, a == infinity<T>());
    bad = either(bad, isNan(a));
    greatest = greater(a, greatest);
  }
  int n = scaleExponent(greatest);
  T scale = powerOfTwo<T>(-n);
  Pair<T> sum = pairOf<T>(T(0), T(0));
  for (int i = 0; i < count; ++i)
    sum = addSquare(sum, values[i] * scale);
  T result = reciprocal ? reciprocalRootOfSum(sum, n) : rootOfSum(sum, n);
  return normEnds(result, select(bad, notANumber<T>(), greatest), any, reciprocal);
}

} // namespace sampan::maths

SAMPAN_MATHS_UNARY(sqrt, squareRoot)
SAMPAN_MATHS_UNARY(rsqrt, reciprocalSquareRoot)
SAMPAN_MATHS_UNARY(cbrt, cubeRoot)
SAMPAN_MATHS_UNARY(rcbrt, reciprocalCubeRoot)
SAMPAN_MATHS_BINARY(hypot, hypotenuse)
SAMPAN_MATHS_BINARY(rhypot, reciprocalHypotenuse)

// CUDA's names: norm3d and norm3df, not norm3dd.
#define SAMPAN_MATHS_NORMS(type, suffix)                                                                               \
  extern "C" SAMPAN_MATHS type __sampan_norm3d##suffix(type a, type b, type c) {                                       \
    return sampan::maths::normOf(a, b, c, type(0), false);                                                             \
  }                                                                                                                    \
  extern "C" SAMPAN_MATHS type __sampan_rnorm3d##suffix(type a, type b, type c) {                                      \
    return sampan::maths::normOf(a, b, c, type(0), true);                                                              \
  }                                                                                                                    \
  extern "C" SAMPAN_MATHS type __sampan_norm4d##suffix(type a, type b, type c, type d) {                               \
    return sampan::maths::normOf(a, b, c, d, false);                                                                   \
  }                                                                                                                    \
  extern "C" SAMPAN_MATHS type __sampan_rnorm4d##suffix(type a, type b, type c, type d) {                              \
    return sampan::maths::normOf(a, b, c, d, true);                                                                    \
  }                                                                                                                    \
  extern "C" SAMPAN_MATHS_WRITES type __sampan_norm##suffix(int count, const type *values) {                           \
    return sampan::maths::normOfArray(count, values, false);                                                           \
  }                                                                                                                    \
  extern "C" SAMPAN_MATHS_WRITES type __sampan_rnorm##suffix(int count, const type *values) {                          \
    return sampan::maths::normOfArray(count, values, true);                                                            \
  }
SAMPAN_MATHS_NORMS(double, )
SAMPAN_MATHS_NORMS(float, f)
#undef SAMPAN_MATHS_NORMS
