// Barriers of a block. Threads at different barrier instructions are counted together, as hardware does: only the
// barrier's number matters. Threads that have ended take no part.
#include "block_run.h"

#include "warp_ops.h"

namespace sampan::rt {

bool BlockRun::releaseBarriers() { return releaseUniformBarrier() || releaseByNumber(); }

// Results of __syncthreads_{count,and,or} for the threads in `members` (a mask for each warp; null: all).
void BlockRun::reducePredicates(const uint32_t *members) {
  uint32_t there = 0, set = 0;
  const auto each = [&](auto f) {
    if (!members) {
      for (uint32_t t = 0; t < block.thread_count; ++t)
        f(t);
      return;
    }
    for (uint32_t w = 0; w < warpCount; ++w)
      for (uint32_t rest = members[w]; rest; rest &= rest - 1)
        f(w * SAMPAN_WARP + lowestLane(rest));
  };
  each([&](uint32_t t) {
    ++there;
    set += records.value[t] != 0;
  });
  each([&](uint32_t t) {
    const uint32_t mode = records.mode[t];
    records.result[t] = mode == 0 ? set : mode == 1 ? set == there : set != 0;
  });
}

// The whole block, or what lives of it, at one __syncthreads.
bool BlockRun::releaseUniformBarrier() {
  uint32_t site = 0, kind = 0;
  for (uint32_t w = 0; w < warpCount; ++w) {
    const WarpState &warp = warps[w];
    if (!warp.live)
      continue;
    if (!warp.uniform)
      return false;
    if (kind == 0) {
      const uint32_t first = w * SAMPAN_WARP + lowestLane(warp.live);
      site = warp.site;
      kind = kindAt(site, first);
      if (!isBarrier(kind) || (kind == SAMPAN_SYNC_BARRIER && records.width[first] != 0))
        return false;
    } else if (warp.site != site) {
      return false;
    }
  }
  uint32_t members[kMaxWarps];
  for (uint32_t w = 0; w < warpCount; ++w)
    members[w] = warps[w].ready = warps[w].live;
  if (kind == SAMPAN_SYNC_BARRIER_RED)
    reducePredicates(members);
  return true;
}

bool BlockRun::releaseByNumber() {
  constexpr uint32_t kBarriers = 16; // what hardware has; a larger number is taken modulo
  uint32_t arrived[kBarriers] = {}, wanted[kBarriers] = {}, live = 0;
  const auto numberOf = [&](uint32_t kind, uint32_t t) {
    return kind == SAMPAN_SYNC_BARRIER ? records.lane[t] % kBarriers : 0;
  };
  const auto eachWaiting = [&](auto f) {
    for (uint32_t w = 0; w < warpCount; ++w)
      for (uint32_t rest = warps[w].live; rest; rest &= rest - 1) {
        const uint32_t l = lowestLane(rest), t = w * SAMPAN_WARP + l, kind = kindAt(siteOf(w, l), t);
        if (isBarrier(kind))
          f(w, l, kind, t);
      }
  };
  for (uint32_t w = 0; w < warpCount; ++w)
    live += static_cast<uint32_t>(__builtin_popcount(warps[w].live));
  eachWaiting([&](uint32_t, uint32_t, uint32_t kind, uint32_t t) {
    const uint32_t number = numberOf(kind, t);
    const uint32_t count = kind == SAMPAN_SYNC_BARRIER && records.width[t] != 0 ? records.width[t] : live;
    ++arrived[number];
    if (count > wanted[number])
      wanted[number] = count;
  });
  bool any = false, complete[kBarriers];
  for (uint32_t n = 0; n < kBarriers; ++n)
    any |= complete[n] = arrived[n] != 0 && arrived[n] >= wanted[n];
  if (!any)
    return false;
  uint32_t reducing[kMaxWarps] = {};
  eachWaiting([&](uint32_t w, uint32_t l, uint32_t kind, uint32_t t) {
    if (!complete[numberOf(kind, t)])
      return;
    warps[w].ready |= laneBit(l);
    if (kind == SAMPAN_SYNC_BARRIER_RED)
      reducing[w] |= laneBit(l);
  });
  if (complete[0])
    reducePredicates(reducing);
  return true;
}

} // namespace sampan::rt
