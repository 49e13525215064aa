// Correlation of two series over a window that ends at each place.
#include "bench/harness/random.h"
#include "bench/kernels/list.h"
#include "bench/kernels/rolling_correlation/parameters.h"

#include <cmath>

namespace bench {

Problem rollingCorrelation() {
  constexpr std::size_t kCount = 1 << 19;
  Problem p;
  float *x = p.add<float>(kCount + WINDOW - 1), *y = p.add<float>(kCount + WINDOW - 1);
  p.addResult<float>(kCount);
  Random random(8);
  for (std::size_t i = 0; i < kCount + WINDOW - 1; ++i) {
    const double common = random.normal();
    x[i] = float(0.01 * (common + random.normal()));
    y[i] = float(0.01 * (common - 0.5 * random.normal()));
  }
  std::vector<Expected> expected;
  for (std::size_t i : sample(kCount, 20000)) {
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (std::size_t k = i; k < i + WINDOW; ++k)
      sx += x[k], sy += y[k], sxx += double(x[k]) * x[k], syy += double(y[k]) * y[k], sxy += double(x[k]) * y[k];
    expected.push_back({i, (WINDOW * sxy - sx * sy) / std::sqrt((WINDOW * sxx - sx * sx) * (WINDOW * syy - sy * sy))});
  }
  p.sizes = {int(kCount)};
  p.launches = {launchOver("correlate", kCount, 256)};
  p.work = double(kCount) * (WINDOW * 8 + 12);
  p.tolerance = 1e-4;
  p.error = [expected](const Problem &q) { return greatestError(q.result<float>(2), expected, 1); };
  return p;
}

} // namespace bench
