// One block while it runs: its memory and where each of its threads stands. All of it lies here and on the fibers'
// stacks, so a block can be set aside between any two steps and gone on with later.
//
// One scheduler, two engines. A warp is run as far as it goes, through its warp-level sites, until each lane waits at a
// site that concerns the block, or has ended; then the next warp. While all live lanes of a warp stand at one site the
// warp is `uniform` and nothing is looked at lane by lane, except by the operation itself.
#pragma once

#include "../abi.h"
#include "buffer.h"
#include "fiber.h"
#include "records.h"

#include <cstdint>
#include <string>

namespace sampan::rt {

struct LaunchState;
class Worker;

constexpr uint32_t kEntrySite = 0xffffffffu; // regions[kEntrySite + 1] is the entry

constexpr uint32_t kMaxWarps = 32; // of a block: kMaxBlockThreads / 32

struct WarpState {
  uint32_t live;  // lanes that have not ended
  uint32_t ready; // lanes that may go on from where they stand
  uint32_t site;  // where all live lanes stand, if uniform; else next[] tells of each
  bool uniform;
};

enum class BlockStop {
  Ended,
  Spinning, // its threads only yield: another block must go on first
  GridWait  // all its threads wait at the grid barrier
};

class BlockRun {
public:
  // Memory and everything that is the same for all blocks of a launch. False: no memory.
  bool prepare(Worker &, LaunchState &, uint64_t epoch);
  bool preparedFor(uint64_t epoch) const { return preparedEpoch == epoch; }

  void begin(uint64_t number);
  // Runs until the block ends or waits for other blocks. Does not return if the launch fails: see Worker::leave.
  BlockStop run();
  void releaseGrid();   // after GridWait, before the next run()
  void abandonFibers(); // in the middle of a launch that has failed

  // The whole block in one call: LaunchState::wholeBlock.
  void runOnly(uint64_t number) {
    place(number);
    whole(&block, 0, block.thread_count);
  }
  // Up to `most` blocks from this one on that follow each other in x, row by row across them. Answers how many.
  uint64_t runRows(uint64_t number, uint64_t most);

  LaunchState &launchState() { return *launch; }
  Worker &workerOf() { return *worker; }
  uint64_t number() const { return blockNumber; }
  const sampan_block &abi() const { return block; }
  bool onFibers() const { return regions == nullptr; }

  bool waitsForGrid = false;
  uint32_t gridTicket = 0; // generation of the grid barrier that must pass
  std::string printed;     // device printf's text since the block began

private:
  void place(uint64_t number);
  void fillThreads();

  // run_block.cpp
  bool runWhole(); // all threads as one, between barriers; true: ended, false: look at each warp
  bool wholeAgain();
  bool releaseYields();
  bool allAtGrid() const;
  bool forceWarpOperation();
  void failDeadlocked();
  uint32_t kindAt(uint32_t site, uint32_t thread) const { return siteKinds ? siteKinds[site] : records.kind[thread]; }
  uint32_t siteOf(uint32_t warp, uint32_t lane) const {
    return warps[warp].uniform ? warps[warp].site : block.next[warp * SAMPAN_WARP + lane];
  }
  void spreadSite(uint32_t warp); // from uniform to lane by lane

  // run_warp.cpp
  void runWarp(uint32_t warp);
  void runDiverged(uint32_t warp);
  bool settle(uint32_t warp); // takes in what next[] says after a region or fibers diverged; true: uniform again
  uint32_t advance(uint32_t warp, uint32_t site, uint32_t lanes);
  uint32_t resumeFibers(uint32_t first, uint32_t last);
  uint32_t performUniform(uint32_t warp, uint32_t kind);
  uint32_t performTogether(uint32_t warp, uint32_t site);
  uint32_t besideStrangers(uint32_t warp) const;
  uint32_t releaseComplete(uint32_t warp, uint32_t strangers);
  uint32_t releaseAcrossSites(uint32_t warp, uint32_t strangers);
  uint32_t releaseWeak(uint32_t warp, uint32_t strangers);

  // release_barriers.cpp
  bool releaseBarriers();
  bool releaseUniformBarrier();
  bool releaseByNumber();
  void reducePredicates(const uint32_t *members);

  sampan_block block{}; // block.scheduler is this object
  Records records{};    // block.records
  LaunchState *launch = nullptr;
  Worker *worker = nullptr;
  const sampan_region_fn *regions = nullptr; // null: fibers
  sampan_region_fn whole = nullptr;          // LaunchState::wholeBlock
  const uint32_t *siteKinds = nullptr;       // null: fibers, which write the kind into the record
  Fiber **fibers = nullptr;
  WarpState *warps = nullptr;
  uint32_t warpCount = 0;
  bool wholeFirst = false; // a kernel with barriers only: try runWhole
  bool wholeReady = false; // all threads stand at wholeSite, released
  uint32_t wholeSite = 0;
  bool outOfTurn = false;  // a warp could go on, but had a long turn
  bool progressed = false; // since cleared, a thread has stopped at something other than a yield, or ended
  uint64_t blockNumber = 0;
  uint64_t preparedEpoch = 0;
  uint32_t filledDim[3] = {0, 0, 0};
  const sampan_thread *filledThreads = nullptr;

  Buffer perThread; // threads, records, next, fibers, warps
  Buffer shared, frame, locals;
};

} // namespace sampan::rt
