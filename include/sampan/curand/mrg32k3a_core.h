// MRG32k3a (L'Ecuyer, "Good parameters and implementations for combined multiple recursive random number generators",
// 1999): two recurrences of order three, modulo two primes near 2^32. Host library and kernels share it.
#pragma once

#include "../../crt/host_defines.h"
#include "tables/mrg32k3a_powers.h"

namespace sampan::curand {

struct Mrg32k3a {
  uint32_t a[3], b[3]; // oldest first
};

constexpr uint32_t kMrgModulusA = 4294967087u, kMrgModulusB = 4294944443u; // 2^32 - 209, 2^32 - 22853

// x modulo 2^32 - c without a division: 2^32 is c. Twice leaves less than twice the modulus for any x of 64 bits.
__SAMPAN_HD uint32_t mrgReduce(uint64_t x, uint32_t c) {
  x = (x >> 32) * c + (uint32_t)x;
  x = (x >> 32) * c + (uint32_t)x;
  const uint64_t modulus = 0x100000000ull - c;
  return (uint32_t)(x >= modulus ? x - modulus : x);
}
__SAMPAN_HD uint32_t mrgReduceA(uint64_t x) { return mrgReduce(x, 209); }
__SAMPAN_HD uint32_t mrgReduceB(uint64_t x) { return mrgReduce(x, 22853); }

// The next number, in 1 … 2^32 - 209.
__SAMPAN_HD uint32_t mrgNext(Mrg32k3a &s) {
  const uint32_t a = mrgReduceA(1403580ull * s.a[1] + 810728ull * (kMrgModulusA - s.a[0]));
  const uint32_t b = mrgReduceB(527612ull * s.b[2] + 1370589ull * (kMrgModulusB - s.b[0]));
  s.a[0] = s.a[1];
  s.a[1] = s.a[2];
  s.a[2] = a;
  s.b[0] = s.b[1];
  s.b[1] = s.b[2];
  s.b[2] = b;
  return a > b ? a - b : a - b + kMrgModulusA;
}

__SAMPAN_HD Mrg32k3a mrgSeeded(uint64_t seed) {
  constexpr uint32_t start = 12345;
  if (seed == 0)
    return {{start, start, start}, {start, start, start}};
  const uint32_t low = (uint32_t)seed ^ 0x55555555u, high = (uint32_t)(seed >> 32) ^ 0xaaaaaaaau;
  const uint32_t a = mrgReduceA((uint64_t)low * start), b = mrgReduceA((uint64_t)high * start);
  const uint32_t c = mrgReduceB((uint64_t)low * start), d = mrgReduceB((uint64_t)high * start);
  return {{a, b, a}, {d, c, d}};
}

__SAMPAN_HD void mrgTimes(const uint32_t *matrix, uint32_t *v, uint32_t c) {
  uint32_t result[3];
  for (int row = 0; row < 3; ++row) {
    const uint32_t *m = matrix + 3 * row;
    const uint64_t first = mrgReduce((uint64_t)m[0] * v[0], c), second = mrgReduce((uint64_t)m[1] * v[1], c);
    result[row] = mrgReduce(first + second + mrgReduce((uint64_t)m[2] * v[2], c), c);
  }
  v[0] = result[0];
  v[1] = result[1];
  v[2] = result[2];
}

// Moves on by count * 2^exponent steps.
__SAMPAN_HD void mrgSkip(Mrg32k3a &s, uint64_t count, int exponent) {
  for (const uint32_t *power = kMrgPowers + 18 * exponent; count != 0; count >>= 1, power += 18) {
    Mrg32k3a moved = s;
    mrgTimes(power, moved.a, 209);
    mrgTimes(power + 9, moved.b, 22853);
    const bool wanted = (count & 1) != 0;
    for (int i = 0; i < 3; ++i) {
      s.a[i] = wanted ? moved.a[i] : s.a[i];
      s.b[i] = wanted ? moved.b[i] : s.b[i];
    }
  }
}

constexpr int kMrgSubsequence = 76, kMrgSequence = 127; // their distances are these powers of two

} // namespace sampan::curand
