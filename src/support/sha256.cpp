#include "support/sha256.h"

#include <bit>

namespace sampan {
namespace {

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes, as the standard defines them.
std::array<uint32_t, 64> makeConstants() {
  std::array<uint32_t, 64> constants = {};
  size_t count = 0;
  for (uint64_t n = 2; count < constants.size(); ++n) {
    bool prime = true;
    for (uint64_t d = 2; d * d <= n; ++d)
      prime = prime && n % d != 0;
    if (!prime)
      continue;
    // Root in whole numbers, scaled by 2^32: no floating-point error can reach a bit.
    unsigned __int128 target = static_cast<unsigned __int128>(n) << 96;
    uint64_t root = 0;
    for (int bit = 35; bit >= 0; --bit) {
      unsigned __int128 tried = root | 1ull << bit;
      if (tried * tried * tried <= target)
        root = static_cast<uint64_t>(tried);
    }
    constants[count++] = static_cast<uint32_t>(root);
  }
  return constants;
}

} // namespace

void Sha256::takeBlock(const unsigned char *block) {
  static const std::array<uint32_t, 64> kConstants = makeConstants();
  std::array<uint32_t, 64> w;
  for (size_t i = 0; i < 16; ++i)
    w[i] = static_cast<uint32_t>(block[4 * i]) << 24 | static_cast<uint32_t>(block[4 * i + 1]) << 16 |
           static_cast<uint32_t>(block[4 * i + 2]) << 8 | block[4 * i + 3];
  for (size_t i = 16; i < 64; ++i) {
    uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ w[i - 15] >> 3;
    uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  auto [a, b, c, d, e, f, g, h] = state;
  for (size_t i = 0; i < 64; ++i) {
    uint32_t t1 =
        h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) + kConstants[i] + w[i];
    uint32_t t2 = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
  }
  const uint32_t more[] = {a, b, c, d, e, f, g, h};
  for (size_t i = 0; i < 8; ++i)
    state[i] += more[i];
}

void Sha256::add(std::string_view bytes) {
  length += bytes.size();
  for (char byte : bytes) {
    waiting[waits++] = static_cast<unsigned char>(byte);
    if (waits == waiting.size()) {
      takeBlock(waiting.data());
      waits = 0;
    }
  }
}

std::string Sha256::digest() {
  uint64_t bits = length * 8;
  add(std::string_view("\x80", 1));
  while (waits != 56)
    add(std::string_view("\0", 1));
  for (int shift = 56; shift >= 0; shift -= 8) {
    char byte = static_cast<char>(bits >> shift & 255);
    add(std::string_view(&byte, 1));
  }
  std::string text;
  for (uint32_t word : state)
    for (int shift = 28; shift >= 0; shift -= 4)
      text += "0123456789abcdef"[word >> shift & 15];
  return text;
}

} // namespace sampan
