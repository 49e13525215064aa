// Philox4x32-10 and Box-Muller in C++, in a form that loops marked `simd` can be made vectors of.
#pragma once

#include <math.h>

struct Words {
  unsigned w0, w1, w2, w3;
};

__attribute__((always_inline)) inline Words philox(unsigned c0, unsigned c1, unsigned key0, unsigned key1) {
  unsigned c2 = 0, c3 = 0;
#pragma GCC unroll 10
  for (int round = 0; round < 10; ++round) {
    const unsigned long long p0 = 0xD2511F53ull * c0, p1 = 0xCD9E8D57ull * c2;
    c0 = unsigned(p1 >> 32) ^ c1 ^ key0;
    c1 = unsigned(p1);
    c2 = unsigned(p0 >> 32) ^ c3 ^ key1;
    c3 = unsigned(p0);
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
  return {c0, c1, c2, c3};
}

// Through int: there is no vector instruction for unsigned numbers before AVX-512, and 24 bits fit.
__attribute__((always_inline)) inline float uniform(unsigned word) {
  return float(int(word >> 8)) * 0x1p-24f + 0x1p-25f;
}
__attribute__((always_inline)) inline float radiusOf(unsigned word) { return sqrtf(-2 * logf(uniform(word))); }
__attribute__((always_inline)) inline float angleOf(unsigned word) { return 6.2831853f * uniform(word); }
