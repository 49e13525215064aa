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
template <uint32_t mode> void shuffleAs(sampan_record *r, uint32_t lanes, uint32_t width, const uint64_t *values) {
  eachLane(lanes, [&](uint32_t l) {
    const uint32_t from = shuffleSource(l, mode, r[l].lane, width);
    r[l].result = values[lanes >> from & 1 ? from : l];
  });
}

void shuffle(sampan_record *r, uint32_t lanes) {
  uint64_t values[SAMPAN_WARP];
  const uint32_t first = lowestLane(lanes), mode = r[first].mode, width = r[first].width;
  uint32_t differ = 0;
  eachLane(lanes, [&](uint32_t l) {
    values[l] = r[l].value;
    differ |= (r[l].mode ^ mode) | (r[l].width ^ width);
  });
  if (differ) { // operations that met from two sites
    eachLane(lanes, [&](uint32_t l) {
      const uint32_t from = shuffleSource(l, r[l].mode, r[l].lane, r[l].width);
      r[l].result = values[lanes >> from & 1 ? from : l];
    });
    return;
  }
  switch (mode) {
  case 0: return shuffleAs<0>(r, lanes, width, values);
  case 1: return shuffleAs<1>(r, lanes, width, values);
  case 2: return shuffleAs<2>(r, lanes, width, values);
  default: return shuffleAs<3>(r, lanes, width, values);
  }
}

void vote(sampan_record *r, uint32_t lanes) {
  uint32_t ballot = 0;
  eachLane(lanes, [&](uint32_t l) { ballot |= r[l].value != 0 ? laneBit(l) : 0; });
  eachLane(lanes, [&](uint32_t l) {
    switch (r[l].mode) {
    case 0: r[l].result = ballot == lanes; break;
    case 1: r[l].result = ballot != 0; break;
    case 2: r[l].result = ballot; break;
    default: r[l].result = ballot == 0 || ballot == lanes;
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
  case SAMPAN_REDUCE_ADD: return a + b;
  case SAMPAN_REDUCE_MIN_S: return sb < sa ? b : a;
  case SAMPAN_REDUCE_MAX_S: return sb > sa ? b : a;
  case SAMPAN_REDUCE_MIN_U: return b < a ? b : a;
  case SAMPAN_REDUCE_MAX_U: return b > a ? b : a;
  case SAMPAN_REDUCE_AND: return a & b;
  case SAMPAN_REDUCE_OR: return a | b;
  default: return a ^ b;
  }
}

void reduce(sampan_record *r, uint32_t lanes) {
  const uint32_t first = lowestLane(lanes), op = r[first].mode;
  uint32_t total = static_cast<uint32_t>(r[first].value);
  eachLane(lanes & (lanes - 1), [&](uint32_t l) { total = combine(op, total, static_cast<uint32_t>(r[l].value)); });
  eachLane(lanes, [&](uint32_t l) { r[l].result = total; });
}

} // namespace

void performWarpOperation(uint32_t kind, sampan_record *records, uint32_t lanes) {
  switch (kind) {
  case SAMPAN_SYNC_SHFL: return shuffle(records, lanes);
  case SAMPAN_SYNC_VOTE: return vote(records, lanes);
  case SAMPAN_SYNC_MATCH: return match(records, lanes);
  case SAMPAN_SYNC_REDUCE: return reduce(records, lanes);
  case SAMPAN_SYNC_ACTIVEMASK: return eachLane(lanes, [&](uint32_t l) { records[l].result = lanes; });
  default: return; // WARP and CONVERGE have no result
  }
}

} // namespace sampan::rt
