// assert and trap of device code: they end the whole launch.
#include "block_run.h"
#include "describe.h"
#include "launch_state.h"
#include "records.h"
#include "worker.h"

#include <cstdio>

using namespace sampan::rt;

namespace {

BlockRun &runOf(sampan_thread *thread) { return *static_cast<BlockRun *>(thread->block->scheduler); }

// Leaves compiled code for good. A fiber goes back to the scheduler and is forgotten; a region is jumped out of.
[[noreturn]] void endThread(sampan_thread *thread) {
  BlockRun &run = runOf(thread);
  Worker &worker = run.workerOf();
  if (run.onFibers()) {
    worker.setLeaving();
    FiberPool::suspend(static_cast<Fiber *>(thread->engine));
    __builtin_unreachable();
  }
  worker.leave();
}

void failAssert(sampan_thread *thread, const char *expression, const char *file, uint32_t line, const char *function) {
  char text[2048];
  std::snprintf(text, sizeof text, "%s:%u: %s: block: [%u,%u,%u], thread: [%u,%u,%u] Assertion `%s` failed.",
                file ? file : "?", line, function ? function : "?", thread->block->block_idx[0],
                thread->block->block_idx[1], thread->block->block_idx[2], thread->tid[0], thread->tid[1],
                thread->tid[2], expression ? expression : "?");
  std::fprintf(stderr, "%s\n", text);
  runOf(thread).launchState().fail(LaunchResult::Assert, std::string("S7108: ") + text);
}

void failTrap(sampan_thread *thread) {
  LaunchState &launch = runOf(thread).launchState();
  launch.fail(LaunchResult::Trap, "S7109: " + describeKernel(launch.kernel) + ": thread " + describeIndex(thread->tid) +
                                      " of block " + describeIndex(thread->block->block_idx) + " called __trap().");
}

} // namespace

extern "C" void __sampan_rt_assertfail(sampan_thread *thread, const char *expression, const char *file, uint32_t line,
                                       const char *function, size_t) {
  failAssert(thread, expression, file, line, function);
  endThread(thread);
}

extern "C" void __sampan_rt_trap(sampan_thread *thread) {
  failTrap(thread);
  endThread(thread);
}

extern "C" void __sampan_rt_fail(sampan_thread *thread, const char *message) {
  LaunchState &launch = runOf(thread).launchState();
  launch.fail(LaunchResult::Trap, std::string(message) + " (" + describeKernel(launch.kernel) + ", thread " +
                                      describeIndex(thread->tid) + " of block " +
                                      describeIndex(thread->block->block_idx) + ")");
  endThread(thread);
}

extern "C" void __sampan_sync(sampan_thread *thread, uint32_t kind, uint32_t site) {
  sampan_block *block = thread->block;
  Records::of(*block).kind[thread->linear] = kind;
  block->next[thread->linear] = site;
  FiberPool::suspend(static_cast<Fiber *>(thread->engine));
}
