#include "curand/lane_source.h"
#include "sampan/curand/xorwow_core.h"

namespace sampan::curand {
namespace {

template <class M> struct XorwowLane {
  using Maths = M;
  static constexpr int kBits = 1, kPairs = 1;
  Xorwow state;

  uint32_t next() { return xorwowNext(state); }
  void bits(uint32_t *out) { *out = next(); }
  void uniform(float *out) { *out = uniformFloat(next()); }
  void uniform(double *out) {
    const uint32_t x = next(), y = next();
    *out = uniformDouble(x, y);
  }
  void normal(Polar<float> *out) {
    const uint32_t x = next(), y = next();
    *out = polar<Maths>(x, y);
  }
  void normal(Polar<double> *out) {
    const uint32_t x0 = next(), x1 = next(), y0 = next(), y1 = next();
    *out = polar(x0, x1, y0, y1);
  }
};

constexpr size_t kLanes = 4096;

template <class Lane> std::unique_ptr<Source> make(const Settings &settings) {
  Xorwow state = xorwowSeeded(settings.seed);
  const size_t turn = settings.offset % kLanes;
  xorwowSkip(state, settings.offset / kLanes);
  std::vector<Lane> lanes(kLanes);
  for (size_t i = 0; i < kLanes; ++i) {
    lanes[i].state = state;
    if (i < turn)
      lanes[i].next();
    xorwowSkipSubsequences(state, 1);
  }
  return std::make_unique<LaneSource<Lane>>(std::move(lanes), turn);
}

} // namespace

std::unique_ptr<Source> xorwowSource(const Settings &settings) {
  return settings.onHost ? make<XorwowLane<HostMaths>>(settings) : make<XorwowLane<KernelMaths>>(settings);
}

} // namespace sampan::curand
