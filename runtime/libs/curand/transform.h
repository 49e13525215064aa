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

// Box and Muller: the first uniform number gives the distance, the second one the angle, in radians …
inline Two<float> boxMuller(float u, float angle) {
  const float radius = maths::squareRoot(-2.0f * maths::logarithm(u));
  const maths::SinCos<float> a = maths::sinCos(angle);
  return {radius * a.sin, radius * a.cos};
}
// … or in half turns.
inline Two<double> boxMullerPi(double u, double angle) {
  const double radius = maths::squareRoot(-2.0 * maths::logarithm(u));
  const maths::SinCos<double> a = maths::sinCosPi(angle);
  return {radius * a.sin, radius * a.cos};
}

constexpr float kTwoPiOver2To32 = 1.46291807e-09f; // 2 pi / 2^32

inline Two<float> normalPair(uint32_t x, uint32_t y) {
  return boxMuller(uniformFloat(x), (float)y * kTwoPiOver2To32 + kTwoPiOver2To32 / 2);
}
inline Two<double> normalPair(uint32_t x0, uint32_t x1, uint32_t y0, uint32_t y1) {
  return boxMullerPi(uniformDouble(x0, x1), (double)joined(y0, y1) * 0x1p-52 + 0x1p-53);
}

} // namespace sampan::curand
