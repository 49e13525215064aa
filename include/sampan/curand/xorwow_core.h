// XORWOW (Marsaglia, "Xorshift RNGs", 2003): a linear recurrence of five words, and a counter that is added.
// Host library and kernels share it.
#pragma once

#include "../../crt/host_defines.h"
#include "tables/xorwow_jumps.h"

namespace sampan::curand {

struct Xorwow {
  uint32_t d, v[5];
};

constexpr uint32_t kXorwowWeyl = 362437;

__SAMPAN_HD void xorwowStep(Xorwow &s) {
  const uint32_t t = s.v[0] ^ (s.v[0] >> 2), last = s.v[4];
  s.v[0] = s.v[1];
  s.v[1] = s.v[2];
  s.v[2] = s.v[3];
  s.v[3] = last;
  s.v[4] = (last ^ (last << 4)) ^ (t ^ (t << 1));
}

__SAMPAN_HD uint32_t xorwowNext(Xorwow &s) {
  xorwowStep(s);
  s.d += kXorwowWeyl;
  return s.v[4] + s.d;
}

__SAMPAN_HD Xorwow xorwowSeeded(uint64_t seed) {
  const uint32_t low = (uint32_t)seed ^ 0xaad26b49u, high = (uint32_t)(seed >> 32) ^ 0xf7dcefddu;
  const uint32_t a = 1099087573u * low, b = 2591861531u * high;
  return {6615241u + b + a, {123456789u + a, 362436069u ^ a, 521288629u + b, 88675123u ^ b, 5783321u + a}};
}

// Moves the recurrence on by count times the table's distance. A digit of count selects a polynomial; the state that it
// stands for is the sum of those of the next 160 states that it names. No lane does more than another until its digits
// are used up.
__SAMPAN_HD void xorwowJump(Xorwow &s, const uint32_t *table, uint64_t count) {
  for (; count != 0; count >>= 4, table += 16 * 5) {
    const uint32_t *polynomial = table + (uint32_t)(count & 15) * 5;
    Xorwow walk = s;
    uint32_t sum[5] = {0, 0, 0, 0, 0};
    for (int word = 0; word < 5; ++word) {
      const uint32_t bits = polynomial[word];
      for (int bit = 0; bit < 32; ++bit) {
        const uint32_t named = 0u - (bits >> bit & 1u);
        sum[0] ^= walk.v[0] & named;
        sum[1] ^= walk.v[1] & named;
        sum[2] ^= walk.v[2] & named;
        sum[3] ^= walk.v[3] & named;
        sum[4] ^= walk.v[4] & named;
        xorwowStep(walk);
      }
    }
    s.v[0] = sum[0];
    s.v[1] = sum[1];
    s.v[2] = sum[2];
    s.v[3] = sum[3];
    s.v[4] = sum[4];
  }
}

__SAMPAN_HD void xorwowSkip(Xorwow &s, uint64_t steps) {
  xorwowJump(s, kXorwowSteps, steps);
  s.d += kXorwowWeyl * (uint32_t)steps;
}

// Subsequences lie 2^67 steps apart: a multiple of the counter's period.
__SAMPAN_HD void xorwowSkipSubsequences(Xorwow &s, uint64_t count) { xorwowJump(s, kXorwowSubsequences, count); }

} // namespace sampan::curand
