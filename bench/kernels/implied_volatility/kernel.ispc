#include "cumulative.isph"
#include "parameters.h"
#include "side.isph"

static const uniform double kForward = DOUBLE(FORWARD), kEnough = DOUBLE(ENOUGH);

static inline void implyRange(const uniform double prices[], const uniform double strikes[],
                              const uniform double maturities[], uniform double volatilities[], uniform int first,
                              uniform int last) {
  foreach (i = first ... last) {
    const double price = prices[i], strike = strikes[i];
    const double moneyness = log(kForward / strike), sign = strike > kForward ? 1.0d : -1.0d;
    double low = 0, high = 8, deviation = max(sqrt(2 * abs(moneyness)), 0.05d);
    for (uniform int round = 0; round < MOST_ROUNDS; ++round) {
      const double d1 = moneyness / deviation + 0.5d * deviation;
      const double error =
          sign * (kForward * cumulative(sign * d1) - strike * cumulative(sign * (d1 - deviation))) - price;
      const double slope = kForward * 0.3989422804014326779d * exp(-0.5d * d1 * d1);
      high = error > 0 ? deviation : high;
      low = error > 0 ? low : deviation;
      double next = deviation - error / slope;
      if (!(next >= low && next <= high))
        next = 0.5d * (low + high);
      const double move = abs(next - deviation);
      deviation = next;
      if (move <= kEnough * deviation)
        break;
    }
    volatilities[i] = deviation / sqrt(maturities[i]);
  }
}

task void imply(uniform double prices[], uniform double strikes[], uniform double maturities[],
                uniform double volatilities[], uniform int count) {
  implyRange(prices, strikes, maturities, volatilities, startOf(count, taskIndex, taskCount),
             startOf(count, taskIndex + 1, taskCount));
}

BENCH_RUN {
  launch[TASKS * 4] imply(ARRAY(double, 0), ARRAY(double, 1), ARRAY(double, 2), ARRAY(double, 3), sizes[0]);
}
