// Numbers for the problems' data: the same in every run, on every machine.
#pragma once

#include <cstdint>

namespace bench {

class Random {
public:
  explicit Random(std::uint64_t seed) : state(seed * 0x9E3779B97F4A7C15u + 1) {}

  // SplitMix64 (Steele, Lea, Flood 2014).
  std::uint64_t bits() {
    std::uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  double between(double low, double high) { return low + (high - low) * (double(bits() >> 11) * 0x1p-53); }
  // About normal: the sum of twelve uniform ones. Good enough for returns and factors.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i)
      sum += between(0, 1);
    return sum;
  }

private:
  std::uint64_t state;
};

} // namespace bench
