// What every part of the maths library stands on: attributes, bit casts, selects, fused multiply-add and pair
// arithmetic.
//
// The same text is compiled twice: as device code (CUDA, to bitcode, then through the kernel passes at any width) and
// as plain C++ (tests, host versions). So there is no libm call, no inline assembly, no table lookup outside the
// reduction of huge angles, and no cast from floating point to integer in common paths: device casts saturate, which
// costs clamps.
//
// Contraction is off from here to the end of the translation unit: the fused operations written out are the only
// ones, so that all targets give the same bits. GCC has no such pragma; it needs -ffp-contract=off, which the tests
// check.
#pragma once

#include <stdint.h>

#if defined(__clang__)
#pragma clang fp contract(off)
#endif

#if defined(SAMPAN_HERE) // a chip whose language is text: ascend950/sampan_simt.h
#define SAMPAN_MATHS SAMPAN_LEAF
#define SAMPAN_MATHS_WRITES SAMPAN_LEAF
#define SAMPAN_MATHS_INLINE static SAMPAN_LEAF
#define SAMPAN_MATHS_RARE static SAMPAN_LEAF
#define SAMPAN_MATHS_TABLE static __gm__ const
#elif defined(__CUDA__)
#define SAMPAN_MATHS __attribute__((device, const, nothrow))
#define SAMPAN_MATHS_WRITES __attribute__((device, nothrow))
#define SAMPAN_MATHS_INLINE static inline __attribute__((device, always_inline))
#define SAMPAN_MATHS_RARE static inline __attribute__((device))
#define SAMPAN_MATHS_TABLE static const __attribute__((constant))
#else
// A library of ours that compiles the templates into files of its own keeps what else is defined here to itself.
#ifdef SAMPAN_MATHS_INSIDE
#define SAMPAN_MATHS __attribute__((weak, visibility("hidden"), const, nothrow))
#define SAMPAN_MATHS_WRITES __attribute__((weak, visibility("hidden"), nothrow))
#else
#define SAMPAN_MATHS __attribute__((visibility("default"), const, nothrow))
#define SAMPAN_MATHS_WRITES __attribute__((visibility("default"), nothrow))
#endif
#define SAMPAN_MATHS_INLINE static inline __attribute__((always_inline))
#define SAMPAN_MATHS_RARE static inline __attribute__((noinline))
#define SAMPAN_MATHS_TABLE static const
#endif

