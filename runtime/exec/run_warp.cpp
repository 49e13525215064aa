// Runs one warp as far as it goes. See block_run.h.
#include "block_run.h"

#include "launch_state.h"
#include "warp_ops.h"
#include "worker.h"

namespace sampan::rt {

uint32_t BlockRun::resumeFibers(uint32_t first, uint32_t last) {
  FiberPool &pool = worker->fiberPool();
  uint32_t answer = 0;
  for (uint32_t t = first; t < last; ++t) {
    Fiber *f = fibers[t];
    if (!f) {
      f = pool.start(launch->kernel.fiber, &block.threads[t]);
      if (!f)
        worker->failOutOfMemory();
      fibers[t] = f;
      block.threads[t].engine = f;
    }
    const bool intact = pool.resume(f);
    if (worker->leaving())
      worker->leave();
    if (!intact)
      worker->failStackOverflow();
    if (f->ended) {
      // At once: the next thread gets the same, still warm stack, so kernels without sites need only one.
      block.next[t] = SAMPAN_SITE_EXIT;
      fibers[t] = nullptr;
      pool.recycle(f);
    }
    if (t == first)
      answer = block.next[t];
    else if (block.next[t] != answer)
      answer = SAMPAN_SITE_DIVERGED;
  }
  return answer;
}

// Runs `lanes`, which all stand at `site`, to their next stops. Answers the site where all of them are now, or DIVERGED
// with next[] of each filled.
uint32_t BlockRun::advance(uint32_t warp, uint32_t site, uint32_t lanes) {
  const uint32_t base = warp * SAMPAN_WARP;
  uint32_t answer = 0;
  bool firstRun = true;
  for (uint32_t rest = lanes; rest;) {
    const uint32_t from = lowestLane(rest);
    const uint32_t after = ~(rest >> from); // the first 0 bit ends the run of neighbours
    const uint32_t length = after ? lowestLane(after) : SAMPAN_WARP;
    const uint32_t first = base + from, last = first + length;
    const uint32_t stop = regions ? regions[site + 1](&block, first, last) : resumeFibers(first, last);
    if (length == SAMPAN_WARP || (rest >> from) >> length == 0) { // the last run
      if (firstRun)
        return stop;
      rest = 0;
    } else {
      rest &= ~(((1u << length) - 1) << from);
    }
    if (stop != SAMPAN_SITE_DIVERGED)
      for (uint32_t t = first; t < last; ++t)
        block.next[t] = stop;
    answer = firstRun || stop == answer ? stop : SAMPAN_SITE_DIVERGED;
    firstRun = false;
  }
  return answer;
}

void BlockRun::spreadSite(uint32_t w) {
  WarpState &warp = warps[w];
  if (!warp.uniform)
    return;
  for (uint32_t rest = warp.live; rest; rest &= rest - 1)
    block.next[w * SAMPAN_WARP + lowestLane(rest)] = warp.site;
  warp.uniform = false;
}

// After lanes have run with next[] as the answer: those that ended leave. True if all others stand at one site, ready
// or not all alike, so that the warp can go on as a whole.
bool BlockRun::settle(uint32_t w) {
  WarpState &warp = warps[w];
  const uint32_t *next = block.next + w * SAMPAN_WARP;
  for (uint32_t rest = warp.live; rest; rest &= rest - 1) {
    const uint32_t l = lowestLane(rest);
    if (next[l] == SAMPAN_SITE_EXIT && !(warp.ready >> l & 1)) {
      warp.live &= ~laneBit(l);
      progressed = true;
    }
  }
  warp.uniform = false;
  if (warp.live == 0 || (warp.ready != 0 && warp.ready != warp.live))
    return false;
  const uint32_t site = next[lowestLane(warp.live)];
  for (uint32_t rest = warp.live; rest; rest &= rest - 1)
    if (next[lowestLane(rest)] != site)
      return false;
  warp.uniform = true;
  warp.site = site;
  return true;
}

// All live lanes wait at one strong operation. Answers those who may go on: a function that is not inlined has one site
// for all its calls, so lanes can wait there with a mask whose other lanes came by another call, with another mask.
uint32_t BlockRun::performUniform(uint32_t w, uint32_t kind) {
  const Records mine = records.from(w * SAMPAN_WARP);
  uint32_t rest = warps[w].live, released = 0;
  if (rest == kAllLanes) { // and one mask that names them all: nearly always
    uint32_t named = kAllLanes;
    for (uint32_t l = 0; l < SAMPAN_WARP; ++l)
      named &= mine.mask[l];
    if (named == kAllLanes) {
      performWarpOperation(kind, mine, kAllLanes);
      return kAllLanes;
    }
  }
  bool first = true;
  while (rest) {
    // Usually one mask for all; tiles have one each.
    const uint32_t mask = mine.mask[lowestLane(rest)];
    uint32_t group = 0;
    for (uint32_t r = rest; r; r &= r - 1) {
      const uint32_t l = lowestLane(r);
      group |= mine.mask[l] == mask ? laneBit(l) : 0;
    }
    if (first && (group != rest || (group & ~mask)) && besideStrangers(w))
      return performTogether(w, warps[w].site);
    first = false;
    rest &= ~group;
    if (mask & warps[w].live & ~group)
      continue;
    performWarpOperation(kind, mine, group);
    released |= group;
  }
  return released;
}

// A loop that tries for a lock with warp operations in it has no place where it yields; the lock may be another warp's. So a
// warp's turn ends after so many steps. Few kernels come near it without waiting for somebody.
static constexpr unsigned kSteps = 1u << 16;

void BlockRun::runWarp(uint32_t w) {
  WarpState &warp = warps[w];
  for (unsigned step = 0; warp.ready; ++step) {
    if (step == kSteps) {
      outOfTurn = true;
      return;
    }
    if (!warp.uniform || warp.ready != warp.live) {
      spreadSite(w);
      runDiverged(w);
      if (!warp.uniform)
        return;
      continue;
    }
    const uint32_t stop = advance(w, warp.site, warp.live);
    warp.ready = 0;
    if (stop == SAMPAN_SITE_EXIT) {
      warp.live = 0;
      progressed = true;
      return;
    }
    if (stop == SAMPAN_SITE_DIVERGED) {
      if (!settle(w)) {
        if (warp.live)
          runDiverged(w);
        if (!warp.uniform)
          return;
        if (warp.ready)
          continue;
      }
    } else {
      warp.site = stop;
    }
    const uint32_t kind = kindAt(warp.site, w * SAMPAN_WARP + lowestLane(warp.live));
    progressed |= kind != SAMPAN_SYNC_YIELD;
    uint32_t released = warp.live;
    if (isStrong(kind))
      released = performUniform(w, kind);
    else if (kind == SAMPAN_SYNC_ACTIVEMASK)
      performWarpOperation(kind, records.from(w * SAMPAN_WARP), warp.live);
    else if (kind != SAMPAN_SYNC_CONVERGE)
      return;
    if (!released)
      spreadSite(w);
    warp.ready = released;
  }
}

// Lane by lane: sites are in next[]. Ends when nothing can go on, or when the warp is uniform again.
void BlockRun::runDiverged(uint32_t w) {
  WarpState &warp = warps[w];
  const uint32_t base = w * SAMPAN_WARP;
  const uint32_t *next = block.next + base;
  for (unsigned step = 0;; ++step) {
    if (step >= kSteps && warp.ready) {
      outOfTurn = true;
      return;
    }
    if (!warp.ready) {
      const uint32_t strangers = besideStrangers(w);
      warp.ready = releaseComplete(w, strangers);
      if (!warp.ready)
        warp.ready = releaseAcrossSites(w, strangers);
      if (!warp.ready)
        warp.ready = releaseWeak(w, strangers);
      if (!warp.ready)
        return;
    }
    uint32_t site = next[lowestLane(warp.ready)];
    for (uint32_t rest = warp.ready; rest; rest &= rest - 1) {
      const uint32_t s = next[lowestLane(rest)];
      site = s < site ? s : site;
    }
    uint32_t lanes = 0;
    for (uint32_t rest = warp.ready; rest; rest &= rest - 1)
      lanes |= next[lowestLane(rest)] == site ? laneBit(lowestLane(rest)) : 0;
    const uint32_t stop = advance(w, site, lanes);
    warp.ready &= ~lanes;
    for (uint32_t rest = lanes; rest; rest &= rest - 1) {
      const uint32_t t = base + lowestLane(rest);
      if (stop != SAMPAN_SITE_DIVERGED)
        block.next[t] = stop;
      if (block.next[t] != SAMPAN_SITE_EXIT)
        progressed |= kindAt(block.next[t], t) != SAMPAN_SYNC_YIELD;
    }
    if (settle(w)) {
      if (warp.ready)
        return;
      const uint32_t kind = kindAt(warp.site, base + lowestLane(warp.live));
      uint32_t released = warp.live;
      if (isStrong(kind))
        released = performUniform(w, kind);
      else if (isWeak(kind))
        performWarpOperation(kind, records.from(base), warp.live);
      else
        return;
      if (!released)
        spreadSite(w);
      warp.ready = released;
      return;
    }
    if (!warp.live)
      return;
  }
}

// All lanes that wait at `site`, a strong operation, whatever their masks say: undefined in CUDA, and on a GPU what
// happens to lanes that stand together. The launch says so.
uint32_t BlockRun::performTogether(uint32_t w, uint32_t site) {
  const uint32_t base = w * SAMPAN_WARP;
  uint32_t group = 0;
  for (uint32_t rest = warps[w].live; rest; rest &= rest - 1)
    group |= siteOf(w, lowestLane(rest)) == site ? laneBit(lowestLane(rest)) : 0;
  performMixedOperation(kindAt(site, base + lowestLane(group)), records.from(base), group);
  launch->forcedReleases.fetch_add(1, std::memory_order_relaxed);
  return group;
}

// Lanes at a strong operation where one waits whose mask does not name itself. No mask there can be trusted to be
// complete: these lanes go on together when no other lane of the warp can come.
uint32_t BlockRun::besideStrangers(uint32_t w) const {
  const uint32_t base = w * SAMPAN_WARP, live = warps[w].live;
  uint32_t found = 0;
  for (uint32_t rest = live; rest; rest &= rest - 1) {
    const uint32_t l = lowestLane(rest), site = siteOf(w, l);
    if ((records.mask[base + l] >> l & 1) || (found >> l & 1) || !isStrong(kindAt(site, base + l)))
      continue;
    for (uint32_t r = live; r; r &= r - 1)
      found |= siteOf(w, lowestLane(r)) == site ? laneBit(lowestLane(r)) : 0;
  }
  return found;
}

// Strong operations whose mask is complete: all live lanes that it names wait at the same site with the same mask.
uint32_t BlockRun::releaseComplete(uint32_t w, uint32_t strangers) {
  WarpState &warp = warps[w];
  const uint32_t base = w * SAMPAN_WARP;
  const Records mine = records.from(base);
  const uint32_t *next = block.next + base;
  uint32_t released = 0;
  for (uint32_t rest = warp.live & ~strangers; rest;) {
    const uint32_t l = lowestLane(rest);
    rest &= ~laneBit(l);
    const uint32_t kind = kindAt(next[l], base + l);
    if (!isStrong(kind))
      continue;
    uint32_t group = laneBit(l);
    for (uint32_t r = rest; r; r &= r - 1) {
      const uint32_t m = lowestLane(r);
      group |= next[m] == next[l] && mine.mask[m] == mine.mask[l] ? laneBit(m) : 0;
    }
    rest &= ~group;
    if (mine.mask[l] & warp.live & ~group)
      continue;
    performWarpOperation(kind, mine, group);
    released |= group;
  }
  return released;
}

// The same operation may have got two sites, when the compiler copied it into both arms of a branch. Lanes that wait in
// one kind of operation with one mask belong together when nobody whom the mask names can still come.
uint32_t BlockRun::releaseAcrossSites(uint32_t w, uint32_t strangers) {
  WarpState &warp = warps[w];
  const uint32_t base = w * SAMPAN_WARP;
  const Records mine = records.from(base);
  const uint32_t *next = block.next + base;
  for (uint32_t rest = warp.live & ~strangers; rest;) {
    const uint32_t l = lowestLane(rest);
    rest &= ~laneBit(l);
    const uint32_t kind = kindAt(next[l], base + l);
    if (!isStrong(kind))
      continue;
    uint32_t group = laneBit(l);
    for (uint32_t r = rest; r; r &= r - 1) {
      const uint32_t m = lowestLane(r);
      group |= kindAt(next[m], base + m) == kind && mine.mask[m] == mine.mask[l] ? laneBit(m) : 0;
    }
    rest &= ~group;
    if (mine.mask[l] & warp.live & ~group)
      continue;
    performWarpOperation(kind, mine, group);
    return group;
  }
  return 0;
}

// Sites that open when no lane of the warp can run otherwise: lowest first, so that lanes that are behind catch up.
uint32_t BlockRun::releaseWeak(uint32_t w, uint32_t strangers) {
  WarpState &warp = warps[w];
  const uint32_t base = w * SAMPAN_WARP;
  const uint32_t *next = block.next + base;
  uint32_t lowest = SAMPAN_SITE_EXIT, group = 0;
  for (uint32_t rest = warp.live; rest; rest &= rest - 1) {
    const uint32_t l = lowestLane(rest);
    if (next[l] > lowest || !(isWeak(kindAt(next[l], base + l)) || (strangers >> l & 1)))
      continue;
    group = next[l] == lowest ? group | laneBit(l) : laneBit(l);
    lowest = next[l];
  }
  if (group & strangers)
    return performTogether(w, lowest);
  if (group)
    performWarpOperation(kindAt(lowest, base + lowestLane(group)), records.from(base), group);
  return group;
}

} // namespace sampan::rt
