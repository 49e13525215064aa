#include "worker.h"

#include "describe.h"
#include "helpers.h"
#include "launch_history.h"
#include "pause.h"

#include <algorithm>
#include <mutex>
#include <thread>

namespace sampan::rt {

namespace {

constexpr size_t kVainVisits = 4;
constexpr uint64_t kPatienceNs = 20000;

} // namespace

void Worker::work(LaunchState &l) {
  launch = &l;
  ++epoch;
  left = exhausted = stuck = false;
  idleRounds = 0;
  l.running.fetch_add(1, std::memory_order_relaxed);
  if (l.fibers)
    fibers.setStackBytes(l.stackBytes);
  if (_setjmp(escape) == 0) {
    if (l.wholeBlock) // has no site at which it could stop
      runWholeBlocks();
    else
      runBlocks();
  } else {
    afterLeaving();
  }
  setStuck(true); // out of the count
  launch = nullptr;
}

void Worker::runWholeBlocks() {
  BlockRun *run = current = takeRun();
  uint64_t first = 0;
  for (;;) {
    // Several blocks at a time spare the shared counter; few enough that all workers end together. A launch that is
    // expected to be short looks at the clock after each piece, which costs more than an empty block.
    const uint64_t share = launch->workerLimit == 1 ? 1 : launch->helpDeadline ? 4 : launch->workerLimit * 8;
    const uint64_t begun = launch->nextBlock.load(std::memory_order_relaxed);
    const uint64_t remaining = begun < launch->blockCount ? launch->blockCount - begun : 0;
    const uint64_t count = launch->takeBlocks(std::clamp<uint64_t>(remaining / share, 1, 64), first);
    if (!count)
      break;
    for (uint64_t b = first; b < first + count;) {
      if (launch->stopped.load(std::memory_order_relaxed))
        leave();
      if (launch->rows) {
        b += run->runRows(b, first + count - b);
        continue;
      }
      run->runOnly(b);
      if (!run->printed.empty())
        launch->print(b, std::move(run->printed)), run->printed.clear();
      ++b;
    }
    callHelpersIfSlow(*launch);
  }
  current = nullptr;
  idle.push_back(run);
}

void Worker::runBlocks() {
  for (;;) {
    const bool began = mayBegin() && beginNext();
    const bool moved = revisitOne();
    if (exhausted && parked.empty())
      return;
    if (began || moved) {
      idleRounds = 0;
      setStuck(false);
      continue;
    }
    ++idleRounds;
    if (idleRounds >= std::min<size_t>(parked.size(), kVainVisits))
      setStuck(true);
    if (idleRounds > parked.size())
      waitForOthers();
  }
}

void Worker::setStuck(bool now) {
  if (now == stuck)
    return;
  stuck = now;
  if (now) {
    launch->running.fetch_sub(1, std::memory_order_relaxed);
    stuckSince = nowNs();
  } else {
    launch->running.fetch_add(1, std::memory_order_relaxed);
  }
}

// Parked blocks that spin wait either for a block that runs beside them, which is worth some patience (a block more is
// memory more), or for one that has not begun yet.
bool Worker::mayBegin() {
  if (exhausted || parked.empty() || !othersRun())
    return true;
  if (std::all_of(parked.begin(), parked.end(), [](BlockRun *r) { return r->waitsForGrid; }))
    return true;
  return stuck && nowNs() - stuckSince > kPatienceNs * parked.size();
}

BlockRun *Worker::takeRun() {
  if (idle.empty()) {
    runs.push_back(std::make_unique<BlockRun>());
    idle.push_back(runs.back().get());
    idle.reserve(runs.size());
  }
  BlockRun *run = idle.back();
  if (!run->preparedFor(epoch) && !run->prepare(*this, *launch, epoch))
    failOutOfMemory();
  idle.pop_back();
  return run;
}

bool Worker::beginNext() {
  uint64_t number = 0;
  if (exhausted)
    return false;
  if (!launch->takeBlocks(1, number)) {
    exhausted = true;
    return false;
  }
  current = takeRun();
  current->begin(number);
  handle(current, current->run());
  callHelpersIfSlow(*launch);
  return true;
}

void Worker::handle(BlockRun *run, BlockStop stop) {
  current = nullptr;
  switch (stop) {
  case BlockStop::Ended: return finish(run);
  case BlockStop::GridWait:
    run->waitsForGrid = true;
    run->gridTicket = launch->arriveAtGrid();
    break;
  case BlockStop::Spinning: break;
  }
  launch->parks.fetch_add(1, std::memory_order_relaxed);
  parked.push_back(run);
}

void Worker::finish(BlockRun *run) {
  if (!run->printed.empty())
    launch->print(run->number(), std::move(run->printed)), run->printed.clear();
  if (launch->kernel.flags & SAMPAN_KERNEL_GRID_SYNC)
    launch->leaveGrid();
  idle.push_back(run);
}

// Parked blocks take turns, one after each block that is begun: a block may wait for one that has not begun yet, and
// one that has not begun yet may be waited for by all.
bool Worker::revisitOne() {
  if (parked.empty())
    return false;
  BlockRun *run = parked.front();
  parked.pop_front();
  if (run->waitsForGrid) {
    if (launch->gridGeneration.load(std::memory_order_acquire) == run->gridTicket) {
      parked.push_back(run);
      return false;
    }
    run->waitsForGrid = false;
    run->releaseGrid();
  }
  current = run;
  const BlockStop stop = run->run();
  handle(run, stop);
  return stop != BlockStop::Spinning;
}

// All of this worker's blocks wait for blocks of other workers.
void Worker::waitForOthers() {
  if (launch->stopped.load(std::memory_order_acquire))
    leave();
  const bool onlyGrid = std::all_of(parked.begin(), parked.end(), [](BlockRun *r) { return r->waitsForGrid; });
  if (idleRounds < parked.size() + 200) {
    pauseCpu();
  } else if (onlyGrid) {
    launch->gridGeneration.wait(parked.front()->gridTicket, std::memory_order_acquire);
    idleRounds = 0;
  } else {
    std::this_thread::yield();
  }
}

void Worker::failOutOfMemory() {
  launch->fail(LaunchResult::OutOfMemory,
               "S7104: " + describeKernel(launch->kernel) +
                   ": no memory for a block's shared memory, frame or stacks. Use smaller blocks or free host memory.");
  leave();
}

void Worker::failStackOverflow() {
  launch->fail(LaunchResult::StackOverflow, "S7107: " + describeKernel(launch->kernel) +
                                                ": a device thread has used up its stack. Raise "
                                                "cudaLimitStackSize with cudaDeviceSetLimit.");
  leave();
}

void Worker::afterLeaving() {
  if (current)
    parked.push_back(current);
  current = nullptr;
  for (BlockRun *run : parked) {
    if (!run->printed.empty())
      launch->print(run->number(), std::move(run->printed)), run->printed.clear();
    run->abandonFibers();
    run->waitsForGrid = false;
    idle.push_back(run);
  }
  parked.clear();
}

namespace {

struct WorkerShelf {
  std::mutex mutex;
  std::vector<std::unique_ptr<Worker>> free;
};

// Never destroyed: kernels may still run while the process exits.
WorkerShelf &shelf() {
  static WorkerShelf *one = new WorkerShelf;
  return *one;
}

} // namespace

WorkerLoan::WorkerLoan() {
  WorkerShelf &s = shelf();
  std::lock_guard<std::mutex> lock(s.mutex);
  if (s.free.empty()) {
    worker = new Worker;
  } else {
    worker = s.free.back().release();
    s.free.pop_back();
  }
}

WorkerLoan::~WorkerLoan() {
  worker->trim();
  WorkerShelf &s = shelf();
  std::lock_guard<std::mutex> lock(s.mutex);
  s.free.emplace_back(worker);
}

} // namespace sampan::rt
