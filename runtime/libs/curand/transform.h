// Numbers of a distribution from uniform bits, by one of two maths libraries.
#pragma once

#include "sampan/curand/normal_core.h"
#include "sampan/maths/exp.h"
#include "sampan/maths/log.h"
#include "sampan/maths/normal.h"
#include "sampan/maths/roots.h"
#include "sampan/maths/trig.h"

#include <cmath>

namespace sampan::curand {

// Generators of device memory: what the functions of curand_kernel.h compute, bit for bit.
struct KernelMaths {
  template <class T> static T multiplyAdd(T a, T b, T c) { return maths::fma(a, b, c); }
  template <class T> static T exponential(T x) { return maths::exponential(x); }
  template <class T> static T logarithm(T x) { return maths::logarithm(x); }
  template <class T> static T squareRoot(T x) { return maths::squareRoot(x); }
  // sincos without its case of huge angles, which would keep loops from becoming vectors.
  template <class T> static void sinCos(T x, T *s, T *c) {
    const maths::SinCos<T> result = maths::sinCosOfReduced(maths::reduceModerate(x));
    *s = maths::select(maths::isTiny(x), x, result.sin);
    *c = result.cos;
  }
  template <class T> static T inverseErfc(T x) { return maths::inverseComplementaryErrorFunction(x); }
};

// Host generators: the original's call the C library, and multiply and add in two steps.
struct HostMaths {
  template <class T> static T multiplyAdd(T a, T b, T c) { return a * b + c; }
  template <class T> static T exponential(T x) { return std::exp(x); }
  template <class T> static T logarithm(T x) { return std::log(x); }
  template <class T> static T squareRoot(T x) { return std::sqrt(x); }
  template <class T> static void sinCos(T x, T *s, T *c) {
    *s = std::sin(x);
    *c = std::cos(x);
  }
  template <class T> static T inverseErfc(T x) { return maths::inverseComplementaryErrorFunction(x); }
};

// What Box and Muller's method makes a pair of normal numbers from.
template <class T> struct Polar { T uniform, angle; };
template <class Maths> Polar<float> polar(uint32_t x, uint32_t y) { return {uniformFloat(x), angleFloat<Maths>(y)}; }
inline Polar<double> polar(uint32_t x0, uint32_t x1, uint32_t y0, uint32_t y1) {
  return {uniformDouble(x0, x1), uniformDouble(y0, y1) * kTwoPi};
}

template <class Maths> float inverse(uint32_t x, float kind) { return normalInverse<Maths>(x, kind); }
template <class Maths> double inverse(uint32_t x, double kind) { return normalInverse<Maths>(x, kind); }
template <class Maths> float inverse(uint64_t x, float kind) { return inverse<Maths>(uint32_t(x >> 32), kind); }
template <class Maths> double inverse(uint64_t x, double kind) { return normalInverse<Maths>(x, kind); }

} // namespace sampan::curand
