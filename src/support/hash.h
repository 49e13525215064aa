// FNV-1a, 64 bits: for names and for noticing change. Not for anything that an adversary may choose.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sampan {

constexpr uint64_t kHashStart = 0xcbf29ce484222325ull;

// Hashes of pieces chain: hash(b, hash(a)) is the hash of a and b in one.
constexpr uint64_t hash(std::string_view bytes, uint64_t from = kHashStart) {
  for (char c : bytes)
    from = (from ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return from;
}

// Sixteen hexadecimal digits.
std::string toHex(uint64_t);

} // namespace sampan
