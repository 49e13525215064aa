// Random numbers that are the same on every machine and library: std:: distributions are not.
#pragma once

#include <cstdint>
#include <vector>

namespace sampan::randomkernels {

class Random {
public:
  explicit Random(uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ull + 0x1234567) {}

  uint64_t next() {
    uint64_t z = (state_ += 0x9e3779b97f4a7c15ull);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
    return z ^ (z >> 31);
  }
  uint32_t below(uint32_t bound) { return static_cast<uint32_t>((next() >> 32) * bound >> 32); }
  int between(int low, int high) { return low + static_cast<int>(below(static_cast<uint32_t>(high - low + 1))); }
  bool chance(int percent) { return below(100) < static_cast<uint32_t>(percent); }
  template <class T> const T &pick(const std::vector<T> &from) { return from[below(from.size())]; }

private:
  uint64_t state_;
};

} // namespace sampan::randomkernels
