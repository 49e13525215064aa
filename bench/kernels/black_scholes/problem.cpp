// European call and put of each option by the closed form.
#include "bench/harness/random.h"
#include "bench/kernels/black_scholes/parameters.h"
#include "bench/kernels/list.h"

#include <cmath>

namespace bench {
namespace {

long double cumulative(long double x) { return 0.5L * std::erfc(-x * 0.70710678118654752440L); }

template <typename Real> Problem make(std::size_t count) {
  Problem p;
  Real *spot = p.add<Real>(count), *strike = p.add<Real>(count), *maturity = p.add<Real>(count);
  p.addResult<Real>(count);
  p.addResult<Real>(count);
  Random random(1);
  for (std::size_t i = 0; i < count; ++i) {
    spot[i] = Real(random.between(5, 30));
    strike[i] = Real(random.between(5, 50));
    maturity[i] = Real(random.between(0.25, 5));
  }
  p.sizes = {static_cast<int>(count)};
  p.launches = {launchOver("price", count, 256)};
  p.inDouble = sizeof(Real) == 8;
  p.transcendental = true;
  // log, exp, two of erfc; square root, division and what connects them.
  p.work = double(count) * (4 * (p.inDouble ? kCallInDouble : kCallInFloat) + 24);

  std::vector<Expected> calls, puts;
  for (std::size_t i : sample(count, 20000)) {
    const long double s = spot[i], k = strike[i], t = maturity[i];
    const long double deviation = VOLATILITY * std::sqrt(t);
    const long double d1 = (std::log(s / k) + RATE * t) / deviation + 0.5L * deviation, d2 = d1 - deviation;
    const long double discounted = k * std::exp(-RATE * t);
    calls.push_back({i, double(s * cumulative(d1) - discounted * cumulative(d2))});
    puts.push_back({i, double(discounted * cumulative(-d2) - s * cumulative(-d1))});
  }
  p.tolerance = p.inDouble ? 1e-12 : 2e-5;
  p.error = [calls, puts](const Problem &q) {
    // Relative to the size of spot and strike: a small price is the difference of two large numbers.
    return std::max(greatestError(q.result<Real>(3), calls, 10), greatestError(q.result<Real>(4), puts, 10));
  };
  return p;
}

} // namespace

Problem blackScholesFloat() { return make<float>(1 << 20); }
Problem blackScholesDouble() { return make<double>(1 << 19); }

} // namespace bench
