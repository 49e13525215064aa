// curand, curand4: the next numbers as bits.
#pragma once

#include "device_init.h"
#include "uniform_core.h"

__SAMPAN_D unsigned int curand(curandStateXORWOW_t *state) { return sampan::curand::xorwowNext(state->core); }

// MRG32k3a's own number, 1 … 2^32 - 209.
__SAMPAN_D unsigned int __sampan_mrg(curandStateMRG32k3a_t *state) { return sampan::curand::mrgNext(state->core); }
__SAMPAN_D unsigned int curand(curandStateMRG32k3a_t *state) { return sampan::curand::mrgBits(__sampan_mrg(state)); }

// One of a block's four numbers, without a branch that lanes could take differently.
__SAMPAN_D unsigned int __sampan_philox_pick(const sampan::curand::PhiloxBlock &b, unsigned int which) {
  const unsigned int low = which & 1 ? b.y : b.x, high = which & 1 ? b.w : b.z;
  return which & 2 ? high : low;
}
__SAMPAN_D unsigned int curand(curandStatePhilox4_32_10_t *state) {
  const unsigned int number = __sampan_philox_pick(state->output, state->used);
  if (++state->used == 4) {
    __sampan_philox_blocks(state, 1);
    __sampan_philox_output(state);
    state->used = 0;
  }
  return number;
}
// The next four, which may lie in two blocks.
__SAMPAN_D uint4 curand4(curandStatePhilox4_32_10_t *state) {
  const sampan::curand::PhiloxBlock first = state->output;
  __sampan_philox_blocks(state, 1);
  __sampan_philox_output(state);
  const unsigned int used = state->used;
  if (used == 0)
    return make_uint4(first.x, first.y, first.z, first.w);
  unsigned int four[4];
  for (unsigned int k = 0; k < 4; ++k) {
    const unsigned int at = used + k;
    four[k] = at < 4 ? __sampan_philox_pick(first, at) : __sampan_philox_pick(state->output, at & 3);
  }
  return make_uint4(four[0], four[1], four[2], four[3]);
}

#define __SAMPAN_SOBOL_NEXT(state_t, word, lowest)                                                                     \
  __SAMPAN_D word curand(state_t *state) {                                                                             \
    const word x = state->x, index = ++state->i;                                                                       \
    /* Behind the last number comes the first one, whose index has no lowest bit. */                                   \
    state->x = x ^ state->vectors[lowest(index) - 1 & (sizeof(word) * 8 - 1)];                                         \
    return x;                                                                                                          \
  }
__SAMPAN_SOBOL_NEXT(curandStateSobol32_t, unsigned int, __ffs)
__SAMPAN_SOBOL_NEXT(curandStateScrambledSobol32_t, unsigned int, __ffs)
__SAMPAN_SOBOL_NEXT(curandStateSobol64_t, unsigned long long, __ffsll)
__SAMPAN_SOBOL_NEXT(curandStateScrambledSobol64_t, unsigned long long, __ffsll)
#undef __SAMPAN_SOBOL_NEXT
