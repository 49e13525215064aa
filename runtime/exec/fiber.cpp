#include "fiber.h"

#include "fiber_frame.h"
#include "sanitizer_fiber.h"

#include <algorithm>
#include <atomic>
#include <new>
#include <sys/mman.h>
#include <unistd.h>

namespace sampan::rt {

namespace {

constexpr uint64_t kCanary = 0x5ca1ab1e0ddba11;
constexpr size_t kStacksPerSlab = 64;
// A guard page splits a mapping in two, and Linux allows a process about 65,000 mappings. Stacks beyond this number
// get a word to check instead.
constexpr unsigned kMaxGuards = 16384;
#ifdef SAMPAN_RT_TSAN
constexpr size_t kKeptFibers = 256; // it can follow 8,128 in all
#else
constexpr size_t kKeptFibers = 2048;
#endif

std::atomic<unsigned> guards{0};

size_t pageBytes() {
  static const size_t bytes = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return bytes;
}

// The fiber that enter() is to run: a first frame has no registers for arguments.
thread_local Fiber *entering = nullptr;

uint64_t &canary(Fiber *f) { return *reinterpret_cast<uint64_t *>(f->bottom); }

} // namespace

FiberPool::~FiberPool() { release(); }

void FiberPool::release() {
  for (Fiber *f : all) {
    sanitizer::destroyFiber(f->sanitizerFiber);
    if (f->guarded)
      guards.fetch_sub(1, std::memory_order_relaxed);
  }
  for (Slab &s : slabs) {
    sanitizer::forgetStack(s.memory, s.bytes);
    munmap(s.memory, s.bytes);
  }
  all.clear();
  free.clear();
  slabs.clear();
}

void FiberPool::setStackBytes(size_t bytes) {
  bytes = std::max(bytes, kSmallestStack);
#if defined(SAMPAN_RT_ASAN) || defined(SAMPAN_RT_TSAN)
  bytes = std::max(bytes, size_t(256) << 10); // instrumented frames are larger, printf's above all
#endif
  bytes = (bytes + pageBytes() - 1) / pageBytes() * pageBytes();
  if (bytes <= stackBytes && !all.empty())
    return;
  release();
  stackBytes = bytes;
}

void FiberPool::trim() {
  if (all.size() > kKeptFibers)
    release();
}

bool FiberPool::growBySlab() {
  const size_t page = pageBytes(), each = stackBytes + page, bytes = each * kStacksPerSlab;
  void *memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED)
    return false;
  char *base = static_cast<char *>(memory);
  slabs.push_back({base, bytes});
  for (size_t i = kStacksPerSlab; i-- > 0;) {
    char *low = base + i * each;
    Fiber *f = new (low + each - sizeof(Fiber)) Fiber{};
    f->pool = this;
    f->guarded = guards.fetch_add(1, std::memory_order_relaxed) < kMaxGuards && mprotect(low, page, PROT_NONE) == 0;
    if (!f->guarded)
      guards.fetch_sub(1, std::memory_order_relaxed);
    f->bottom = low + page;
    f->bytes = stackBytes;
    all.push_back(f);
    free.push_back(f);
  }
  return true;
}

void FiberPool::prepare(Fiber *f) {
  sanitizer::forgetStack(f->bottom, f->bytes - sizeof(Fiber));
  sanitizer::destroyFiber(f->sanitizerFiber);
  f->sanitizerFiber = sanitizer::createFiber();
  f->sanitizerStack = nullptr;
  f->sp = makeFirstFrame(reinterpret_cast<char *>(f), &FiberPool::enter);
  if (!f->guarded)
    canary(f) = kCanary;
}

Fiber *FiberPool::start(sampan_fiber_fn entry, sampan_thread *thread) {
  if (free.empty() && !growBySlab())
    return nullptr;
  Fiber *f = free.back();
  free.pop_back();
  if (!f->sp)
    prepare(f);
  f->entry = entry;
  f->thread = thread;
  f->ended = false;
  return f;
}

void FiberPool::enter() {
  Fiber *f = entering;
  sanitizer::finishSwitch(nullptr, &f->pool->schedulerBottom, &f->pool->schedulerBytes);
  for (;;) {
    f->entry(f->thread);
    f->ended = true;
    suspend(f);
  }
}

bool FiberPool::resume(Fiber *f) {
  entering = f;
  schedulerFiber = sanitizer::currentFiber();
  sanitizer::startSwitch(&schedulerSanitizerStack, f->bottom, f->bytes, f->sanitizerFiber);
  sampan_rt_switch_stack(&schedulerSp, f->sp);
  sanitizer::finishSwitch(schedulerSanitizerStack, nullptr, nullptr);
  return f->guarded || canary(f) == kCanary;
}

void FiberPool::suspend(Fiber *f) {
  FiberPool *pool = f->pool;
  sanitizer::startSwitch(&f->sanitizerStack, pool->schedulerBottom, pool->schedulerBytes, pool->schedulerFiber);
  sampan_rt_switch_stack(&f->sp, pool->schedulerSp);
  sanitizer::finishSwitch(f->sanitizerStack, &pool->schedulerBottom, &pool->schedulerBytes);
}

void FiberPool::recycle(Fiber *f) { free.push_back(f); }

void FiberPool::abandon(Fiber *f) {
  f->sp = nullptr;
  free.push_back(f);
}

} // namespace sampan::rt
