// Warp operations of lanes whose masks do not describe who takes part. See performMixedOperation.
#include "warp_ops.h"

namespace sampan::rt {

namespace {

uint64_t voteOf(uint32_t mode, uint32_t ballot, uint32_t there) {
  switch (mode) {
  case 0: return ballot == there;
  case 1: return ballot != 0;
  case 2: return ballot;
  default: return ballot == 0 || ballot == there;
  }
}

// The result for one lane, of the lanes in `there`.
void performFor(uint32_t kind, const Records &r, uint32_t lane, uint32_t there) {
  uint64_t result = 0;
  if (kind == SAMPAN_SYNC_VOTE) {
    uint32_t ballot = 0;
    for (uint32_t rest = there; rest; rest &= rest - 1)
      ballot |= r.value[lowestLane(rest)] != 0 ? rest & -rest : 0;
    result = voteOf(r.mode[lane], ballot, there);
  } else if (kind == SAMPAN_SYNC_MATCH) {
    const uint64_t wanted = r.mode[lane] == 0 || !there ? r.value[lane] : r.value[lowestLane(there)];
    uint32_t same = 0;
    for (uint32_t rest = there; rest; rest &= rest - 1)
      same |= r.value[lowestLane(rest)] == wanted ? rest & -rest : 0;
    result = r.mode[lane] == 0 || same == there ? same : 0;
  } else if (there) {
    uint32_t modes[SAMPAN_WARP];
    uint64_t results[SAMPAN_WARP]; // not the lanes' own: each of them has another
    modes[lowestLane(there)] = r.mode[lane];
    Records group = r;
    group.mode = modes;
    group.result = results;
    performWarpOperation(kind, group, there);
    result = results[lowestLane(there)];
  } else {
    result = r.value[lane]; // a reduction over nobody: the reader's own, as for a shuffle that nobody answers
  }
  r.result[lane] = result;
}

} // namespace

void performMixedOperation(uint32_t kind, const Records &r, uint32_t lanes) {
  if (kind != SAMPAN_SYNC_VOTE && kind != SAMPAN_SYNC_MATCH && kind != SAMPAN_SYNC_REDUCE)
    return performWarpOperation(kind, r, lanes);
  for (uint32_t rest = lanes; rest; rest &= rest - 1)
    performFor(kind, r, lowestLane(rest), lanes & r.mask[lowestLane(rest)]);
}

} // namespace sampan::rt
