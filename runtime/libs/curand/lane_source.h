// Pseudorandom sources: many sequences ("lanes") side by side. Each in turn gives one draw, of one number or several;
// the draws lie one after the other in the array.
//
// A lane has Maths (transform.h), kBits and kPairs, the numbers of a draw and the pairs of normals, and bits(), uniform(),
// normal(), which write that many.
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
    if constexpr (kPerDraw > 1)
      if (leaveOut > 0 && count > 0) {
        const size_t left = leaveOut * kPerDraw / Lane::kBits; // a pair of normals is two of the numbers
        T draws[kPerDraw];
        draw(lanes[lane], draws);
        lane = lane + 1 == lanes.size() ? 0 : lane + 1;
        done = std::min(count, kPerDraw - left);
        std::copy_n(draws + left, done, out);
        leaveOut = 0;
      }
    for (; done + kPerDraw <= count; done += kPerDraw) {
      draw(lanes[lane], out + done);
      lane = lane + 1 == lanes.size() ? 0 : lane + 1;
    }
    if (done < count) { // the end of an array keeps a part of a draw
      T last[kPerDraw];
      draw(lanes[lane], last);
      std::copy_n(last, count - done, out + done);
      lane = lane + 1 == lanes.size() ? 0 : lane + 1;
    }
    next = lane;
  }

  // Draws first, some hundred pairs of them, so that what follows is a loop without calls.
  template <class T, class After> void normals(const Wanted &wanted, void *out, size_t count, After after) {
    constexpr size_t kBatch = 512;
    const T mean = T(wanted.mean), deviation = T(wanted.deviation);
    Polar<T> drawn[kBatch];
    T *to = static_cast<T *>(out);
    for (size_t pairs = count / 2; pairs > 0;) {
      const size_t here = std::min(pairs, kBatch);
      take<Lane::kPairs>(drawn, here, [](Lane &l, Polar<T> *o) { l.normal(o); });
      for (size_t i = 0; i < here; ++i) {
        T x, y;
        boxMuller<typename Lane::Maths>(drawn[i].uniform, drawn[i].angle, x, y);
        to[2 * i] = after(Lane::Maths::multiplyAdd(x, deviation, mean));
        to[2 * i + 1] = after(Lane::Maths::multiplyAdd(y, deviation, mean));
      }
      to += 2 * here;
      pairs -= here;
    }
  }

  std::vector<Lane> lanes;
  size_t next, leaveOut;
};

} // namespace sampan::curand
