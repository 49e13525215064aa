// What earlier launches of a kernel cost, to tell whether the next one is worth waking other threads for.
#pragma once

#include "../abi.h"

#include <chrono>
#include <cstdint>

namespace sampan::rt {

inline uint64_t nowNs() {
  return static_cast<uint64_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
          .count());
}

// Picoseconds of one core for each thread of the kernel; 0 when it has not run yet.
uint64_t expectedThreadCost(const sampan_kernel &);
void recordThreadCost(const sampan_kernel &, uint64_t picoseconds);

} // namespace sampan::rt
