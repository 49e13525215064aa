// Numbers of a distribution from uniform bits, as the device functions of curand_kernel.h make them.
#pragma once

#include "sampan/curand/uniform_core.h"
#include "sampan/maths/exp.h"
#include "sampan/maths/log.h"
#include "sampan/maths/normal.h"
#include "sampan/maths/roots.h"
#include "sampan/maths/trig.h"

namespace sampan::curand {

template <class T> struct Two { T x, y; };

// Box and Muller: the first uniform number gives the distance, the second one the angle in radians.
template <class T> Two<T> boxMuller(T u, T angle) {
  const T radius = maths::squareRoot(T(-2) * maths::logarithm(u));
  const maths::SinCos<T> a = maths::sinCos(angle);
  return {radius * a.sin, radius * a.cos};
}

constexpr double kTwoPi = 6.2831853071795864769;
constexpr float kTwoPiOver2To32 = 1.46291807e-09f; // 2 pi / 2^32

inline Two<float> normalPair(uint32_t x, uint32_t y) {
  return boxMuller(uniformFloat(x), (float)y * kTwoPiOver2To32 + kTwoPiOver2To32 / 2);
}
inline Two<double> normalPair(uint32_t x0, uint32_t x1, uint32_t y0, uint32_t y1) {
  return boxMuller(uniformDouble(x0, x1), uniformDouble(y0, y1) * kTwoPi);
}

// The inverse of the normal distribution; what lies above one half is mirrored, so that both tails are as fine.
template <class T> T inverseNormal(T lower, T upper, bool isUpper) {
  const T y = maths::inverseComplementaryErrorFunction(T(2) * (isUpper ? upper : lower)) * T(1.4142135623730951);
  return isUpper ? y : T(0) - y;
}
inline float normalInverse(uint32_t x, float) {
  return inverseNormal(uniformFloat(x), uniformFloat(~x), x > 0x80000000u);
}
inline double normalInverse(uint32_t x, double) {
  return inverseNormal((double)x * 0x1p-32 + 0x1p-33, (double)~x * 0x1p-32 + 0x1p-33, x > 0x80000000u);
}
inline float normalInverse(uint64_t x, float) { return normalInverse(uint32_t(x >> 32), 0.0f); }
inline double normalInverse(uint64_t x, double) {
  return inverseNormal(uniformDouble(x), uniformDouble(~x), x > 0x8000000000000000u);
}

} // namespace sampan::curand
