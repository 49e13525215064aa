#include "curand/lane_source.h"
#include "sampan/curand/xorwow_core.h"

namespace sampan::curand {
namespace {

struct XorwowLane {
  static constexpr int kBits = 1, kNormals = 2;
  Xorwow state;

  uint32_t next() { return xorwowNext(state); }
  void bits(uint32_t *out) { *out = next(); }
  void uniform(float *out) { *out = uniformFloat(next()); }
  void uniform(double *out) {
    const uint32_t x = next(), y = next();
    *out = uniformDouble(x, y);
  }
  void normal(float *out) {
    const uint32_t x = next(), y = next();
    const Two<float> pair = normalPair(x, y);
    out[0] = pair.x;
    out[1] = pair.y;
  }
  void normal(double *out) {
    const uint32_t x0 = next(), x1 = next(), y0 = next(), y1 = next();
    const Two<double> pair = normalPair(x0, x1, y0, y1);
    out[0] = pair.x;
    out[1] = pair.y;
  }
};

constexpr size_t kLanes = 4096;

} // namespace

std::unique_ptr<Source> xorwowSource(const Settings &settings) {
  Xorwow state = xorwowSeeded(settings.seed);
  const size_t turn = settings.offset % kLanes;
  xorwowSkip(state, settings.offset / kLanes);
  std::vector<XorwowLane> lanes(kLanes);
  for (size_t i = 0; i < kLanes; ++i) {
    lanes[i].state = state;
    if (i < turn)
      lanes[i].next();
    xorwowSkipSubsequences(state, 1);
  }
  return std::make_unique<LaneSource<XorwowLane>>(std::move(lanes), turn);
}

} // namespace sampan::curand
