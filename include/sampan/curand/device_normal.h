// curand_normal, curand_log_normal and their forms. Box and Muller's method for pseudorandom generators, which gives two
// numbers at a time; the distribution's inverse for Sobol's, which needs one number for one.
#pragma once

#include "device_maths.h"
#include "device_uniform.h"

__SAMPAN_D float2 __sampan_normal2(unsigned int x, unsigned int y) {
  return __sampan_box_muller(sampan::curand::uniformFloat(x), sampan::curand::angleFloat<__SampanCurandMaths>(y));
}
__SAMPAN_D double2 __sampan_normal2(unsigned int x0, unsigned int x1, unsigned int y0, unsigned int y1) {
  return __sampan_box_muller(sampan::curand::uniformDouble(x0, x1),
                             sampan::curand::uniformDouble(y0, y1) * sampan::curand::kTwoPi);
}

__SAMPAN_D float2 curand_normal2(curandStateXORWOW_t *state) {
  const unsigned int x = curand(state), y = curand(state);
  return __sampan_normal2(x, y);
}
__SAMPAN_D double2 curand_normal2_double(curandStateXORWOW_t *state) {
  const unsigned int x0 = curand(state), x1 = curand(state), y0 = curand(state), y1 = curand(state);
  return __sampan_normal2(x0, x1, y0, y1);
}
__SAMPAN_D float2 curand_normal2(curandStateMRG32k3a_t *state) {
  const float u = curand_uniform(state), v = curand_uniform(state);
  return __sampan_box_muller(u, v * (float)sampan::curand::kTwoPi);
}
__SAMPAN_D double2 curand_normal2_double(curandStateMRG32k3a_t *state) {
  const double u = curand_uniform_double(state), v = curand_uniform_double(state);
  return __sampan_box_muller(u, v * sampan::curand::kTwoPi);
}
__SAMPAN_D float2 curand_normal2(curandStatePhilox4_32_10_t *state) {
  const unsigned int x = curand(state), y = curand(state);
  return __sampan_normal2(x, y);
}
__SAMPAN_D float4 curand_normal4(curandStatePhilox4_32_10_t *state) {
  const uint4 b = curand4(state);
  const float2 first = __sampan_normal2(b.x, b.y), second = __sampan_normal2(b.z, b.w);
  return make_float4(first.x, first.y, second.x, second.y);
}
__SAMPAN_D double2 curand_normal2_double(curandStatePhilox4_32_10_t *state) {
  const uint4 b = curand4(state);
  return __sampan_normal2(b.x, b.y, b.z, b.w);
}
__SAMPAN_D double4 curand_normal4_double(curandStatePhilox4_32_10_t *state) {
  const double2 first = curand_normal2_double(state), second = curand_normal2_double(state);
  return make_double4(first.x, first.y, second.x, second.y);
}

// One number at a time: every other call makes two and keeps the second one.
#define __SAMPAN_PSEUDO(state_t)                                                                                       \
  __SAMPAN_D float curand_normal(state_t *state) {                                                                     \
    state->kept.haveFloat ^= 1;                                                                                        \
    if (!state->kept.haveFloat)                                                                                        \
      return state->kept.nextFloat;                                                                                    \
    const float2 pair = curand_normal2(state);                                                                         \
    state->kept.nextFloat = pair.y;                                                                                    \
    return pair.x;                                                                                                     \
  }                                                                                                                    \
  __SAMPAN_D double curand_normal_double(state_t *state) {                                                             \
    state->kept.haveDouble ^= 1;                                                                                       \
    if (!state->kept.haveDouble)                                                                                       \
      return state->kept.nextDouble;                                                                                   \
    const double2 pair = curand_normal2_double(state);                                                                 \
    state->kept.nextDouble = pair.y;                                                                                   \
    return pair.x;                                                                                                     \
  }                                                                                                                    \
  __SAMPAN_D float2 curand_log_normal2(state_t *state, float mean, float stddev) {                                     \
    const float2 n = curand_normal2(state);                                                                            \
    return make_float2(expf(fmaf(n.x, stddev, mean)), expf(fmaf(n.y, stddev, mean)));                                  \
  }                                                                                                                    \
  __SAMPAN_D double2 curand_log_normal2_double(state_t *state, double mean, double stddev) {                           \
    const double2 n = curand_normal2_double(state);                                                                    \
    return make_double2(exp(fma(n.x, stddev, mean)), exp(fma(n.y, stddev, mean)));                                     \
  }
__SAMPAN_PSEUDO(curandStateXORWOW_t)
__SAMPAN_PSEUDO(curandStateMRG32k3a_t)
__SAMPAN_PSEUDO(curandStatePhilox4_32_10_t)
#undef __SAMPAN_PSEUDO

__SAMPAN_D float4 curand_log_normal4(curandStatePhilox4_32_10_t *state, float mean, float stddev) {
  const float4 n = curand_normal4(state);
  return make_float4(expf(fmaf(n.x, stddev, mean)), expf(fmaf(n.y, stddev, mean)), expf(fmaf(n.z, stddev, mean)),
                     expf(fmaf(n.w, stddev, mean)));
}
__SAMPAN_D double4 curand_log_normal4_double(curandStatePhilox4_32_10_t *state, double mean, double stddev) {
  const double4 n = curand_normal4_double(state);
  return make_double4(exp(fma(n.x, stddev, mean)), exp(fma(n.y, stddev, mean)), exp(fma(n.z, stddev, mean)),
                      exp(fma(n.w, stddev, mean)));
}

#define __SAMPAN_SOBOL(state_t, word)                                                                                  \
  __SAMPAN_D float curand_normal(state_t *state) { return __sampan_normal_inverse((word)curand(state), 0.0f); }        \
  __SAMPAN_D double curand_normal_double(state_t *state) { return __sampan_normal_inverse((word)curand(state), 0.0); }
__SAMPAN_SOBOL(curandStateSobol32_t, uint32_t)
__SAMPAN_SOBOL(curandStateScrambledSobol32_t, uint32_t)
__SAMPAN_SOBOL(curandStateSobol64_t, uint64_t)
__SAMPAN_SOBOL(curandStateScrambledSobol64_t, uint64_t)
#undef __SAMPAN_SOBOL

#define __SAMPAN_LOG_NORMAL(state_t)                                                                                   \
  __SAMPAN_D float curand_log_normal(state_t *state, float mean, float stddev) {                                       \
    return expf(fmaf(curand_normal(state), stddev, mean));                                                             \
  }                                                                                                                    \
  __SAMPAN_D double curand_log_normal_double(state_t *state, double mean, double stddev) {                             \
    return exp(fma(curand_normal_double(state), stddev, mean));                                                        \
  }
__SAMPAN_LOG_NORMAL(curandStateXORWOW_t)
__SAMPAN_LOG_NORMAL(curandStateMRG32k3a_t)
__SAMPAN_LOG_NORMAL(curandStatePhilox4_32_10_t)
__SAMPAN_LOG_NORMAL(curandStateSobol32_t)
__SAMPAN_LOG_NORMAL(curandStateScrambledSobol32_t)
__SAMPAN_LOG_NORMAL(curandStateSobol64_t)
__SAMPAN_LOG_NORMAL(curandStateScrambledSobol64_t)
#undef __SAMPAN_LOG_NORMAL
