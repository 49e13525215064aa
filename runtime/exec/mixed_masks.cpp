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
void performFor(uint32_t kind, sampan_record *records, uint32_t lane, uint32_t there) {
  const sampan_record &mine = records[lane];
  uint64_t result = 0;
  if (kind == SAMPAN_SYNC_VOTE) {
    uint32_t ballot = 0;
    for (uint32_t rest = there; rest; rest &= rest - 1)
      ballot |= records[lowestLane(rest)].value != 0 ? rest & -rest : 0;
    result = voteOf(mine.mode, ballot, there);
  } else if (kind == SAMPAN_SYNC_MATCH) {
    const uint64_t wanted = mine.mode == 0 || !there ? mine.value : records[lowestLane(there)].value;
    uint32_t same = 0;
    for (uint32_t rest = there; rest; rest &= rest - 1)
      same |= records[lowestLane(rest)].value == wanted ? rest & -rest : 0;
    result = mine.mode == 0 || same == there ? same : 0;
  } else if (there) {
    sampan_record group[SAMPAN_WARP]; // a copy: each of them has a result of its own
    for (uint32_t rest = there; rest; rest &= rest - 1)
      group[lowestLane(rest)] = records[lowestLane(rest)];
    group[lowestLane(there)].mode = mine.mode;
    performWarpOperation(kind, group, there);
    result = group[lowestLane(there)].result;
  } else {
    result = mine.value; // a reduction over nobody: the reader's own, as for a shuffle that nobody answers
  }
  records[lane].result = result;
}

} // namespace

void performMixedOperation(uint32_t kind, sampan_record *records, uint32_t lanes) {
  if (kind != SAMPAN_SYNC_VOTE && kind != SAMPAN_SYNC_MATCH && kind != SAMPAN_SYNC_REDUCE)
    return performWarpOperation(kind, records, lanes);
  for (uint32_t rest = lanes; rest; rest &= rest - 1)
    performFor(kind, records, lowestLane(rest), lanes & records[lowestLane(rest)].mask);
}

} // namespace sampan::rt
