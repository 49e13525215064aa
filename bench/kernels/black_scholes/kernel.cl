#include "parameters.h"

inline REAL cumulative(REAL x) { return (REAL)0.5 * erfc(-x * (REAL)0.70710678118654752); }

__kernel void price(__global const REAL *restrict spots, __global const REAL *restrict strikes,
                    __global const REAL *restrict maturities, __global REAL *restrict calls,
                    __global REAL *restrict puts, int count, int step) {
  const int i = get_global_id(0);
  if (i >= count)
    return;
  const REAL spot = spots[i], strike = strikes[i], maturity = maturities[i];
  const REAL deviation = (REAL)VOLATILITY * sqrt(maturity);
  const REAL d1 = (log(spot / strike) + (REAL)RATE * maturity) / deviation + (REAL)0.5 * deviation;
  const REAL n1 = cumulative(d1), n2 = cumulative(d1 - deviation);
  const REAL discounted = strike * exp(-(REAL)RATE * maturity);
  calls[i] = spot * n1 - discounted * n2;
  puts[i] = discounted * (1 - n2) - spot * (1 - n1);
}
