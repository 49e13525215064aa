// Memory that only grows: what a worker keeps between launches, so that a launch in steady state allocates nothing.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>

namespace sampan::rt {

class Buffer {
public:
  Buffer() = default;
  Buffer(const Buffer &) = delete;
  Buffer &operator=(const Buffer &) = delete;
  ~Buffer() { release(); }

  // At least `bytes`, aligned to 256 or better; zero when fresh, old contents are lost when it grows.
  // Answers false when there is no memory; the buffer is empty then.
  bool reserve(size_t bytes) {
    if (bytes <= capacity)
      return true;
    release();
    // Large ones come from mmap: its zero pages cost nothing until a kernel touches them.
    mapped = bytes >= kMapFrom;
    if (mapped) {
      bytes = (bytes + 4095) & ~size_t(4095);
      void *memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      start = memory == MAP_FAILED ? nullptr : static_cast<char *>(memory);
    } else {
      bytes = (bytes + 255) & ~size_t(255);
      start = static_cast<char *>(std::aligned_alloc(256, bytes));
      if (start)
        std::memset(start, 0, bytes);
    }
    capacity = start ? bytes : 0;
    return start != nullptr;
  }

  char *data() const { return start; }
  size_t size() const { return capacity; }

private:
  static constexpr size_t kMapFrom = size_t(1) << 16;

  void release() {
    if (!start)
      return;
    if (mapped)
      munmap(start, capacity);
    else
      std::free(start);
    start = nullptr;
    capacity = 0;
  }

  char *start = nullptr;
  size_t capacity = 0;
  bool mapped = false;
};

} // namespace sampan::rt
