// Written by tools/maths-coefficients/generate.py from functions_gamma.py; change that and run it again.
// Each polynomial in Horner form; `error` is the weighted error of the rounded coefficients in exact arithmetic.
#pragma once

#include "../base.h"

namespace sampan::maths {

// lgamma(2 + d) / d, |d| <= 1/2; degree 18, error 2^-55.3.
SAMPAN_MATHS_INLINE double lgammaTwo(double t) {
  double p = 0x1.e97615a1f7899p-27;
  p = __builtin_fma(p, t, 0x1.3afeab16460e1p-22);
  p = __builtin_fma(p, t, -0x1.420e7aabce155p-21);
  p = __builtin_fma(p, t, 0x1.e55b6fb0bc6c6p-21);
  p = __builtin_fma(p, t, -0x1.079beda1312e6p-19);
  p = __builtin_fma(p, t, 0x1.26bd2b53b69d6p-18);
  p = __builtin_fma(p, t, -0x1.3d66d0d701544p-17);
  p = __builtin_fma(p, t, 0x1.57ff547db6d9cp-16);
  p = __builtin_fma(p, t, -0x1.78d7df238ffd6p-15);
  p = __builtin_fma(p, t, 0x1.a1281f65d85d4p-14);
  p = __builtin_fma(p, t, -0x1.d3fd717959f5ap-13);
  p = __builtin_fma(p, t, 0x1.0b36ae8e34581p-11);
  p = __builtin_fma(p, t, -0x1.38ac5bf0e7eccp-10);
  p = __builtin_fma(p, t, 0x1.7add6eb013606p-9);
  p = __builtin_fma(p, t, -0x1.e404fc21ed525p-8);
  p = __builtin_fma(p, t, 0x1.51322ac7d6f8dp-6);
  p = __builtin_fma(p, t, -0x1.13e001a557522p-4);
  p = __builtin_fma(p, t, 0x1.4a34cc4a60fa8p-2);
  p = __builtin_fma(p, t, 0x1.b0ee6072093cep-2);
  return p;
}

// gamma(1.5 + u), |u| <= 1/2; degree 22, error 2^-54.5.
SAMPAN_MATHS_INLINE double gammaMiddle(double t) {
  double p = 0x1.3796ed6f240c7p-13;
  p = __builtin_fma(p, t, -0x1.123171849cbcdp-12);
  p = __builtin_fma(p, t, 0x1.9509d095d73e2p-13);
  p = __builtin_fma(p, t, -0x1.b87a900b49374p-13);
  p = __builtin_fma(p, t, 0x1.c399ef7a29f94p-12);
  p = __builtin_fma(p, t, -0x1.74e7cad20380fp-11);
  p = __builtin_fma(p, t, 0x1.0d9e854d55d11p-10);
  p = __builtin_fma(p, t, -0x1.8cd6c915693c4p-10);
  p = __builtin_fma(p, t, 0x1.2aa046209c08fp-9);
  p = __builtin_fma(p, t, -0x1.c0cc5ab09ac3ep-9);
  p = __builtin_fma(p, t, 0x1.505b84fd2cb2cp-8);
  p = __builtin_fma(p, t, -0x1.f7fa34a6f02b4p-8);
  p = __builtin_fma(p, t, 0x1.799128f14497ap-7);
  p = __builtin_fma(p, t, -0x1.1a2c327496ca6p-6);
  p = __builtin_fma(p, t, 0x1.a752ccb1dc7dfp-6);
  p = __builtin_fma(p, t, -0x1.374fd59d6df47p-5);
  p = __builtin_fma(p, t, 0x1.e022b725ea377p-5);
  p = __builtin_fma(p, t, -0x1.3d88cfe593e7dp-4);
  p = __builtin_fma(p, t, 0x1.283bd3750f9cp-3);
  p = __builtin_fma(p, t, -0x1.b77ac1ca2d1f8p-4);
  p = __builtin_fma(p, t, 0x1.a8c4dba620b27p-2);
  p = __builtin_fma(p, t, 0x1.08ea88ee56183p-5);
  p = __builtin_fma(p, t, 0x1.c5bf891b4ef6bp-1);
  return p;
}

// x times the rest of Stirling's formula for lgamma, v = 1 / x^2, x >= 12; degree 5, error 2^-61.2.
SAMPAN_MATHS_INLINE double stirlingTail(double t) {
  double p = -0x1.af5fbe15b75b9p-10;
  p = __builtin_fma(p, t, 0x1.b77df57d84591p-11);
  p = __builtin_fma(p, t, -0x1.38110087e05b2p-11);
  p = __builtin_fma(p, t, 0x1.a01a002704423p-11);
  p = __builtin_fma(p, t, -0x1.6c16c16c02f7fp-9);
  p = __builtin_fma(p, t, 0x1.5555555555555p-4);
  return p;
}

} // namespace sampan::maths
