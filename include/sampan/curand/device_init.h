// curand_init and skipahead: where in its sequence a state stands.
#pragma once

#include "states.h"

// XORWOW: subsequences of 2^67 numbers.
__SAMPAN_D void skipahead(unsigned long long n, curandStateXORWOW_t *state) {
  sampan::curand::xorwowSkip(state->core, n);
}
__SAMPAN_D void skipahead_sequence(unsigned long long n, curandStateXORWOW_t *state) {
  sampan::curand::xorwowSkipSubsequences(state->core, n);
}
__SAMPAN_D void curand_init(unsigned long long seed, unsigned long long subsequence, unsigned long long offset,
                            curandStateXORWOW_t *state) {
  sampan::curand::Xorwow core = sampan::curand::xorwowSeeded(seed);
  sampan::curand::xorwowSkipSubsequences(core, subsequence);
  sampan::curand::xorwowSkip(core, offset);
  state->core = core;
  state->kept = {};
}

// MRG32k3a: sequences of 2^127 numbers in subsequences of 2^76.
__SAMPAN_D void skipahead(unsigned long long n, curandStateMRG32k3a_t *state) {
  sampan::curand::mrgSkip(state->core, n, 0);
}
__SAMPAN_D void skipahead_subsequence(unsigned long long n, curandStateMRG32k3a_t *state) {
  sampan::curand::mrgSkip(state->core, n, sampan::curand::kMrgSubsequence);
}
__SAMPAN_D void skipahead_sequence(unsigned long long n, curandStateMRG32k3a_t *state) {
  sampan::curand::mrgSkip(state->core, n, sampan::curand::kMrgSequence);
}
__SAMPAN_D void curand_init(unsigned long long seed, unsigned long long subsequence, unsigned long long offset,
                            curandStateMRG32k3a_t *state) {
  sampan::curand::Mrg32k3a core = sampan::curand::mrgSeeded(seed);
  sampan::curand::mrgSkip(core, subsequence, sampan::curand::kMrgSubsequence);
  sampan::curand::mrgSkip(core, offset, 0);
  state->core = core;
  state->kept = {};
}

// Philox: the low half of the counter numbers blocks of four, the high half subsequences of 2^66 numbers.
__SAMPAN_D void __sampan_philox_output(curandStatePhilox4_32_10_t *state) {
  state->output = sampan::curand::philox4x32_10(state->counter, state->key[0], state->key[1]);
}
__SAMPAN_D void __sampan_philox_blocks(curandStatePhilox4_32_10_t *state, unsigned long long blocks) {
  const unsigned long long low = state->counter.x | (unsigned long long)state->counter.y << 32, after = low + blocks;
  const unsigned long long high =
      (state->counter.z | (unsigned long long)state->counter.w << 32) + (unsigned long long)(after < low);
  state->counter = {(unsigned int)after, (unsigned int)(after >> 32), (unsigned int)high, (unsigned int)(high >> 32)};
}
__SAMPAN_D void skipahead(unsigned long long n, curandStatePhilox4_32_10_t *state) {
  const unsigned int used = state->used + (unsigned int)(n & 3);
  __sampan_philox_blocks(state, (n >> 2) + (used >> 2));
  state->used = used & 3;
  __sampan_philox_output(state);
}
__SAMPAN_D void skipahead_sequence(unsigned long long n, curandStatePhilox4_32_10_t *state) {
  const unsigned long long high = (state->counter.z | (unsigned long long)state->counter.w << 32) + n;
  state->counter.z = (unsigned int)high;
  state->counter.w = (unsigned int)(high >> 32);
  __sampan_philox_output(state);
}
__SAMPAN_D void curand_init(unsigned long long seed, unsigned long long subsequence, unsigned long long offset,
                            curandStatePhilox4_32_10_t *state) {
  state->counter = {0, 0, (unsigned int)subsequence, (unsigned int)(subsequence >> 32)};
  state->key[0] = (unsigned int)seed;
  state->key[1] = (unsigned int)(seed >> 32);
  state->used = 0;
  state->kept = {};
  skipahead(offset, state);
}

// Sobol: a number's index is its position; the scrambled forms add a constant to the first number.
#define __SAMPAN_SOBOL(state_t, word, vectors_t, bits)                                                                 \
  __SAMPAN_D void skipahead(word n, state_t *state) {                                                                  \
    const word before = state->i ^ (state->i >> 1), index = state->i + n;                                              \
    word changed = before ^ index ^ (index >> 1), x = state->x;                                                        \
    for (int k = 0; k < bits; ++k)                                                                                     \
      x ^= (0 - (changed >> k & 1)) & state->vectors[k];                                                               \
    state->x = x;                                                                                                      \
    state->i = index;                                                                                                  \
  }                                                                                                                    \
  __SAMPAN_D void __sampan_sobol_start(vectors_t vectors, word first, word offset, state_t *state) {                   \
    state->i = 0;                                                                                                      \
    state->x = first;                                                                                                  \
    for (int k = 0; k < bits; ++k)                                                                                     \
      state->vectors[k] = vectors[k];                                                                                  \
    skipahead(offset, state);                                                                                          \
  }
__SAMPAN_SOBOL(curandStateSobol32_t, unsigned int, curandDirectionVectors32_t, 32)
__SAMPAN_SOBOL(curandStateScrambledSobol32_t, unsigned int, curandDirectionVectors32_t, 32)
__SAMPAN_SOBOL(curandStateSobol64_t, unsigned long long, curandDirectionVectors64_t, 64)
__SAMPAN_SOBOL(curandStateScrambledSobol64_t, unsigned long long, curandDirectionVectors64_t, 64)
#undef __SAMPAN_SOBOL

__SAMPAN_D void curand_init(curandDirectionVectors32_t vectors, unsigned int offset, curandStateSobol32_t *state) {
  __sampan_sobol_start(vectors, 0, offset, state);
}
__SAMPAN_D void curand_init(curandDirectionVectors32_t vectors, unsigned int scramble, unsigned int offset,
                            curandStateScrambledSobol32_t *state) {
  __sampan_sobol_start(vectors, scramble, offset, state);
}
__SAMPAN_D void curand_init(curandDirectionVectors64_t vectors, unsigned long long offset,
                            curandStateSobol64_t *state) {
  __sampan_sobol_start(vectors, 0, offset, state);
}
__SAMPAN_D void curand_init(curandDirectionVectors64_t vectors, unsigned long long scramble, unsigned long long offset,
                            curandStateScrambledSobol64_t *state) {
  __sampan_sobol_start(vectors, scramble, offset, state);
}
