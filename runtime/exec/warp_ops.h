// What a warp operation computes, apart from who waits for whom.
#pragma once

#include "../abi.h"

#include <cstdint>

namespace sampan::rt {

inline uint32_t lowestLane(uint32_t lanes) { return static_cast<uint32_t>(__builtin_ctz(lanes)); }
inline uint32_t laneBit(uint32_t lane) { return 1u << lane; }

inline bool isStrong(uint32_t kind) { return kind >= SAMPAN_SYNC_WARP && kind <= SAMPAN_SYNC_REDUCE; }
inline bool isWeak(uint32_t kind) { return kind == SAMPAN_SYNC_CONVERGE || kind == SAMPAN_SYNC_ACTIVEMASK; }
inline bool isBarrier(uint32_t kind) { return kind == SAMPAN_SYNC_BARRIER || kind == SAMPAN_SYNC_BARRIER_RED; }

// Fills `result` of each of `lanes` (not empty), which take part in one operation together; `records` are the warp's.
void performWarpOperation(uint32_t kind, sampan_record *records, uint32_t lanes);

// The lane that a shuffle reads from, by the rules of PTX's shfl; its own if that lies outside of its segment.
uint32_t shuffleSource(uint32_t lane, uint32_t mode, uint32_t operand, uint32_t width);

} // namespace sampan::rt
