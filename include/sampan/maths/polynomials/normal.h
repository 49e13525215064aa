// Written by tools/maths-coefficients/generate.py from functions_normal.py; change that and run it again.
// Each polynomial in Horner form; `error` is the weighted error of the rounded coefficients in exact arithmetic.
#pragma once

#include "../base.h"

namespace sampan::maths {

// erfinv(x) / x - 1, u = w - 3.125, w <= 6.25; degree 24, error 2^-55.1.
SAMPAN_MATHS_INLINE double inverseMiddle(double t) {
  double p = -0x1.b4f4816095da8p-74;
  p = __builtin_fma(p, t, 0x1.f86ac36f3a75fp-69);
  p = __builtin_fma(p, t, 0x1.3d1cfef92d85ep-68);
  p = __builtin_fma(p, t, -0x1.a390d068c0d1p-62);
  p = __builtin_fma(p, t, 0x1.2b176913d2b12p-60);
  p = __builtin_fma(p, t, 0x1.21b957ba709a9p-56);
  p = __builtin_fma(p, t, -0x1.277c1f81f9745p-53);
  p = __builtin_fma(p, t, -0x1.845791acb9879p-55);
  p = __builtin_fma(p, t, 0x1.d9f3246f41e46p-48);
  p = __builtin_fma(p, t, -0x1.6841b8af915dp-45);
  p = __builtin_fma(p, t, -0x1.6d1605b60d56p-44);
  p = __builtin_fma(p, t, 0x1.7231ea258557cp-39);
  p = __builtin_fma(p, t, -0x1.c899da1fa72f7p-37);
  p = __builtin_fma(p, t, -0x1.dc3e27a803876p-35);
  p = __builtin_fma(p, t, 0x1.20f4ff5c30cd7p-30);
  p = __builtin_fma(p, t, -0x1.1a9eb55829f0dp-28);
  p = __builtin_fma(p, t, -0x1.f36ce763c65b2p-26);
  p = __builtin_fma(p, t, 0x1.c6b4f8a5a8208p-22);
  p = __builtin_fma(p, t, -0x1.6e8a53e5b166fp-20);
  p = __builtin_fma(p, t, -0x1.d1d1f7cac8fc8p-17);
  p = __builtin_fma(p, t, 0x1.879c2a20cdeb6p-13);
  p = __builtin_fma(p, t, -0x1.845769483470dp-11);
  p = __builtin_fma(p, t, -0x1.8b6c33114ed5bp-8);
  p = __builtin_fma(p, t, 0x1.ebd80d9b13df8p-3);
  p = __builtin_fma(p, t, 0x1.4eabcf9335d0cp-1);
  return p;
}

// erfinv(x) - s, u = s - 3.25, s = sqrt(w) in [2.5, 4]; degree 18, error 2^-56.5.
SAMPAN_MATHS_INLINE double inverseTail(double t) {
  double p = 0x1.26cb6abc6b6bcp-30;
  p = __builtin_fma(p, t, -0x1.3194c224f5da5p-30);
  p = __builtin_fma(p, t, -0x1.18d5432a8fa52p-27);
  p = __builtin_fma(p, t, 0x1.b9a1f1f25598bp-26);
  p = __builtin_fma(p, t, -0x1.40a385cd15b01p-26);
  p = __builtin_fma(p, t, -0x1.9f193c86a8eb3p-24);
  p = __builtin_fma(p, t, 0x1.ab2fbf4724221p-22);
  p = __builtin_fma(p, t, -0x1.4c7a2d870307bp-21);
  p = __builtin_fma(p, t, -0x1.f31d8769727eep-22);
  p = __builtin_fma(p, t, 0x1.5510b57d94a6p-18);
  p = __builtin_fma(p, t, -0x1.cf4fd6ec0854p-17);
  p = __builtin_fma(p, t, 0x1.1e7798b27ad16p-16);
  p = __builtin_fma(p, t, 0x1.951686b8c7f23p-16);
  p = __builtin_fma(p, t, -0x1.d19a56e0dd753p-13);
  p = __builtin_fma(p, t, 0x1.c0cddfd33b811p-11);
  p = __builtin_fma(p, t, -0x1.4096906dd6e51p-9);
  p = __builtin_fma(p, t, 0x1.30e9d719b984p-8);
  p = __builtin_fma(p, t, 0x1.68ca8555d944ep-8);
  p = __builtin_fma(p, t, -0x1.5448b18ae5958p-3);
  return p;
}

// erfinv(x) - s, u = s - 5.25, s in [4, 8]; degree 21, error 2^-56.0.
SAMPAN_MATHS_INLINE double inverseFarTail(double t) {
  double p = 0x1.c371a135a9465p-54;
  p = __builtin_fma(p, t, -0x1.42364c8ca5fbbp-49);
  p = __builtin_fma(p, t, 0x1.9ee59f28cd0efp-46);
  p = __builtin_fma(p, t, -0x1.3fc7aeb33fcd8p-43);
  p = __builtin_fma(p, t, 0x1.4b723b2dd202dp-41);
  p = __builtin_fma(p, t, -0x1.edd6788ec714p-40);
  p = __builtin_fma(p, t, 0x1.106f1544a2b3dp-38);
  p = __builtin_fma(p, t, -0x1.82f2e44ac2dadp-38);
  p = __builtin_fma(p, t, -0x1.822ee8d2d0c1p-38);
  p = __builtin_fma(p, t, 0x1.d074db0c7712dp-34);
  p = __builtin_fma(p, t, -0x1.943634403dacbp-31);
  p = __builtin_fma(p, t, 0x1.28ff5615a9decp-28);
  p = __builtin_fma(p, t, -0x1.99957b7fb347ap-26);
  p = __builtin_fma(p, t, 0x1.0f4046ee94203p-23);
  p = __builtin_fma(p, t, -0x1.5945320fe88ddp-21);
  p = __builtin_fma(p, t, 0x1.a227a6de51464p-19);
  p = __builtin_fma(p, t, -0x1.d67755e80be27p-17);
  p = __builtin_fma(p, t, 0x1.ce9c8c98e79e6p-15);
  p = __builtin_fma(p, t, -0x1.3aab1500ebedep-13);
  p = __builtin_fma(p, t, -0x1.1fa5f9521821ap-12);
  p = __builtin_fma(p, t, 0x1.4e13588e7d278p-7);
  p = __builtin_fma(p, t, -0x1.2e2454c0566aap-3);
  return p;
}

// erfinv(x) - s, u = 1 / s - 0.08, s in [8, 27.4]; degree 22, error 2^-56.3.
SAMPAN_MATHS_INLINE double inverseLastTail(double t) {
  double p = 0x1.afdb5607b83fap+68;
  p = __builtin_fma(p, t, -0x1.6b15d1f7c107dp+65);
  p = __builtin_fma(p, t, -0x1.cb628027faba6p+59);
  p = __builtin_fma(p, t, 0x1.4203c61b42db4p+57);
  p = __builtin_fma(p, t, 0x1.512d03093c16dp+53);
  p = __builtin_fma(p, t, -0x1.4edfa10ed4752p+50);
  p = __builtin_fma(p, t, 0x1.8814478f77e09p+45);
  p = __builtin_fma(p, t, -0x1.c497e89d5103p+41);
  p = __builtin_fma(p, t, 0x1.d311ccda5f1bbp+38);
  p = __builtin_fma(p, t, -0x1.69212bad533ebp+35);
  p = __builtin_fma(p, t, 0x1.072af24b53827p+32);
  p = __builtin_fma(p, t, -0x1.92a14aa95ee26p+28);
  p = __builtin_fma(p, t, 0x1.3bfaba535b567p+25);
  p = __builtin_fma(p, t, -0x1.f9c89c3048c22p+21);
  p = __builtin_fma(p, t, 0x1.a035368fc4c57p+18);
  p = __builtin_fma(p, t, -0x1.6343300008193p+15);
  p = __builtin_fma(p, t, 0x1.3e72cb9a2a18dp+12);
  p = __builtin_fma(p, t, -0x1.31a5f6f172ee2p+9);
  p = __builtin_fma(p, t, 0x1.4458217ea3eafp+6);
  p = __builtin_fma(p, t, -0x1.9fe331e7ed0acp+3);
  p = __builtin_fma(p, t, 0x1.8c44428e07791p+1);
  p = __builtin_fma(p, t, -0x1.6a2e7acaf0286p-1);
  p = __builtin_fma(p, t, -0x1.8acefd29169e5p-4);
  return p;
}

// erfinv(x) / x - 1, u = w - 2.5, w <= 5; degree 10, error 2^-28.2.
SAMPAN_MATHS_INLINE float inverseMiddle(float t) {
  float p = 0x1.bd05a8p-32f;
  p = __builtin_fmaf(p, t, -0x1.2d5526p-27f);
  p = __builtin_fmaf(p, t, 0x1.203be8p-26f);
  p = __builtin_fmaf(p, t, 0x1.f3f87ap-22f);
  p = __builtin_fmaf(p, t, -0x1.cbe7b4p-19f);
  p = __builtin_fmaf(p, t, -0x1.4cce18p-18f);
  p = __builtin_fmaf(p, t, 0x1.c9ba6ap-13f);
  p = __builtin_fmaf(p, t, -0x1.4866dep-10f);
  p = __builtin_fmaf(p, t, -0x1.11c3d4p-8f);
  p = __builtin_fmaf(p, t, 0x1.f91e8cp-3f);
  p = __builtin_fmaf(p, t, 0x1.00b8bap-1f);
  return p;
}

// erfinv(x) - s, u = s - 3, s in [2.236, 5]; degree 10, error 2^-27.1.
SAMPAN_MATHS_INLINE float inverseTail(float t) {
  float p = -0x1.a10604p-22f;
  p = __builtin_fmaf(p, t, 0x1.226a62p-18f);
  p = __builtin_fmaf(p, t, -0x1.5b8e82p-16f);
  p = __builtin_fmaf(p, t, 0x1.ab3bf6p-15f);
  p = __builtin_fmaf(p, t, -0x1.35fbfp-15f);
  p = __builtin_fmaf(p, t, -0x1.c8a04cp-13f);
  p = __builtin_fmaf(p, t, 0x1.2b616ep-10f);
  p = __builtin_fmaf(p, t, -0x1.c3b394p-9f);
  p = __builtin_fmaf(p, t, 0x1.c08394p-8f);
  p = __builtin_fmaf(p, t, 0x1.5cfb5ep-9f);
  p = __builtin_fmaf(p, t, -0x1.566beap-3f);
  return p;
}

// erfinv(x) - s, u = s - 7.5, s in [5, 10.2]; degree 8, error 2^-28.0.
SAMPAN_MATHS_INLINE float inverseFarTail(float t) {
  float p = 0x1.d6cfeap-28f;
  p = __builtin_fmaf(p, t, -0x1.64fc14p-25f);
  p = __builtin_fmaf(p, t, 0x1.4b98e8p-23f);
  p = __builtin_fmaf(p, t, -0x1.c0ef12p-21f);
  p = __builtin_fmaf(p, t, 0x1.9934cp-19f);
  p = __builtin_fmaf(p, t, 0x1.f35e3ep-17f);
  p = __builtin_fmaf(p, t, -0x1.040a52p-11f);
  p = __builtin_fmaf(p, t, 0x1.091a9ep-7f);
  p = __builtin_fmaf(p, t, -0x1.03b4bcp-3f);
  return p;
}

} // namespace sampan::maths
