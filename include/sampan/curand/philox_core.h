// Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", 2011): a counter of 128 bits is
// mixed with a key. Host library and kernels share it.
#pragma once

#include "../../crt/host_defines.h"

#include <stdint.h>

namespace sampan::curand {

struct PhiloxBlock {
  uint32_t x, y, z, w;
};

__SAMPAN_HD PhiloxBlock philoxRound(PhiloxBlock c, uint32_t key0, uint32_t key1) {
  const uint64_t first = 0xD2511F53ull * c.x, second = 0xCD9E8D57ull * c.z;
  return {(uint32_t)(second >> 32) ^ c.y ^ key0, (uint32_t)second, (uint32_t)(first >> 32) ^ c.w ^ key1,
          (uint32_t)first};
}

__SAMPAN_HD PhiloxBlock philox4x32_10(PhiloxBlock counter, uint32_t key0, uint32_t key1) {
  for (int round = 0; round < 10; ++round) {
    counter = philoxRound(counter, key0, key1);
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
  return counter;
}

} // namespace sampan::curand
