#include "warp_ops.h"

#include <algorithm>

namespace sampan::rt {

namespace {

template <class F> void eachLane(uint32_t lanes, F f) {
  if (lanes == kAllLanes) {
    for (uint32_t l = 0; l < SAMPAN_WARP; ++l)
      f(l);
    return;
  }
  for (; lanes; lanes &= lanes - 1)
    f(lowestLane(lanes));
}

// A lane that nobody answers for (not in the mask, ended) leaves the reader its own value: undefined in CUDA, but the
// same on every run here.
template <uint32_t mode> void shuffleAs(const Records &r, uint32_t lanes, uint32_t width) {
  if (lanes == kAllLanes) { // no questions: the compiler makes vectors of it
    uint32_t from[SAMPAN_WARP];
    for (uint32_t l = 0; l < SAMPAN_WARP; ++l)
      from[l] = sampan_shuffle_source(l, mode, r.lane[l], width);
    for (uint32_t l = 0; l < SAMPAN_WARP; ++l)
      r.result[l] = r.value[from[l]];
    return;
  }
  eachLane(lanes, [&](uint32_t l) {
    const uint32_t from = sampan_shuffle_source(l, mode, r.lane[l], width);
    r.result[l] = r.value[lanes >> from & 1 ? from : l];
  });
}

// All lanes of a warp by one distance, or from one lane: the steps of a sum or a scan. Runs of neighbours move together.
void shuffleAlike(const Records &r, uint32_t mode, uint32_t by, uint32_t width) {
  for (uint32_t low = 0; low < SAMPAN_WARP; low += width) {
    const uint64_t *value = r.value + low;
    uint64_t *result = r.result + low;
    const uint32_t far = by < width ? by : width;
    if (mode == 0) {
      std::fill_n(result, width, value[by & (width - 1)]);
    } else if (mode == 1) {
      std::copy_n(value, far, result);
      std::copy_n(value, width - far, result + far);
    } else if (mode == 2) {
      std::copy_n(value + far, width - far, result);
      std::copy_n(value + width - far, far, result + width - far);
    } else {
      for (uint32_t l = 0; l < width; ++l)
        result[l] = value[l ^ by];
    }
  }
}

void shuffle(const Records &r, uint32_t lanes) {
  const uint32_t first = lowestLane(lanes), mode = r.mode[first], width = r.width[first], by = r.lane[first] & 31;
  uint32_t differ = 0, distances = 0;
  eachLane(lanes, [&](uint32_t l) {
    differ |= (r.mode[l] ^ mode) | (r.width[l] ^ width);
    distances |= (r.lane[l] & 31) ^ by;
  });
  if (differ) { // operations that met from two sites
    eachLane(lanes, [&](uint32_t l) {
      const uint32_t from = sampan_shuffle_source(l, r.mode[l], r.lane[l], r.width[l]);
      r.result[l] = r.value[lanes >> from & 1 ? from : l];
    });
    return;
  }
  if (lanes == kAllLanes && !distances && width <= SAMPAN_WARP && (width & (width - 1)) == 0 &&
      (mode != 3 || by < width)) // an exclusive or beyond its segment reads from lower ones
    return shuffleAlike(r, mode, by, width);
  switch (mode) {
  case 0: return shuffleAs<0>(r, lanes, width);
  case 1: return shuffleAs<1>(r, lanes, width);
  case 2: return shuffleAs<2>(r, lanes, width);
  default: return shuffleAs<3>(r, lanes, width);
  }
}

void vote(const Records &r, uint32_t lanes) {
  uint32_t ballot = 0;
  eachLane(lanes, [&](uint32_t l) { ballot |= r.value[l] != 0 ? laneBit(l) : 0; });
  eachLane(lanes, [&](uint32_t l) {
    switch (r.mode[l]) {
    case 0: r.result[l] = ballot == lanes; break;
    case 1: r.result[l] = ballot != 0; break;
    case 2: r.result[l] = ballot; break;
    default: r.result[l] = ballot == 0 || ballot == lanes;
    }
  });
}

void match(const Records &r, uint32_t lanes) {
  for (uint32_t rest = lanes; rest;) {
    const uint64_t value = r.value[lowestLane(rest)];
    uint32_t same = 0;
    eachLane(rest, [&](uint32_t l) { same |= r.value[l] == value ? laneBit(l) : 0; });
    eachLane(same, [&](uint32_t l) { r.result[l] = r.mode[l] == 0 || same == lanes ? same : 0; });
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

void reduce(const Records &r, uint32_t lanes) {
  const uint32_t first = lowestLane(lanes), op = r.mode[first];
  uint32_t total = static_cast<uint32_t>(r.value[first]);
  eachLane(lanes & (lanes - 1), [&](uint32_t l) { total = combine(op, total, static_cast<uint32_t>(r.value[l])); });
  eachLane(lanes, [&](uint32_t l) { r.result[l] = total; });
}

} // namespace

void performWarpOperation(uint32_t kind, const Records &r, uint32_t lanes) {
  switch (kind) {
  case SAMPAN_SYNC_SHFL: return shuffle(r, lanes);
  case SAMPAN_SYNC_VOTE: return vote(r, lanes);
  case SAMPAN_SYNC_MATCH: return match(r, lanes);
  case SAMPAN_SYNC_REDUCE: return reduce(r, lanes);
  case SAMPAN_SYNC_ACTIVEMASK: return eachLane(lanes, [&](uint32_t l) { r.result[l] = lanes; });
  default: return; // WARP and CONVERGE have no result
  }
}

} // namespace sampan::rt
