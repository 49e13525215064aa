// Pseudorandom sources: many sequences ("lanes") side by side. Each in turn gives one draw, of one number or several;
// the draws lie one after the other in the array.
//
// A lane has Maths (transform.h), kBits and kNormals, the numbers of a draw, and bits(), uniform(), normal(), which write that many.
#pragma once

#include "curand/poisson.h"
#include "curand/source.h"
#include "curand/transform.h"

#include <algorithm>
#include <vector>

namespace sampan::curand {

template <class Lane> class LaneSource final : public Source {
public:
  // first: the lane whose turn it is; of its first draw so many numbers are left out.
  LaneSource(std::vector<Lane> lanes, size_t first, size_t leaveOut = 0)
      : lanes(std::move(lanes)), next(first), leaveOut(leaveOut) {}

  curandStatus_t fill(const Wanted &wanted, void *out, size_t count) override {
    switch (wanted.kind) {
    case Kind::Bits: take<Lane::kBits>((uint32_t *)out, count, [](Lane &l, uint32_t *o) { l.bits(o); }); break;
    case Kind::Uniform: take<Lane::kBits>((float *)out, count, [](Lane &l, float *o) { l.uniform(o); }); break;
    case Kind::UniformDouble: take<Lane::kBits>((double *)out, count, [](Lane &l, double *o) { l.uniform(o); }); break;
    case Kind::Normal: normals<float>(wanted, out, count, [](float x) { return x; }); break;
    case Kind::NormalDouble: normals<double>(wanted, out, count, [](double x) { return x; }); break;
    case Kind::LogNormal:
      normals<float>(wanted, out, count, [](float x) { return Lane::Maths::exponential(x); });
      break;
    case Kind::LogNormalDouble:
      normals<double>(wanted, out, count, [](double x) { return Lane::Maths::exponential(x); });
      break;
    case Kind::Poisson:
      take<Lane::kBits>((uint32_t *)out, count, [table = PoissonTable(wanted.mean)](Lane &l, uint32_t *o) {
        double u[Lane::kBits];
        l.uniform(u);
        for (int i = 0; i < Lane::kBits; ++i)
          o[i] = table(u[i]);
      });
      break;
    case Kind::Bits64: return CURAND_STATUS_TYPE_ERROR;
    }
    return CURAND_STATUS_SUCCESS;
  }

private:
  template <int kPerDraw, class T, class Draw> void take(T *out, size_t count, Draw draw) {
    size_t lane = next, done = 0;
    if (leaveOut > 0 && count > 0) {
      T draws[kPerDraw];
      draw(lanes[lane], draws);
      lane = lane + 1 == lanes.size() ? 0 : lane + 1;
      done = std::min(count, kPerDraw - leaveOut);
      std::copy_n(draws + leaveOut, done, out);
      leaveOut = 0;
    }
    for (; done + kPerDraw <= count; done += kPerDraw) {
      draw(lanes[lane], out + done);
      lane = lane + 1 == lanes.size() ? 0 : lane + 1;
    }
    if (done < count) {
      T last[kPerDraw];
      draw(lanes[lane], last);
      std::copy_n(last, count - done, out + done);
      lane = lane + 1 == lanes.size() ? 0 : lane + 1;
    }
    next = lane;
  }

  template <class T, class After> void normals(const Wanted &wanted, void *out, size_t count, After after) {
    const T mean = T(wanted.mean), deviation = T(wanted.deviation);
    take<Lane::kNormals>((T *)out, count, [=](Lane &l, T *o) {
      l.normal(o);
      for (int i = 0; i < Lane::kNormals; ++i)
        o[i] = after(Lane::Maths::multiplyAdd(o[i], deviation, mean));
    });
  }

  std::vector<Lane> lanes;
  size_t next, leaveOut;
};

} // namespace sampan::curand
