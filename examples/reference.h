// Closed forms in long double on the host: what the examples are checked against.
#pragma once

#include <cmath>

namespace reference {

inline long double normalCdf(long double x) { return 0.5L * std::erfc(-x * 0.70710678118654752440L); }

// A call (sign = +1) or put (sign = -1) on a lognormal forward, undiscounted; `deviation` is sigma * sqrt(T).
inline long double black(long double forward, long double strike, long double deviation, int sign) {
  const long double d1 = std::log(forward / strike) / deviation + deviation / 2;
  const long double d2 = d1 - deviation;
  return sign * (forward * normalCdf(sign * d1) - strike * normalCdf(sign * d2));
}

inline long double blackScholes(long double spot, long double strike, long double rate, long double yield,
                                long double volatility, long double maturity, int sign) {
  const long double forward = spot * std::exp((rate - yield) * maturity);
  return std::exp(-rate * maturity) * black(forward, strike, volatility * std::sqrt(maturity), sign);
}

// A mean and its standard error from sums over samples.
struct Estimate {
  double mean, error;
  Estimate(double sum, double sumOfSquares, double count)
      : mean(sum / count), error(std::sqrt((sumOfSquares / count - mean * mean) / (count - 1))) {}
};

} // namespace reference
