// Value at risk: each scenario's profit is a sum over factors; a histogram of them, by atomics in shared memory.
#include "bench/harness/random.h"
#include "bench/kernels/list.h"
#include "bench/kernels/var_histogram/parameters.h"

#include <algorithm>
#include <cmath>

namespace bench {

Problem varHistogram() {
  constexpr std::size_t kScenarios = 1 << 20;
  Problem p;
  float *returns = p.add<float>(kScenarios * FACTORS), *weights = p.add<float>(FACTORS); // a factor's returns in a row
  p.addResult<int>(BINS);
  Random random(10);
  for (int f = 0; f < FACTORS; ++f)
    weights[f] = float(random.between(-1, 1));
  for (std::size_t i = 0; i < kScenarios * FACTORS; ++i)
    returns[i] = float(random.between(-1.7, 1.7));
  std::vector<double> expected(BINS);
  for (std::size_t i = 0; i < kScenarios; ++i) {
    double profit = 0;
    for (std::size_t f = 0; f < FACTORS; ++f)
      profit += double(weights[f]) * returns[f * kScenarios + i];
    expected[std::size_t(std::clamp((profit - double(LEAST)) * double(PER_UNIT), 0.0, BINS - 1.0))] += 1;
  }
  p.sizes = {int(kScenarios)};
  p.launches = {launchOver("clear", BINS, 256), launchOver("count", kScenarios / 8, 256)};
  p.bound = Bound::Bandwidth;
  p.work = double(kScenarios) * FACTORS * sizeof(float);
  // A rounding moves a scenario to the next bin: the part of them that may be elsewhere.
  p.tolerance = 1e-3;
  p.error = [expected](const Problem &q) {
    double differ = 0;
    for (int b = 0; b < BINS; ++b)
      differ += std::fabs(q.result<int>(2)[b] - expected[b]);
    return differ / double(kScenarios);
  };
  return p;
}

} // namespace bench
