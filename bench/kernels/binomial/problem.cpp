// American puts on a binomial tree: a block walks one tree back to its root, a barrier after each level.
#include "bench/harness/random.h"
#include "bench/kernels/binomial/parameters.h"
#include "bench/kernels/list.h"

#include <cmath>

namespace bench {
namespace {

double price(double spot, double up, double discountedUp, double discountedDown) {
  std::vector<double> value(STEPS + 1), stock(STEPS + 1);
  for (int node = 0; node <= STEPS; ++node) {
    stock[node] = spot * std::pow(up, 2 * node - STEPS);
    value[node] = std::fmax(STRIKE - stock[node], 0.0);
  }
  for (int step = STEPS - 1; step >= 0; --step)
    for (int node = 0; node <= step; ++node) {
      stock[node] *= up;
      value[node] = std::fmax(discountedUp * value[node + 1] + discountedDown * value[node], STRIKE - stock[node]);
    }
  return value[0];
}

} // namespace

Problem binomial() {
  constexpr int kCount = 256;
  Problem p;
  float *spot = p.add<float>(kCount), *up = p.add<float>(kCount);
  float *discountedUp = p.add<float>(kCount), *discountedDown = p.add<float>(kCount);
  p.addResult<float>(kCount);
  Random random(4);
  std::vector<Expected> expected;
  for (int i = 0; i < kCount; ++i) {
    const double step = random.between(0.25, 2) / STEPS, move = std::exp(random.between(0.15, 0.5) * std::sqrt(step));
    const double growth = std::exp(RATE * step), probability = (growth - 1 / move) / (move - 1 / move);
    spot[i] = float(random.between(80, 120));
    up[i] = float(move);
    discountedUp[i] = float(probability / growth);
    discountedDown[i] = float((1 - probability) / growth);
    if (i % 8 == 0)
      expected.push_back({std::size_t(i), price(spot[i], up[i], discountedUp[i], discountedDown[i])});
  }
  p.sizes = {kCount};
  p.launches = {launchOver("price", kCount * STEPS, STEPS)};
  p.work = double(kCount) * STEPS * (STEPS + 1) / 2 * 6;
  p.tolerance = 1e-3; // each level rounds
  p.error = [expected](const Problem &q) { return greatestError(q.result<float>(4), expected, 10); };
  return p;
}

} // namespace bench
