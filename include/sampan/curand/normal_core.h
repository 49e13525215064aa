// What host library and kernels share of the normal distribution; the functions of the maths library that it takes have
// other names on either side.
#pragma once

#include "uniform_core.h"

namespace sampan::curand {

constexpr double kTwoPi = 6.2831853071795864769;

// The angle in radians that 32 bits stand for.
template <class Maths> __SAMPAN_HD float angleFloat(uint32_t y) {
  constexpr float step = 1.46291807e-09f; // 2 pi / 2^32
  return Maths::multiplyAdd((float)y, step, step / 2);
}

// The probabilities that bits stand for, in (0, 1); the double of 32 bits is finer than uniformDouble's.
__SAMPAN_HD float probability(uint32_t x, float) { return uniformFloat(x); }
__SAMPAN_HD double probability(uint32_t x, double) { return (double)x * 0x1p-32 + 0x1p-33; }
__SAMPAN_HD double probability(uint64_t x, double) { return uniformDouble(x); }

// Maths has multiplyAdd, logarithm, squareRoot, sinCos(x, &sine, &cosine) and inverseErfc. Box and Muller: the first uniform number
// gives the distance, the second one the angle in radians.
template <class Maths, class T> __SAMPAN_HD void boxMuller(T u, T angle, T &x, T &y) {
  const T radius = Maths::squareRoot(T(-2) * Maths::logarithm(u));
  T sine, cosine;
  Maths::sinCos(angle, &sine, &cosine);
  x = radius * sine;
  y = radius * cosine;
}

// The distribution's inverse; what lies above one half is mirrored, so that both tails are as fine.
template <class Maths, class Word, class T> __SAMPAN_HD T normalInverse(Word x, T kind) {
  const bool upper = x > Word(1) << (sizeof(Word) * 8 - 1);
  const T y = Maths::inverseErfc(T(2) * probability(upper ? Word(~x) : x, kind)) * T(1.4142135623730951);
  return upper ? y : T(0) - y;
}

} // namespace sampan::curand
