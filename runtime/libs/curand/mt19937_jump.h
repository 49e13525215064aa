// How far apart MT19937's lanes lie, and how to get there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sampan::curand {

constexpr int kTwisterWords = 624, kTwisterMiddle = 397;

// x[624 + k] of words x[k] … (Matsumoto and Nishimura, "Mersenne Twister", 1998).
inline uint32_t twisterNext(uint32_t first, uint32_t second, uint32_t middle) {
  const uint32_t y = (first & 0x80000000u) | (second & 0x7fffffffu);
  return middle ^ (y >> 1) ^ ((0u - (y & 1u)) & 0x9908b0dfu);
}

// Moves states on by 2^exponent words. The words are a linear recurrence: with its characteristic polynomial P, the words
// that many steps ahead are the sum of those of the next 19937 that t^(2^exponent) mod P names.
class TwisterJump {
public:
  explicit TwisterJump(int exponent);
  TwisterJump squared(int times) const; // 2^times times as far
  // `room` is worked in; to keep it between calls saves time.
  void operator()(uint32_t state[kTwisterWords], std::vector<uint32_t> &room) const;

private:
  TwisterJump() = default;

  std::vector<uint64_t> power; // lowest coefficient first
};

} // namespace sampan::curand
