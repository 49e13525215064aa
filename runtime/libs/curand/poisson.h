// Poisson numbers by inversion: one uniform number each, so that they keep to the order of all others.
#pragma once

#include <cstdint>
#include <vector>

namespace sampan::curand {

// Those who run out of memory or time with larger ones take the normal distribution.
constexpr double kMostTabledMean = 1e8, kMostMean = 4e9;

class PoissonTable {
public:
  explicit PoissonTable(double mean);

  // The smallest k whose distribution function is at least u, for u in (0, 1].
  uint32_t operator()(double u) const;

  uint32_t first() const { return start; }
  const std::vector<double> &function() const { return sums; }

private:
  double mean;
  uint32_t start = 0;       // what sums[0] belongs to
  std::vector<double> sums; // the distribution function, up to where it is 1
};

} // namespace sampan::curand
