// Local volatility: an implicit finite-difference solver for each of many surfaces, a thread each (Thomas' algorithm).
#include "bench/harness/random.h"
#include "bench/kernels/list.h"
#include "bench/kernels/local_volatility/parameters.h"

#include <cmath>

namespace bench {
namespace {

double solve(const double *initial, long double level, long double curvature) {
  std::vector<long double> v(initial, initial + NODES), ratio(NODES);
  for (int step = 0; step < STEPS; ++step) {
    ratio[0] = 0;
    for (int i = 1; i < NODES - 1; ++i) {
      const long double x = LOW + i * WIDTH, s = level + curvature * x * x;
      const long double diffusion = 0.5L * s * s * STEP_TIME / (WIDTH * WIDTH);
      const long double drift = (RATE - 0.5L * s * s) * STEP_TIME / (2 * WIDTH);
      const long double lower = drift - diffusion, upper = -drift - diffusion;
      const long double pivot = 1 / (1 + RATE * STEP_TIME + 2 * diffusion - lower * ratio[i - 1]);
      ratio[i] = upper * pivot;
      v[i] = (v[i] - lower * v[i - 1]) * pivot;
    }
    for (int i = NODES - 2; i > 0; --i)
      v[i] -= ratio[i] * v[i + 1];
  }
  return double(v[NODES / 2]);
}

} // namespace

Problem localVolatility() {
  constexpr int kCount = 1024;
  Problem p;
  double *initial = p.add<double>(NODES), *level = p.add<double>(kCount), *curvature = p.add<double>(kCount);
  p.addResult<double>(std::size_t(NODES) * kCount); // values, a surface's nodes kCount apart
  p.addResult<double>(std::size_t(NODES) * kCount); // ratios, likewise
  for (int i = 0; i < NODES; ++i)
    initial[i] = std::fmax(100 * std::exp(LOW + i * WIDTH) - 100, 0);
  Random random(7);
  std::vector<Expected> expected;
  for (int i = 0; i < kCount; ++i) {
    level[i] = random.between(0.1, 0.4);
    curvature[i] = random.between(0, 0.1);
    if (i % 16 == 0)
      expected.push_back({std::size_t(NODES / 2) * kCount + i, solve(initial, level[i], curvature[i])});
  }
  p.sizes = {kCount};
  p.launches = {launchOver("solve", kCount, 64)};
  p.inDouble = true;
  p.work = double(kCount) * STEPS * (NODES - 2) * 23;
  p.tolerance = 1e-11;
  p.error = [expected](const Problem &q) { return greatestError(q.result<double>(3), expected, 1); };
  return p;
}

} // namespace bench
