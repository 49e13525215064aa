#include "curand/lane_source.h"
#include "sampan/curand/philox_core.h"

namespace sampan::curand {
namespace {

template <class M> struct PhiloxLane {
  using Maths = M;
  static constexpr int kBits = 4, kPairs = 2;
  uint64_t block, seed;
  uint32_t subsequence;

  PhiloxBlock next() {
    const PhiloxBlock counter = {(uint32_t)block, (uint32_t)(block >> 32), subsequence, 0};
    ++block;
    return philox4x32_10(counter, (uint32_t)seed, (uint32_t)(seed >> 32));
  }
  void bits(uint32_t *out) {
    const PhiloxBlock b = next();
    out[0] = b.x, out[1] = b.y, out[2] = b.z, out[3] = b.w;
  }
  void uniform(float *out) {
    const PhiloxBlock b = next();
    out[0] = uniformFloat(b.x), out[1] = uniformFloat(b.y), out[2] = uniformFloat(b.z), out[3] = uniformFloat(b.w);
  }
  void uniform(double *out) {
    const PhiloxBlock b = next(), c = next();
    out[0] = uniformDouble(b.x, b.y), out[1] = uniformDouble(b.z, b.w);
    out[2] = uniformDouble(c.x, c.y), out[3] = uniformDouble(c.z, c.w);
  }
  void normal(Polar<float> *out) {
    const PhiloxBlock b = next();
    out[0] = polar<Maths>(b.x, b.y), out[1] = polar<Maths>(b.z, b.w);
  }
  void normal(Polar<double> *out) {
    const PhiloxBlock b = next(), c = next();
    out[0] = polar(b.x, b.y, b.z, b.w), out[1] = polar(c.x, c.y, c.z, c.w);
  }
};

constexpr size_t kLanes = 65536;

template <class Lane> std::unique_ptr<Source> make(const Settings &settings) {
  const uint64_t draws = settings.offset / Lane::kBits;
  const size_t turn = draws % kLanes;
  std::vector<Lane> lanes(kLanes);
  for (size_t i = 0; i < kLanes; ++i)
    lanes[i] = {draws / kLanes + (i < turn), settings.seed, (uint32_t)i};
  return std::make_unique<LaneSource<Lane>>(std::move(lanes), turn, settings.offset % Lane::kBits);
}

} // namespace

std::unique_ptr<Source> philoxSource(const Settings &settings) {
  return settings.onHost ? make<PhiloxLane<HostMaths>>(settings) : make<PhiloxLane<KernelMaths>>(settings);
}

} // namespace sampan::curand
