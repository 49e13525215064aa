// x = n pi/2 + r, |r| <= pi/4 (a little more at the edge), r as a pair.
//
// Up to kCodyWaiteLimit: three parts of pi/2 and fma. n * part1 is a multiple of the last bit of part 1, so the first
// subtraction is exact; the second is kept with its error; the third only corrects the low part. Beyond it (rare, a
// real branch): Payne and Hanek. x = M 2^e with an integer M; of 2/pi only a window of bits matters: higher ones give
// multiples of 4, lower ones are below the result. M * window is integer arithmetic, its two top bits are the
// quadrant. The window of 192 (96) bits leaves about 2^-75 (2^-35) of relative error in the worst case.
#pragma once

#include "exp.h"

namespace sampan::maths {

template <class T> struct Reduced {
  T hi, lo;
  unsigned quadrant;
};

SAMPAN_MATHS_INLINE float codyWaiteLimit(float) { return 0x1p16f; }
SAMPAN_MATHS_INLINE double codyWaiteLimit(double) { return 0x1p29; }

template <class T> SAMPAN_MATHS_INLINE Reduced<T> reduceModerate(T x) {
  using C = Constants<T>;
  int n;
  T k = nearest(x, T(C::kTwoOverPi), n);
  T first = fma(-k, T(C::kHalfPi1), x);
  Pair<T> t = twoProduct(k, T(C::kHalfPi2));
  Pair<T> r = twoSum(first, -t.hi);
  return {r.hi, fma(-k, T(C::kHalfPi3), r.lo - t.lo), unsigned(n)};
}

SAMPAN_MATHS_RARE uint64_t multiplyHigh(uint64_t a, uint64_t b) {
  uint64_t a0 = uint32_t(a), a1 = a >> 32, b0 = uint32_t(b), b1 = b >> 32;
  uint64_t middle = a1 * b0 + ((a0 * b0) >> 32);
  uint64_t other = a0 * b1 + uint32_t(middle);
  return a1 * b1 + (middle >> 32) + (other >> 32);
}

// 64 zero bits, then the bits of 2/pi after the point.
SAMPAN_MATHS_TABLE uint64_t kTwoOverPiBits[22] = {0,
                                                  0xa2f9836e4e441529,
                                                  0xfc2757d1f534ddc0,
                                                  0xdb6295993c439041,
                                                  0xfe5163abdebbc561,
                                                  0xb7246e3a424dd2e0,
                                                  0x06492eea09d1921c,
                                                  0xfe1deb1cb129a73e,
                                                  0xe88235f52ebb4484,
                                                  0xe99c7026b45f7e41,
                                                  0x3991d639835339f4,
                                                  0x9c845f8bbdf9283b,
                                                  0x1ff897ffde05980f,
                                                  0xef2f118b5a0a6d1f,
                                                  0x6d367ecf27cb09b7,
                                                  0x4f463f669e5fea2d,
                                                  0x7527bac7ebe5f17b,
                                                  0x3d0739f78a5292ea,
                                                  0x6bfb5fb11f8d5d08,
                                                  0x56033046fc7b6bab,
                                                  0xf0cfbc209af4361d,
                                                  0};

// x finite, |x| >= 2^29.
SAMPAN_MATHS_RARE Reduced<double> reduceHuge(double x) {
  uint64_t bits = toBits(abs(x));
  uint64_t m = (bits & 0xfffffffffffff) | 0x10000000000000;
  int position = int(bits >> 52) - 1023 - 52 - 2 + 64; // of the first bit that matters
  int word = position >> 6, shift = position & 63;
  // Two shifts, since a shift by 64 has no meaning.
  uint64_t w0 = kTwoOverPiBits[word] << shift | (kTwoOverPiBits[word + 1] >> 1) >> (63 - shift);
  uint64_t w1 = kTwoOverPiBits[word + 1] << shift | (kTwoOverPiBits[word + 2] >> 1) >> (63 - shift);
  uint64_t w2 = kTwoOverPiBits[word + 2] << shift | (kTwoOverPiBits[word + 3] >> 1) >> (63 - shift);
  uint64_t p2 = m * w2;
  uint64_t low1 = m * w1;
  uint64_t p1 = multiplyHigh(m, w2) + low1;
  uint64_t p0 = multiplyHigh(m, w1) + m * w0 + (p1 < low1 ? 1 : 0);
  uint64_t quadrant = p0 >> 62;
  uint64_t f0 = p0 << 2 | p1 >> 62, f1 = p1 << 2 | p2 >> 62;
  // The nearest quadrant, not the one below: the fraction becomes signed.
  bool negative = (f0 >> 63) != 0;
  quadrant += negative;
  f0 = negative ? ~f0 + (f1 == 0) : f0;
  f1 = negative ? 0 - f1 : f1;
  int lead = f0 == 0 ? 63 : __builtin_clzll(f0);
  f0 = f0 << lead | (f1 >> 1) >> (63 - lead);
  f1 = f1 << lead;
  double scale = powerOfTwo<double>(-53 - lead);
  double high = double(int64_t(f0 >> 11)) * scale;
  double low = double(int64_t((f0 & 0x7ff) << 42 | f1 >> 22)) * (scale * 0x1p-53);
  Pair<double> r =
      multiply(pairOf<double>(high, low), pairOf<double>(Constants<double>::kHalfPi1, Constants<double>::kHalfPi2));
  r = fastTwoSum(r.hi, r.lo);
  bool flip = negative != (x < 0.0);
  unsigned q = unsigned(quadrant);
  return {flip ? -r.hi : r.hi, flip ? -r.lo : r.lo, x < 0.0 ? 0u - q : q};
}

// The same 32 bits at a time, from constants instead of a table: 32 zero bits, then 2/pi.
SAMPAN_MATHS_INLINE uint32_t twoOverPiWord(int i) {
  uint32_t low = i == 0 ? 0u : i == 1 ? 0xa2f9836eu : i == 2 ? 0x4e441529u : 0xfc2757d1u;
  uint32_t high = i == 4 ? 0xf534ddc0u : i == 5 ? 0xdb629599u : i == 6 ? 0x3c439041u : 0xfe5163abu;
  return i < 4 ? low : high;
}

SAMPAN_MATHS_RARE Reduced<float> reduceHuge(float x) {
  uint32_t bits = toBits(abs(x));
  uint64_t m = (bits & 0x7fffffu) | 0x800000u;
  int position = int(bits >> 23) - 127 - 23 - 2 + 32;
  int word = position >> 5, shift = position & 31;
  uint32_t t0 = twoOverPiWord(word), t1 = twoOverPiWord(word + 1), t2 = twoOverPiWord(word + 2),
           t3 = twoOverPiWord(word + 3);
  uint32_t w0 = t0 << shift | (t1 >> 1) >> (31 - shift);
  uint32_t w1 = t1 << shift | (t2 >> 1) >> (31 - shift);
  uint32_t w2 = t2 << shift | (t3 >> 1) >> (31 - shift);
  uint64_t sum = m * w1 + (m * w2 >> 32);
  uint32_t p1 = uint32_t(sum), p0 = uint32_t(m * w0) + uint32_t(sum >> 32), p2 = uint32_t(m * w2);
  uint32_t quadrant = p0 >> 30;
  uint64_t f = (uint64_t(p0) << 34) | (uint64_t(p1) << 2) | (p2 >> 30);
  bool negative = (f >> 63) != 0;
  quadrant += negative;
  f = negative ? 0 - f : f;
  int lead = f == 0 ? 63 : __builtin_clzll(f);
  f <<= lead;
  float scale = powerOfTwo<float>(-24 - lead);
  float high = float(int32_t(f >> 40)) * scale;
  float low = float(int32_t((f >> 16) & 0xffffff)) * (scale * 0x1p-24f);
  Pair<float> r =
      multiply(pairOf<float>(high, low), pairOf<float>(Constants<float>::kHalfPi1, Constants<float>::kHalfPi2));
  r = fastTwoSum(r.hi, r.lo);
  bool flip = negative != (x < 0.0f);
  return {flip ? -r.hi : r.hi, flip ? -r.lo : r.lo, x < 0.0f ? 0u - quadrant : quadrant};
}

// Infinity and NaN give a NaN in r.
template <class T> SAMPAN_MATHS_INLINE Reduced<T> reduceHalfPi(T x) {
  Reduced<T> r = reduceModerate(x);
  if (both(abs(x) >= codyWaiteLimit(x), isFinite(x)))
    r = reduceHuge(x);
  return r;
}

} // namespace sampan::maths
