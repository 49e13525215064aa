// One thread's part of a launch: it begins blocks in ascending order, and sets aside those that wait for others.
#pragma once

#include "block_run.h"
#include "fiber.h"
#include "launch_state.h"

#include <csetjmp>
#include <deque>
#include <memory>
#include <vector>

namespace sampan::rt {

class Worker {
public:
  // Takes part in the launch until no block is left to begin and all of this worker's have ended, or the launch failed.
  void work(LaunchState &);

  FiberPool &fiberPool() { return fibers; }
  // Ends this worker's part at once: back to work(). From a region it jumps over the region's frames, so nothing
  // between work() and a region may own anything that needs a destructor.
  [[noreturn]] void leave() { std::longjmp(escape, 1); }
  bool leaving() const { return left; }
  void setLeaving() { left = true; }
  [[noreturn]] void failOutOfMemory();
  [[noreturn]] void failStackOverflow();

private:
  void runBlocks();
  void runSingleRegion();
  BlockRun *takeRun();
  void handle(BlockRun *, BlockStop);
  void finish(BlockRun *);
  bool beginNext();
  bool revisitOne();
  void waitForOthers();
  void afterLeaving();

  LaunchState *launch = nullptr;
  std::jmp_buf escape;
  bool left = false;
  bool exhausted = false;
  uint64_t epoch = 0; // counts launches: what was prepared for an earlier one is stale
  unsigned idleRounds = 0;
  BlockRun *current = nullptr;
  std::vector<std::unique_ptr<BlockRun>> runs;
  std::vector<BlockRun *> idle;
  std::deque<BlockRun *> parked;
  FiberPool fibers;
};

// Workers are kept between launches for the memory that they have gathered.
class WorkerLoan {
public:
  WorkerLoan();
  ~WorkerLoan();
  WorkerLoan(const WorkerLoan &) = delete;
  WorkerLoan &operator=(const WorkerLoan &) = delete;
  Worker *operator->() const { return worker; }

private:
  Worker *worker;
};

} // namespace sampan::rt
