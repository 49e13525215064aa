#include "curand/lane_source.h"
#include "sampan/curand/mrg32k3a_core.h"

namespace sampan::curand {
namespace {

template <class M> struct MrgLane {
  using Maths = M;
  static constexpr int kBits = 1, kPairs = 1;
  Mrg32k3a state;

  uint32_t next() { return mrgNext(state); }
  void bits(uint32_t *out) { *out = mrgBits(next()); }
  void uniform(float *out) { *out = mrgUniformFloat(next()); }
  void uniform(double *out) { *out = mrgUniformDouble(next()); }
  void normal(Polar<float> *out) {
    const uint32_t x = next(), y = next();
    *out = {mrgUniformFloat(x), mrgUniformFloat(y) * float(kTwoPi)};
  }
  void normal(Polar<double> *out) {
    const uint32_t x = next(), y = next();
    *out = {mrgUniformDouble(x), mrgUniformDouble(y) * kTwoPi};
  }
};

template <class Lane> std::unique_ptr<Source> make(const Settings &settings) {
  const size_t count = settings.ordering == CURAND_ORDERING_PSEUDO_LEGACY ? 4096 : 81920;
  Mrg32k3a state = mrgSeeded(settings.seed);
  const size_t turn = settings.offset % count;
  mrgSkip(state, settings.offset / count, 0);
  std::vector<Lane> lanes(count);
  for (size_t i = 0; i < count; ++i) {
    lanes[i].state = state;
    if (i < turn)
      lanes[i].next();
    mrgSkip(state, 1, kMrgSubsequence);
  }
  return std::make_unique<LaneSource<Lane>>(std::move(lanes), turn);
}

} // namespace

std::unique_ptr<Source> mrg32k3aSource(const Settings &settings) {
  return settings.onHost ? make<MrgLane<HostMaths>>(settings) : make<MrgLane<KernelMaths>>(settings);
}

} // namespace sampan::curand
