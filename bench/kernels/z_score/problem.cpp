// Cross-sectional z-scores: each day's factor values less their mean, over their standard deviation. A block a day.
#include "bench/harness/random.h"
#include "bench/kernels/list.h"

#include <cmath>

namespace bench {

Problem zScore() {
  constexpr std::size_t kDays = 2048, kAssets = 4096;
  Problem p;
  float *values = p.add<float>(kDays * kAssets);
  p.addResult<float>(kDays * kAssets);
  Random random(9);
  std::vector<Expected> expected;
  for (std::size_t day = 0; day < kDays; ++day) {
    long double sum = 0, squares = 0;
    const double shift = random.between(-1, 1);
    for (std::size_t i = 0; i < kAssets; ++i) {
      const float value = values[day * kAssets + i] = float(shift + random.between(-2, 2));
      sum += value;
      squares += (long double)value * value;
    }
    const long double mean = sum / kAssets, deviation = std::sqrt(squares / kAssets - mean * mean);
    for (std::size_t i = day % 61; i < kAssets; i += 61)
      expected.push_back({day * kAssets + i, double((values[day * kAssets + i] - mean) / deviation)});
  }
  p.sizes = {int(kDays), int(kAssets)};
  p.launches = {launchOver("standardise", kDays * 256, 256)};
  p.bound = Bound::Bandwidth;
  p.work = 2.0 * kDays * kAssets * sizeof(float); // the second reading comes from the cache
  p.tolerance = 1e-4;
  p.error = [expected](const Problem &q) { return greatestError(q.result<float>(1), expected, 1); };
  return p;
}

} // namespace bench
