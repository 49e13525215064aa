#include "launch_history.h"

#include <algorithm>
#include <atomic>

namespace sampan::rt {

namespace {

constexpr unsigned kEntries = 1024;
// Upper half: which kernel; lower half: its cost. Kernels that share an entry push each other out: only time is lost.
std::atomic<uint64_t> entries[kEntries];

uint64_t keyOf(const sampan_kernel &kernel) {
  return (reinterpret_cast<uintptr_t>(&kernel) >> 3) * 0x9e3779b97f4a7c15u >> 32;
}

} // namespace

uint64_t expectedThreadCost(const sampan_kernel &kernel) {
  const uint64_t key = keyOf(kernel), entry = entries[key % kEntries].load(std::memory_order_relaxed);
  return entry >> 32 == key ? entry & 0xffffffffu : 0;
}

void recordThreadCost(const sampan_kernel &kernel, uint64_t picoseconds) {
  const uint64_t key = keyOf(kernel);
  entries[key % kEntries].store(key << 32 | std::clamp<uint64_t>(picoseconds, 1, 0xffffffffu),
                                std::memory_order_relaxed);
}

} // namespace sampan::rt
