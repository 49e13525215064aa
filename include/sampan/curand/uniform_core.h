// From random bits to numbers in (0, 1]: the middle of each of the equal parts that the bits number.
// Host library and kernels share it.
#pragma once

#include "../../crt/host_defines.h"

#include <stdint.h>

namespace sampan::curand {

__SAMPAN_HD float uniformFloat(uint32_t x) { return (float)x * 0x1p-32f + 0x1p-33f; }
// The original adds the whole part, so that this one alone is in [2^-32, 1].
__SAMPAN_HD double uniformDouble(uint32_t x) { return (double)x * 0x1p-32 + 0x1p-32; }
__SAMPAN_HD float uniformFloat(uint64_t x) { return uniformFloat((uint32_t)(x >> 32)); }
__SAMPAN_HD double uniformDouble(uint64_t x) { return (double)(x >> 11) * 0x1p-53 + 0x1p-54; }
// 53 bits of two words: the second one's bits are the high ones.
__SAMPAN_HD uint64_t joined(uint32_t x, uint32_t y) { return x ^ (uint64_t)y << 21; }
__SAMPAN_HD double uniformDouble(uint32_t x, uint32_t y) { return (double)joined(x, y) * 0x1p-53 + 0x1p-54; }

// MRG32k3a's numbers are not bits: 1 … 2^32 - 209.
constexpr double kMrgToUnit = 2.3283065498378288e-10; // 1 / (2^32 - 209)
__SAMPAN_HD uint32_t mrgBits(uint32_t p) {
  const double x = (double)p * 1.000000048662; // the largest p's is 2^32, which a GPU's conversion cuts
  return x < 0x1p32 ? (uint32_t)x : 0xffffffffu;
}
__SAMPAN_HD float mrgUniformFloat(uint32_t p) { return (float)((double)p * kMrgToUnit); }
__SAMPAN_HD double mrgUniformDouble(uint32_t p) { return (double)p * kMrgToUnit; }

} // namespace sampan::curand
