// The device's memory pool: what was freed in stream order is held, so that the next allocation of about that size finds
// pages that are there already. Held memory counts as used.
#pragma once

#include "core/driver.h"
#include "core/memory_table.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace sampan::rt {

class Stream;

class KeptMemory {
public:
  // Smaller blocks gain nothing: the C library holds those itself.
  static bool worthKeeping(size_t bytes) { return bytes >= size_t(1) << 20; }

  // `reached` becomes true when the stream has come to where it frees the block.
  void keep(char *base, size_t bytes, std::shared_ptr<Stream>, std::shared_ptr<std::atomic<bool>> reached);
  struct Piece {
    char *base = nullptr;
    size_t bytes = 0;
  };
  // The smallest block of at least that size and at most twice it, its bytes as they were left; `base` is null if none is
  // held. What a stream frees it may have again at once, since it works in order; other streams only when it is free.
  Piece take(size_t bytes, const std::shared_ptr<Stream> &);
  // Gives free blocks back to the driver, the oldest first, until at most `most` bytes are held. Answers whether it gave any.
  bool trim(size_t most, Driver &, MemoryTable &);
  size_t bytes() const;

private:
  struct Block {
    char *base;
    size_t bytes;
    std::weak_ptr<Stream> freedBy;
    std::shared_ptr<std::atomic<bool>> reached;
  };
  mutable std::mutex mutex;
  std::vector<Block> blocks;
  size_t held = 0;
};

} // namespace sampan::rt
