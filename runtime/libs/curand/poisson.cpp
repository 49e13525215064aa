#include "curand/poisson.h"

#include "curand/transform.h"

#include <algorithm>
#include <cmath>

namespace sampan::curand {

PoissonTable::PoissonTable(double mean) : mean(mean) {
  if (mean > kMostTabledMean)
    return;
  // Fourteen deviations either way, and some more for small means: what lies outside is less than 2^-64.
  const double reach = 14 * std::sqrt(mean) + 40;
  start = uint32_t(std::max(0.0, std::floor(mean - reach)));
  const uint32_t last = uint32_t(std::ceil(mean + reach));
  sums.resize(last - start + 1);
  double sum = 0;
  for (uint32_t k = start; k <= last; ++k)
    sums[k - start] = sum += std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0));
}

uint32_t PoissonTable::operator()(double u) const {
  if (sums.empty()) {
    const double k = mean + std::sqrt(mean) * maths::inverseNormalDistribution(std::min(u, 1 - 0x1p-53)) + 0.5;
    return uint32_t(std::clamp(k, 0.0, 4294967295.0));
  }
  const size_t at = size_t(std::lower_bound(sums.begin(), sums.end(), u) - sums.begin());
  return start + uint32_t(std::min(at, sums.size() - 1));
}

} // namespace sampan::curand
