#include "curand/lane_source.h"
#include "sampan/curand/philox_core.h"

namespace sampan::curand {
namespace {

struct PhiloxLane {
  static constexpr int kBits = 4, kNormals = 4;
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
  void normal(float *out) {
    const PhiloxBlock b = next();
    const Two<float> first = normalPair(b.x, b.y), second = normalPair(b.z, b.w);
    out[0] = first.x, out[1] = first.y, out[2] = second.x, out[3] = second.y;
  }
  void normal(double *out) {
    const PhiloxBlock b = next(), c = next();
    const Two<double> first = normalPair(b.x, b.y, b.z, b.w), second = normalPair(c.x, c.y, c.z, c.w);
    out[0] = first.x, out[1] = first.y, out[2] = second.x, out[3] = second.y;
  }
};

constexpr size_t kLanes = 65536;

} // namespace

std::unique_ptr<Source> philoxSource(const Settings &settings) {
  const uint64_t draws = settings.offset / PhiloxLane::kBits;
  const size_t turn = draws % kLanes;
  std::vector<PhiloxLane> lanes(kLanes);
  for (size_t i = 0; i < kLanes; ++i)
    lanes[i] = {draws / kLanes + (i < turn), settings.seed, (uint32_t)i};
  auto source = std::make_unique<LaneSource<PhiloxLane>>(std::move(lanes), turn);
  return source;
}

} // namespace sampan::curand
