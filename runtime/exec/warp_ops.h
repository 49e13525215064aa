// What a warp operation computes, apart from who waits for whom.
#pragma once

#include "records.h"

#include <cstdint>

namespace sampan::rt {

constexpr uint32_t kAllLanes = 0xffffffffu;

inline uint32_t lowestLane(uint32_t lanes) { return static_cast<uint32_t>(__builtin_ctz(lanes)); }
inline uint32_t laneBit(uint32_t lane) { return 1u << lane; }

inline bool isStrong(uint32_t kind) { return kind >= SAMPAN_SYNC_WARP && kind <= SAMPAN_SYNC_REDUCE; }
inline bool isWeak(uint32_t kind) { return kind == SAMPAN_SYNC_CONVERGE || kind == SAMPAN_SYNC_ACTIVEMASK; }
inline bool isBarrier(uint32_t kind) {
  return kind == SAMPAN_SYNC_BARRIER || kind == SAMPAN_SYNC_BARRIER_RED || kind == SAMPAN_SYNC_BARRIER_BLOCK;
}

// Fills `result` of each of `lanes` (not empty), which take part in one operation together; the records are the warp's.
void performWarpOperation(uint32_t kind, const Records &, uint32_t lanes);

// The same for lanes that met at a site with masks that do not describe them (too many lanes named, or the caller itself
// left out), which CUDA leaves undefined. As on a GPU: shuffles read any lane that is there, and votes, matches and
// reductions see the lanes that are there and in the reader's own mask.
void performMixedOperation(uint32_t kind, const Records &, uint32_t lanes);

} // namespace sampan::rt
