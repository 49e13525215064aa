// Implied volatilities: Newton inside a bracket, until each quote has converged; quotes need different counts of rounds.
#include "bench/harness/random.h"
#include "bench/kernels/implied_volatility/parameters.h"
#include "bench/kernels/list.h"

#include <cmath>

namespace bench {

Problem impliedVolatility() {
  constexpr std::size_t kCount = 1 << 16;
  Problem p;
  double *price = p.add<double>(kCount), *strike = p.add<double>(kCount), *maturity = p.add<double>(kCount);
  p.addResult<double>(kCount);
  Random random(6);
  std::vector<Expected> expected;
  for (std::size_t i = 0; i < kCount; ++i) {
    const double volatility = random.between(0.08, 0.9);
    maturity[i] = random.between(0.1, 3);
    const long double deviation = volatility * std::sqrt((long double)maturity[i]);
    strike[i] = FORWARD * double(std::exp(deviation * (long double)random.between(-2.5, 2.5)));
    // The option out of the money, because its price holds all that is known of the volatility.
    const long double sign = strike[i] > FORWARD ? 1 : -1,
                      d1 = std::log(FORWARD / (long double)strike[i]) / deviation + deviation / 2;
    const auto cumulative = [](long double x) { return 0.5L * std::erfc(-x * 0.70710678118654752440L); };
    price[i] = double(sign * (FORWARD * cumulative(sign * d1) - strike[i] * cumulative(sign * (d1 - deviation))));
    expected.push_back({i, volatility});
  }
  p.sizes = {int(kCount)};
  p.launches = {launchOver("imply", kCount, 128)};
  p.inDouble = p.transcendental = true;
  p.work = double(kCount) * (5.0 * (3 * kCallInDouble + 24) + kCallInDouble); // about five rounds
  p.tolerance = 1e-8;
  p.error = [expected](const Problem &q) { return greatestError(q.result<double>(3), expected, 0.1); };
  return p;
}

} // namespace bench
