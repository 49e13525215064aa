// One block, from barrier to barrier. See block_run.h.
#include "block_run.h"

#include "describe.h"
#include "launch_state.h"
#include "pause.h"
#include "warp_ops.h"
#include "worker.h"

#include <algorithm>

namespace sampan::rt {

namespace {

// How often a block whose threads only yield is asked again before another block gets its turn. With other workers
// about, what it waits for is likely to come soon; alone, never.
constexpr unsigned kPollsBeside = 64;
constexpr unsigned kPollsAlone = 0;
// Threads that do more than yield between two yields may be getting somewhere, or may be waiting for another block in a
// loop that has warp operations. After so many rounds the others get their turn in any case.
constexpr unsigned kRounds = 1024;
// The same for threads that never yield, whose turns are long.
constexpr unsigned kLongRounds = 4;

} // namespace

// Barriers that all threads reach together need no state of threads at all: the fast path of most kernels.
bool BlockRun::runWhole() {
  const uint32_t count = block.thread_count;
  for (;;) {
    const uint32_t stop = regions[wholeSite + 1](&block, 0, count);
    if (stop == SAMPAN_SITE_EXIT)
      return true;
    if (stop != SAMPAN_SITE_DIVERGED && isBarrier(siteKinds[stop])) {
      if (launch->stopped.load(std::memory_order_relaxed))
        worker->leave();
      wholeSite = stop;
      if (siteKinds[stop] == SAMPAN_SYNC_BARRIER_RED)
        reducePredicates(nullptr);
      continue;
    }
    for (uint32_t w = 0; w < warpCount; ++w) {
      const uint32_t lanes = count - w * SAMPAN_WARP;
      warps[w] = {lanes >= SAMPAN_WARP ? 0xffffffffu : (1u << lanes) - 1, 0, stop, true};
      if (stop == SAMPAN_SITE_DIVERGED)
        settle(w);
    }
    return false;
  }
}

uint64_t BlockRun::runRows(uint64_t number, uint64_t most) {
  place(number);
  const uint32_t from = block.block_idx[0], width = block.block_dim[0];
  const uint64_t count = std::min<uint64_t>(most, block.grid_dim[0] - from);
  for (uint32_t first = 0; first < block.thread_count; first += width)
    for (uint32_t x = from; x < from + count; ++x) {
      block.block_idx[0] = x;
      whole(&block, first, first + width);
    }
  return count;
}

// After a barrier has released everybody: whether all threads of the block stand at one site again.
bool BlockRun::wholeAgain() {
  if (!wholeFirst)
    return false;
  const uint32_t site = warps[0].site;
  uint32_t live = 0;
  for (uint32_t w = 0; w < warpCount; ++w) {
    if (!warps[w].uniform || warps[w].site != site || warps[w].ready != warps[w].live)
      return false;
    live += static_cast<uint32_t>(__builtin_popcount(warps[w].live));
  }
  wholeSite = site;
  return live == block.thread_count;
}

BlockStop BlockRun::run() {
  unsigned fruitless = 0, rounds = 0, longRounds = 0;
  progressed = false;
  for (;;) {
    if (launch->stopped.load(std::memory_order_relaxed))
      worker->leave();
    if (wholeReady) {
      wholeReady = false;
      if (runWhole())
        return BlockStop::Ended;
    }
    uint32_t live = 0;
    outOfTurn = false;
    for (uint32_t w = 0; w < warpCount; ++w) {
      if (warps[w].ready)
        runWarp(w);
      live |= warps[w].live;
    }
    if (!live)
      return BlockStop::Ended;
    if (outOfTurn) {
      if (++longRounds > kLongRounds)
        return BlockStop::Spinning; // goes on with them
      continue;
    }
    if (releaseBarriers()) {
      progressed = true;
      wholeReady = wholeAgain();
      continue;
    }
    const bool beside = worker->othersRun();
    fruitless = progressed ? 0 : fruitless + 1;
    const bool patient = fruitless <= (beside ? kPollsBeside : kPollsAlone) && ++rounds <= kRounds;
    if (releaseYields()) {
      if (!patient)
        return BlockStop::Spinning; // released already: run() goes on with them
      if (fruitless && beside)
        pauseCpu();
      progressed = false;
      continue;
    }
    if (allAtGrid())
      return BlockStop::GridWait;
    if (!forceWarpOperation()) {
      failDeadlocked();
      worker->leave();
    }
  }
}

bool BlockRun::releaseYields() {
  bool any = false;
  for (uint32_t w = 0; w < warpCount; ++w) {
    WarpState &warp = warps[w];
    const uint32_t base = w * SAMPAN_WARP;
    if (!warp.live)
      continue;
    if (warp.uniform) {
      if (kindAt(warp.site, base + lowestLane(warp.live)) == SAMPAN_SYNC_YIELD)
        warp.ready = warp.live;
    } else {
      for (uint32_t rest = warp.live; rest; rest &= rest - 1) {
        const uint32_t l = lowestLane(rest);
        if (kindAt(block.next[base + l], base + l) == SAMPAN_SYNC_YIELD)
          warp.ready |= laneBit(l);
      }
    }
    any |= warp.ready != 0;
  }
  return any;
}

bool BlockRun::allAtGrid() const {
  for (uint32_t w = 0; w < warpCount; ++w)
    for (uint32_t rest = warps[w].live; rest; rest &= rest - 1) {
      const uint32_t l = lowestLane(rest);
      if (kindAt(siteOf(w, l), w * SAMPAN_WARP + l) != SAMPAN_SYNC_GRID)
        return false;
      if (warps[w].uniform)
        break;
    }
  return true;
}

void BlockRun::releaseGrid() {
  for (uint32_t w = 0; w < warpCount; ++w)
    warps[w].ready = warps[w].live;
}

// Nothing in the block can go on, but a warp operation waits for lanes that stand elsewhere: a mask that names too many,
// an error that goes unnoticed on GPUs. It goes on with who is there, and the launch says so.
bool BlockRun::forceWarpOperation() {
  for (uint32_t w = 0; w < warpCount; ++w) {
    const uint32_t base = w * SAMPAN_WARP;
    uint32_t site = SAMPAN_SITE_EXIT;
    for (uint32_t rest = warps[w].live; rest; rest &= rest - 1) {
      const uint32_t l = lowestLane(rest), at = siteOf(w, l);
      if (at < site && isStrong(kindAt(at, base + l)))
        site = at;
    }
    if (site == SAMPAN_SITE_EXIT)
      continue;
    warps[w].ready = performTogether(w, site);
    return true;
  }
  return false;
}

void BlockRun::failDeadlocked() {
  std::string where;
  WaitCounts counts;
  for (uint32_t w = 0; w < warpCount; ++w)
    for (uint32_t rest = warps[w].live; rest; rest &= rest - 1) {
      const uint32_t l = lowestLane(rest), site = siteOf(w, l), t = w * SAMPAN_WARP + l;
      counts.add(site, kindAt(site, t), records.lane[t], records.mask[t]);
    }
  launch->fail(LaunchResult::Deadlock,
               "S7101: " + describeKernel(launch->kernel) + ": block " + describeIndex(block.block_idx) +
                   " is stuck: " + counts.text() +
                   "; nobody can go on. A barrier must be reached by all threads of its block that have not ended.");
}

} // namespace sampan::rt
