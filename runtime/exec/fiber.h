// A device thread on a stack of its own. Fibers of a worker are pooled: one that has ended takes the next thread.
#pragma once

#include "../abi.h"

#include <cstddef>
#include <cstdint>
#include <vector>

// Pushes the callee-saved registers, stores the stack pointer at *from and goes on where `to` was stored.
extern "C" void sampan_rt_switch_stack(void **from, void *to);

namespace sampan::rt {

constexpr size_t kSmallestStack = 32 << 10;
constexpr size_t kDefaultStack = 128 << 10;

class FiberPool;

// Lies at the upper end of its own stack, so that starting one touches a single page.
struct alignas(64) Fiber {
  void *sp; // where it stopped
  FiberPool *pool;
  sampan_thread *thread; // the one it runs
  sampan_fiber_fn entry;
  char *bottom; // lowest usable byte of the stack
  size_t bytes;
  bool guarded;         // a page below `bottom` faults
  bool ended;           // its thread has ended: free to take another
  void *sanitizerStack; // AddressSanitizer's fake stack while it does not run
  void *sanitizerFiber; // ThreadSanitizer's context
};

class FiberPool {
public:
  FiberPool() = default;
  FiberPool(const FiberPool &) = delete;
  FiberPool &operator=(const FiberPool &) = delete;
  ~FiberPool();

  // All stacks taken from now on have at least so many bytes. Only while no fiber is in use.
  void setStackBytes(size_t bytes);
  // Gives all stacks back if there are many. Only while no fiber is in use.
  void trim();
  // A fiber that will run entry(thread) when it is resumed; null when there is no memory.
  Fiber *start(sampan_fiber_fn entry, sampan_thread *thread);
  // Runs the fiber until its thread stops at a site or ends. False: it has used up its stack.
  bool resume(Fiber *);
  void recycle(Fiber *); // after its thread has ended
  void abandon(Fiber *); // in the middle of its thread: what is on the stack is forgotten
  // On a fiber: back to resume().
  static void suspend(Fiber *);

private:
  struct Slab {
    char *memory;
    size_t bytes;
  };
  bool growBySlab();
  void release();
  static void prepare(Fiber *);
  static void enter();

  std::vector<Fiber *> free;
  std::vector<Fiber *> all;
  std::vector<Slab> slabs;
  size_t stackBytes = kDefaultStack;
  void *schedulerSp = nullptr;
  void *schedulerSanitizerStack = nullptr; // AddressSanitizer's, of the thread that resumes
  const void *schedulerBottom = nullptr;
  size_t schedulerBytes = 0;
  void *schedulerFiber = nullptr; // ThreadSanitizer's
};

} // namespace sampan::rt
