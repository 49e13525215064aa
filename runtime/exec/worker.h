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

  void trim() { fibers.trim(); } // after work: gives back what only an unusual launch needs

  FiberPool &fiberPool() { return fibers; }
  // Ends this worker's part at once: back to work(). From a region it jumps over the region's frames, so nothing
  // between work() and a region may own anything that needs a destructor.
  [[noreturn]] void leave() { std::longjmp(escape, 1); }
  // Whether another worker has a block that gets somewhere.
  bool othersRun() const { return launch->running.load(std::memory_order_relaxed) > (stuck ? 0u : 1u); }
  bool leaving() const { return left; }
  void setLeaving() { left = true; }
  [[noreturn]] void failOutOfMemory();
  [[noreturn]] void failStackOverflow();

private:
  void runBlocks();
  void runWholeBlocks();
  BlockRun *takeRun();
  void handle(BlockRun *, BlockStop);
  void finish(BlockRun *);
  bool mayBegin();
  bool beginNext();
  bool revisitOne();
  void setStuck(bool);
  void waitForOthers();
  void afterLeaving();

  LaunchState *launch = nullptr;
  std::jmp_buf escape;
  bool left = false;
  bool exhausted = false;
  uint64_t epoch = 0;      // counts launches: what was prepared for an earlier one is stale
  bool stuck = false;      // none of the parked blocks gets anywhere
  uint64_t stuckSince = 0; // ns
  size_t idleRounds = 0;   // blocks revisited in vain, one after the other
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
