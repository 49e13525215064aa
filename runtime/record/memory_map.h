// Memory that kernels may reach: what the program allocated through CUDA.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace sampan::record {

struct Range {
  uint64_t address = 0, bytes = 0;
  const char *kind = "device";
};

class MemoryMap {
public:
  void add(const void *address, uint64_t bytes, const char *kind) {
    if (!address || !bytes)
      return;
    std::lock_guard lock(mutex);
    ranges[reinterpret_cast<uint64_t>(address)] = {reinterpret_cast<uint64_t>(address), bytes, kind};
  }
  void remove(const void *address) {
    std::lock_guard lock(mutex);
    ranges.erase(reinterpret_cast<uint64_t>(address));
  }
  void clear() {
    std::lock_guard lock(mutex);
    ranges.clear();
  }
  std::map<uint64_t, Range> copy() const {
    std::lock_guard lock(mutex);
    return ranges;
  }

private:
  mutable std::mutex mutex;
  std::map<uint64_t, Range> ranges;
};

// The entry of a map by address whose range holds it, or end().
template <class Map> auto holding(Map &map, uint64_t address) {
  auto next = map.upper_bound(address);
  if (next == map.begin() || address - std::prev(next)->first >= std::prev(next)->second.bytes)
    return map.end();
  return std::prev(next);
}

} // namespace sampan::record
