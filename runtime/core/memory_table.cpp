#include "core/memory_table.h"

namespace sampan::rt {

using Lock = std::lock_guard<std::mutex>;

bool MemoryTable::take(size_t bytes) {
  Lock lock(mutex);
  if (used > limit || bytes > limit - used)
    return false;
  used += bytes;
  return true;
}

void MemoryTable::give(size_t bytes) {
  Lock lock(mutex);
  used -= bytes;
}

void MemoryTable::setLimit(size_t bytes) {
  Lock lock(mutex);
  limit = bytes;
}

size_t MemoryTable::limitBytes() const {
  Lock lock(mutex);
  return limit;
}

size_t MemoryTable::usedBytes() const {
  Lock lock(mutex);
  return used;
}

bool MemoryTable::add(const Allocation &a) {
  Lock lock(mutex);
  uintptr_t base = reinterpret_cast<uintptr_t>(a.base);
  auto next = table.lower_bound(base);
  if (next != table.end() && next->first - base < a.bytes)
    return false;
  if (next != table.begin()) {
    const Allocation &before = std::prev(next)->second;
    if (base - std::prev(next)->first < before.bytes)
      return false;
  }
  return table.emplace(base, a).second;
}

std::optional<Allocation> MemoryTable::remove(const void *base, MemoryKind kind) {
  Lock lock(mutex);
  auto found = table.find(reinterpret_cast<uintptr_t>(base));
  if (found == table.end() || found->second.kind != kind)
    return std::nullopt;
  Allocation a = found->second;
  table.erase(found);
  return a;
}

std::optional<Allocation> MemoryTable::find(const void *pointer) const {
  Lock lock(mutex);
  uintptr_t address = reinterpret_cast<uintptr_t>(pointer);
  auto next = table.upper_bound(address);
  if (next == table.begin())
    return std::nullopt;
  const auto &[base, a] = *std::prev(next);
  if (address - base >= a.bytes)
    return std::nullopt;
  return a;
}

std::map<uintptr_t, Allocation> MemoryTable::removeAll(MemoryKind kind) {
  Lock lock(mutex);
  std::map<uintptr_t, Allocation> removed;
  for (auto i = table.begin(); i != table.end();) {
    if (i->second.kind == kind) {
      removed.insert(*i);
      i = table.erase(i);
    } else {
      ++i;
    }
  }
  return removed;
}

} // namespace sampan::rt
