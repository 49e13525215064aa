// malloc and free of device code: the host's, up to the limit of CUDA's device heap.
#include "launch.h"

#include <atomic>
#include <cstdlib>
#include <cstring>

namespace sampan::rt {

namespace {

std::atomic<size_t> limit{size_t(8) << 20};
std::atomic<size_t> used{0};

// Before each piece. The mark tells a pointer that did not come from here.
struct alignas(16) Header {
  size_t bytes;
  uint64_t mark;
};
constexpr uint64_t kInUse = 0x73616d70616e2b1f;

} // namespace

void setMallocHeapBytes(size_t bytes) { limit.store(bytes, std::memory_order_relaxed); }
size_t mallocHeapBytes() { return limit.load(std::memory_order_relaxed); }
size_t mallocHeapUsed() { return used.load(std::memory_order_relaxed); }

static void *allocate(size_t bytes) {
  const size_t whole = bytes + sizeof(Header);
  if (whole < bytes)
    return nullptr;
  if (used.fetch_add(whole, std::memory_order_relaxed) + whole > mallocHeapBytes()) {
    used.fetch_sub(whole, std::memory_order_relaxed);
    return nullptr;
  }
  auto *header = static_cast<Header *>(std::malloc(whole));
  if (!header) {
    used.fetch_sub(whole, std::memory_order_relaxed);
    return nullptr;
  }
  *header = {whole, kInUse};
  return header + 1;
}

} // namespace sampan::rt

extern "C" void *__sampan_rt_malloc(sampan_thread *, size_t bytes) {
  return bytes ? sampan::rt::allocate(bytes) : nullptr;
}

extern "C" void __sampan_rt_free(sampan_thread *thread, void *pointer) {
  using namespace sampan::rt;
  if (!pointer)
    return;
  Header *header = static_cast<Header *>(pointer) - 1;
  if (header->mark != kInUse) // freed twice, or never allocated: a GPU faults
    __sampan_rt_trap(thread);
  header->mark = 0;
  used.fetch_sub(header->bytes, std::memory_order_relaxed);
  std::free(header);
}
