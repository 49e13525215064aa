// Log likelihood of GARCH(1,1) for many sets of parameters, a thread each, along one series of returns.
#include "bench/harness/random.h"
#include "bench/kernels/list.h"

#include <cmath>

namespace bench {

Problem garch() {
  constexpr int kSets = 1 << 13, kDays = 1000;
  Problem p;
  double *squares = p.add<double>(kDays), *omega = p.add<double>(kSets), *alpha = p.add<double>(kSets),
         *beta = p.add<double>(kSets);
  p.addResult<double>(kSets);
  Random random(11);
  for (int i = 0; i < kDays; ++i) {
    const double r = random.normal();
    squares[i] = r * r;
  }
  std::vector<Expected> expected;
  for (int k = 0; k < kSets; ++k) {
    alpha[k] = random.between(0.02, 0.15);
    beta[k] = random.between(0.7, 0.84);
    omega[k] = 1 - alpha[k] - beta[k];
    if (k % 64)
      continue;
    long double variance = 1, sum = 0;
    for (int i = 0; i < kDays; ++i) {
      sum += std::log(variance) + squares[i] / variance;
      variance = omega[k] + alpha[k] * squares[i] + beta[k] * variance;
    }
    expected.push_back({std::size_t(k), double(-0.5L * sum)});
  }
  p.sizes = {kSets, kDays};
  p.launches = {launchOver("likelihood", kSets, 128)};
  p.inDouble = p.transcendental = true;
  p.work = double(kSets) * kDays * (kCallInDouble + 7);
  p.tolerance = 1e-11;
  p.error = [expected](const Problem &q) { return greatestError(q.result<double>(4), expected, 1); };
  return p;
}

} // namespace bench
