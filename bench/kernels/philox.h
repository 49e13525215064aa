// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011) for the references, in double from there on.
#pragma once

#include <cmath>
#include <cstdint>

namespace bench {

struct PhiloxWords {
  std::uint32_t word[4];
};

inline PhiloxWords philox(std::uint32_t c0, std::uint32_t c1, std::uint32_t key0, std::uint32_t key1) {
  std::uint32_t c2 = 0, c3 = 0;
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p0 = 0xD2511F53ull * c0, p1 = 0xCD9E8D57ull * c2;
    const std::uint32_t next0 = std::uint32_t(p1 >> 32) ^ c1 ^ key0, next2 = std::uint32_t(p0 >> 32) ^ c3 ^ key1;
    c1 = std::uint32_t(p1);
    c3 = std::uint32_t(p0);
    c0 = next0;
    c2 = next2;
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
  return {{c0, c1, c2, c3}};
}

// The sides' arithmetic in float: 24 bits of the word and a half.
inline double uniform(std::uint32_t word) { return double(float(word >> 8) * 0x1p-24f + 0x1p-25f); }

struct NormalPair {
  double first, second;
};

inline NormalPair normals(std::uint32_t word0, std::uint32_t word1) {
  const double radius = std::sqrt(-2 * std::log(uniform(word0))), angle = 6.283185307179586 * uniform(word1);
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

} // namespace bench
