#include "core/kept_memory.h"

namespace sampan::rt {

using Lock = std::lock_guard<std::mutex>;

void KeptMemory::keep(char *base, size_t bytes, std::shared_ptr<Stream> stream,
                      std::shared_ptr<std::atomic<bool>> reached) {
  Lock lock(mutex);
  blocks.push_back({base, bytes, stream, std::move(reached)});
  held += bytes;
}

KeptMemory::Piece KeptMemory::take(size_t bytes, const std::shared_ptr<Stream> &stream) {
  Lock lock(mutex);
  auto best = blocks.end();
  for (auto b = blocks.begin(); b != blocks.end(); ++b)
    if (b->bytes >= bytes && b->bytes / 2 <= bytes && (best == blocks.end() || b->bytes < best->bytes) &&
        (*b->reached || b->freedBy.lock() == stream))
      best = b;
  if (best == blocks.end())
    return {};
  const Piece piece{best->base, best->bytes};
  blocks.erase(best);
  held -= piece.bytes;
  return piece;
}

bool KeptMemory::trim(size_t most, Driver &driver, MemoryTable &memory) {
  Lock lock(mutex);
  const size_t before = held;
  std::erase_if(blocks, [&](const Block &b) {
    if (held <= most || !*b.reached)
      return false;
    held -= b.bytes;
    driver.release(b.base, b.bytes);
    memory.give(b.bytes);
    return true;
  });
  return held < before;
}

size_t KeptMemory::bytes() const {
  Lock lock(mutex);
  return held;
}

} // namespace sampan::rt