namespace sampan::maths {

SAMPAN_MATHS_INLINE uint32_t toBits(float x) { return __builtin_bit_cast(uint32_t, x); }
SAMPAN_MATHS_INLINE uint64_t toBits(double x) { return __builtin_bit_cast(uint64_t, x); }
SAMPAN_MATHS_INLINE float fromBits(uint32_t x) { return __builtin_bit_cast(float, x); }
SAMPAN_MATHS_INLINE double fromBits(uint64_t x) { return __builtin_bit_cast(double, x); }

SAMPAN_MATHS_INLINE float fma(float a, float b, float c) { return __builtin_fmaf(a, b, c); }
SAMPAN_MATHS_INLINE double fma(double a, double b, double c) { return __builtin_fma(a, b, c); }
SAMPAN_MATHS_INLINE float abs(float x) { return __builtin_fabsf(x); }
SAMPAN_MATHS_INLINE double abs(double x) { return __builtin_fabs(x); }
SAMPAN_MATHS_INLINE float copySign(float x, float sign) { return __builtin_copysignf(x, sign); }
SAMPAN_MATHS_INLINE double copySign(double x, double sign) { return __builtin_copysign(x, sign); }
SAMPAN_MATHS_INLINE float squareRoot(float x) { return __builtin_sqrtf(x); }
SAMPAN_MATHS_INLINE double squareRoot(double x) { return __builtin_sqrt(x); }
SAMPAN_MATHS_INLINE float roundEven(float x) { return __builtin_rintf(x); }
SAMPAN_MATHS_INLINE double roundEven(double x) { return __builtin_rint(x); }
SAMPAN_MATHS_INLINE float truncate(float x) { return __builtin_truncf(x); }
SAMPAN_MATHS_INLINE double truncate(double x) { return __builtin_trunc(x); }
SAMPAN_MATHS_INLINE float floorOf(float x) { return __builtin_floorf(x); }
SAMPAN_MATHS_INLINE double floorOf(double x) { return __builtin_floor(x); }

// Both values are there before the choice, so this becomes a select whatever width it is compiled at.
template <class T> SAMPAN_MATHS_INLINE T select(bool condition, T yes, T no) { return condition ? yes : no; }

// && and || without their branches.
SAMPAN_MATHS_INLINE bool both(bool a, bool b) { return bool(int(a) & int(b)); }
SAMPAN_MATHS_INLINE bool either(bool a, bool b) { return bool(int(a) | int(b)); }

// A NaN stays: the comparison is false and the value passes.
template <class T> SAMPAN_MATHS_INLINE T clamp(T x, T low, T high) {
  return select(x > high, high, select(x < low, low, x));
}

template <class T> struct Format;

template <> struct Format<float> {
  using Bits = uint32_t;
  static constexpr int kMantissaBits = 23, kBias = 127;
  static constexpr float kInfinity = __builtin_inff(), kNan = __builtin_nanf(""), kMinNormal = 0x1p-126f;
  static constexpr float kMax = 0x1.fffffep+127f;
  static constexpr float kRound = 0x1.8p23f; // added and taken away: rounds to an integer, which its low bits then hold
};

template <> struct Format<double> {
  using Bits = uint64_t;
  static constexpr int kMantissaBits = 52, kBias = 1023;
  static constexpr double kInfinity = __builtin_inf(), kNan = __builtin_nan(""), kMinNormal = 0x1p-1022;
  static constexpr double kMax = 0x1.fffffffffffffp+1023;
  static constexpr double kRound = 0x1.8p52;
};

template <class T> SAMPAN_MATHS_INLINE T infinity() { return Format<T>::kInfinity; }
template <class T> SAMPAN_MATHS_INLINE T notANumber() { return Format<T>::kNan; }
template <class T> SAMPAN_MATHS_INLINE bool isNan(T x) { return x != x; }
template <class T> SAMPAN_MATHS_INLINE bool isFinite(T x) { return abs(x) < Format<T>::kInfinity; }

// 2^n for a normal result.
template <class T> SAMPAN_MATHS_INLINE T powerOfTwo(int n) {
  using Bits = typename Format<T>::Bits;
  return fromBits(Bits(Bits(n + Format<T>::kBias) << Format<T>::kMantissaBits));
}

// x * 2^n with one rounding, where |n| is at most twice the exponent range: the first factor cannot round if x is
// near 1.
template <class T> SAMPAN_MATHS_INLINE T scaleBy(T x, int n) {
  int half = n >> 1;
  return x * powerOfTwo<T>(half) * powerOfTwo<T>(n - half);
}

// A value and its rounding error: hi + lo.
template <class T> struct Pair { T hi, lo; };

// Not braces: those make a constant in memory and a copy of it.
template <class T> SAMPAN_MATHS_INLINE Pair<T> pairOf(T hi, T lo) {
  Pair<T> result;
  result.hi = hi;
  result.lo = lo;
  return result;
}

// Exact if |a| >= |b| or a == 0.
template <class T> SAMPAN_MATHS_INLINE Pair<T> fastTwoSum(T a, T b) {
  T s = a + b;
  return {s, (a - s) + b};
}

template <class T> SAMPAN_MATHS_INLINE Pair<T> twoSum(T a, T b) {
  T s = a + b, t = s - a;
  return {s, (a - (s - t)) + (b - t)};
}

template <class T> SAMPAN_MATHS_INLINE Pair<T> twoProduct(T a, T b) {
  T p = a * b;
  return {p, fma(a, b, -p)};
}

template <class T> SAMPAN_MATHS_INLINE Pair<T> multiply(Pair<T> a, Pair<T> b) {
  T p = a.hi * b.hi;
  return {p, fma(a.hi, b.hi, -p) + fma(a.hi, b.lo, a.lo * b.hi)};
}

// |a| >= |b|.
template <class T> SAMPAN_MATHS_INLINE Pair<T> add(Pair<T> a, Pair<T> b) {
  Pair<T> s = fastTwoSum(a.hi, b.hi);
  return fastTwoSum(s.hi, s.lo + (a.lo + b.lo));
}

// (a.hi + a.lo) / (b.hi + b.lo) with one division; the error is a few 2^-2p.
template <class T> SAMPAN_MATHS_INLINE Pair<T> divide(Pair<T> a, Pair<T> b) {
  T inverse = T(1) / b.hi;
  T q = a.hi * inverse;
  T rest = fma(-q, b.hi, a.hi) + fma(-q, b.lo, a.lo);
  return fastTwoSum(q, rest * inverse);
}

} // namespace sampan::maths

// The exported names of a function of one argument: __sampan_<name> and __sampan_<name>f.
#define SAMPAN_MATHS_UNARY(name, implementation)                                                                       \
  extern "C" SAMPAN_MATHS double __sampan_##name(double x) { return sampan::maths::implementation(x); }                \
  extern "C" SAMPAN_MATHS float __sampan_##name##f(float x) { return sampan::maths::implementation(x); }
#define SAMPAN_MATHS_BINARY(name, implementation)                                                                      \
  extern "C" SAMPAN_MATHS double __sampan_##name(double x, double y) { return sampan::maths::implementation(x, y); }   \
  extern "C" SAMPAN_MATHS float __sampan_##name##f(float x, float y) { return sampan::maths::implementation(x, y); }
