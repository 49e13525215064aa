#include "cumulative.isph"
#include "parameters.h"
#include "side.isph"

static inline void priceRange(const uniform REAL spots[], const uniform REAL strikes[], const uniform REAL maturities[],
                              uniform REAL calls[], uniform REAL puts[], uniform int first, uniform int last) {
  foreach (i = first ... last) {
    const REAL spot = spots[i], strike = strikes[i], maturity = maturities[i];
    const REAL deviation = (REAL)DOUBLE(VOLATILITY) * sqrt(maturity);
    const REAL d1 = (log(spot / strike) + (REAL)DOUBLE(RATE) * maturity) / deviation + (REAL)0.5 * deviation;
    const REAL n1 = cumulative(d1), n2 = cumulative(d1 - deviation);
    const REAL discounted = strike * exp(-(REAL)DOUBLE(RATE) * maturity);
    calls[i] = spot * n1 - discounted * n2;
    puts[i] = discounted * (1 - n2) - spot * (1 - n1);
  }
}

task void price(uniform REAL spots[], uniform REAL strikes[], uniform REAL maturities[], uniform REAL calls[],
                uniform REAL puts[], uniform int count) {
  priceRange(spots, strikes, maturities, calls, puts, startOf(count, taskIndex, taskCount),
             startOf(count, taskIndex + 1, taskCount));
}

BENCH_RUN {
  launch[TASKS] price(ARRAY(REAL, 0), ARRAY(REAL, 1), ARRAY(REAL, 2), ARRAY(REAL, 3), ARRAY(REAL, 4), sizes[0]);
}
