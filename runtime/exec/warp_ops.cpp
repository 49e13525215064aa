#include "warp_ops.h"

namespace sampan::rt {

namespace {

template <class F> void eachLane(uint32_t lanes, F f) {
  if (lanes == 0xffffffffu) {
    for (uint32_t l = 0; l < SAMPAN_WARP; ++l)
      f(l);
    return;
  }
  for (; lanes; lanes &= lanes - 1)
    f(lowestLane(lanes));
}

// A lane that nobody answers for (not in the mask, ended) leaves the reader its own value: undefined in CUDA, but the
// same on every run here.
void shuffle(sampan_record *r, uint32_t lanes) {
  uint64_t values[SAMPAN_WARP];
  eachLane(lanes, [&](uint32_t l) { values[l] = r[l].value; });
  eachLane(lanes, [&](uint32_t l) {
    const uint32_t from = shuffleSource(l, r[l].mode, r[l].lane, r[l].width);
    r[l].result = values[lanes >> from & 1 ? from : l];
  });
}

void vote(sampan_record *r, uint32_t lanes) {
  uint32_t ballot = 0;
  eachLane(lanes, [&](uint32_t l) { ballot |= r[l].value != 0 ? laneBit(l) : 0; });
  eachLane(lanes, [&](uint32_t l) {
    switch (r[l].mode) {
    case 0:
      r[l].result = ballot == lanes;
      break;
    case 1:
      r[l].result = ballot != 0;
      break;
    case 2:
      r[l].result = ballot;
      break;
    default:
      r[l].result = ballot == 0 || ballot == lanes;
    }
  });
}

void match(sampan_record *r, uint32_t lanes) {
  for (uint32_t rest = lanes; rest;) {
    const uint64_t value = r[lowestLane(rest)].value;
    uint32_t same = 0;
    eachLane(rest, [&](uint32_t l) { same |= r[l].value == value ? laneBit(l) : 0; });
    eachLane(same, [&](uint32_t l) { r[l].result = r[l].mode == 0 || same == lanes ? same : 0; });
    rest &= ~same;
  }
}

uint32_t combine(uint32_t op, uint32_t a, uint32_t b) {
  const int32_t sa = static_cast<int32_t>(a), sb = static_cast<int32_t>(b);
  switch (op) {
  case SAMPAN_REDUCE_ADD:
    return a + b;
  case SAMPAN_REDUCE_MIN_S:
    return sb < sa ? b : a;
  case SAMPAN_REDUCE_MAX_S:
    return sb > sa ? b : a;
  case SAMPAN_REDUCE_MIN_U:
    return b < a ? b : a;
  case SAMPAN_REDUCE_MAX_U:
    return b > a ? b : a;
  case SAMPAN_REDUCE_AND:
    return a & b;
  case SAMPAN_REDUCE_OR:
    return a | b;
  default:
    return a ^ b;
  }
}

void reduce(sampan_record *r, uint32_t lanes) {
  const uint32_t first = lowestLane(lanes), op = r[first].mode;
  uint32_t total = static_cast<uint32_t>(r[first].value);
  eachLane(lanes & (lanes - 1), [&](uint32_t l) { total = combine(op, total, static_cast<uint32_t>(r[l].value)); });
  eachLane(lanes, [&](uint32_t l) { r[l].result = total; });
}

} // namespace

uint32_t shuffleSource(uint32_t lane, uint32_t mode, uint32_t operand, uint32_t width) {
  const uint32_t segment = (SAMPAN_WARP - width) & 31; // bits of the lane number that name its segment
  const uint32_t low = lane & segment, high = low | (31 & ~segment);
  const uint32_t by = operand & 31;
  switch (mode) {
  case 0:
    return low | (by & ~segment);
  case 1:
    return lane >= low + by ? lane - by : lane;
  case 2:
    return lane + by <= high ? lane + by : lane;
  default: // xor may reach into lower segments, not into higher ones
    return (lane ^ by) <= high ? lane ^ by : lane;
  }
}

void performWarpOperation(uint32_t kind, sampan_record *records, uint32_t lanes) {
  switch (kind) {
  case SAMPAN_SYNC_SHFL:
    return shuffle(records, lanes);
  case SAMPAN_SYNC_VOTE:
    return vote(records, lanes);
  case SAMPAN_SYNC_MATCH:
    return match(records, lanes);
  case SAMPAN_SYNC_REDUCE:
    return reduce(records, lanes);
  case SAMPAN_SYNC_ACTIVEMASK:
    return eachLane(lanes, [&](uint32_t l) { records[l].result = lanes; });
  default:
    return; // WARP and CONVERGE have no result
  }
}

} // namespace sampan::rt
