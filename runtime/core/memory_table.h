// Which memory the program may hand to the API: allocations, registered host memory, device variables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>

namespace sampan::rt {

enum class MemoryKind {
  Device,
  Managed,
  Pinned,     // cudaMallocHost, cudaHostAlloc
  Registered, // the program's own, through cudaHostRegister
  Variable    // a device variable of an image
};

struct Allocation {
  char *base = nullptr;
  size_t bytes = 0;
  MemoryKind kind = MemoryKind::Device;
  unsigned flags = 0; // of cudaHostAlloc, cudaHostRegister or the image's variable
};

class MemoryTable {
public:
  explicit MemoryTable(size_t limitBytes) : limit(limitBytes) {}

  // Counts `bytes` against the limit; false if they do not fit. give() takes them back.
  bool take(size_t bytes);
  void give(size_t bytes);
  void setLimit(size_t bytes);
  size_t limitBytes() const;
  size_t usedBytes() const;

  // Answers false if it overlaps memory that is already known.
  bool add(const Allocation &);
  // Takes out the allocation that begins at `base` and is of that kind.
  std::optional<Allocation> remove(const void *base, MemoryKind kind);
  // The allocation that holds `pointer`; its end is not part of it, but a zero-sized access there is refused by nobody.
  std::optional<Allocation> find(const void *pointer) const;
  // Everything of that kind, taken out: for a reset.
  std::map<uintptr_t, Allocation> removeAll(MemoryKind kind);

private:
  mutable std::mutex mutex;
  std::map<uintptr_t, Allocation> table;
  size_t limit;
  size_t used = 0;
};

} // namespace sampan::rt
