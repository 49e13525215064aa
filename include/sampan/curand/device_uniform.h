// curand_uniform and its forms: numbers in (0, 1].
#pragma once

#include "device_bits.h"

__SAMPAN_D float curand_uniform(curandStateXORWOW_t *state) { return sampan::curand::uniformFloat(curand(state)); }
__SAMPAN_D double curand_uniform_double(curandStateXORWOW_t *state) {
  const unsigned int x = curand(state), y = curand(state);
  return sampan::curand::uniformDouble(x, y);
}

__SAMPAN_D float curand_uniform(curandStateMRG32k3a_t *state) {
  return sampan::curand::mrgUniformFloat(__sampan_mrg(state));
}
__SAMPAN_D double curand_uniform_double(curandStateMRG32k3a_t *state) {
  return sampan::curand::mrgUniformDouble(__sampan_mrg(state));
}

__SAMPAN_D float curand_uniform(curandStatePhilox4_32_10_t *state) {
  return sampan::curand::uniformFloat(curand(state));
}
__SAMPAN_D float4 curand_uniform4(curandStatePhilox4_32_10_t *state) {
  using sampan::curand::uniformFloat;
  const uint4 b = curand4(state);
  return make_float4(uniformFloat(b.x), uniformFloat(b.y), uniformFloat(b.z), uniformFloat(b.w));
}
__SAMPAN_D double curand_uniform_double(curandStatePhilox4_32_10_t *state) {
  const unsigned int x = curand(state), y = curand(state);
  return sampan::curand::uniformDouble(x, y);
}
__SAMPAN_D double2 curand_uniform2_double(curandStatePhilox4_32_10_t *state) {
  using sampan::curand::uniformDouble;
  const uint4 b = curand4(state);
  return make_double2(uniformDouble(b.x, b.y), uniformDouble(b.z, b.w));
}
__SAMPAN_D double4 curand_uniform4_double(curandStatePhilox4_32_10_t *state) {
  const double2 first = curand_uniform2_double(state), second = curand_uniform2_double(state);
  return make_double4(first.x, first.y, second.x, second.y);
}

#define __SAMPAN_SOBOL(state_t, word)                                                                                  \
  __SAMPAN_D float curand_uniform(state_t *state) { return sampan::curand::uniformFloat((word)curand(state)); }        \
  __SAMPAN_D double curand_uniform_double(state_t *state) { return sampan::curand::uniformDouble((word)curand(state)); }
__SAMPAN_SOBOL(curandStateSobol32_t, uint32_t)
__SAMPAN_SOBOL(curandStateScrambledSobol32_t, uint32_t)
__SAMPAN_SOBOL(curandStateSobol64_t, uint64_t)
__SAMPAN_SOBOL(curandStateScrambledSobol64_t, uint64_t)
#undef __SAMPAN_SOBOL
