#include "parameters.h"

inline double cumulative(double x) { return 0.5 * erfc(-x * 0.70710678118654752); }

__kernel void imply(__global const double *restrict prices, __global const double *restrict strikes,
                    __global const double *restrict maturities, __global double *restrict volatilities, int count,
                    int unused) {
  const int i = get_global_id(0);
  if (i >= count)
    return;
  const double price = prices[i], strike = strikes[i], moneyness = log(FORWARD / strike);
  const double sign = strike > FORWARD ? 1 : -1;
  double low = 0, high = 8, deviation = fmax(sqrt(2 * fabs(moneyness)), 0.05);
  for (int round = 0; round < MOST_ROUNDS; ++round) {
    const double d1 = moneyness / deviation + 0.5 * deviation;
    const double error = sign * (FORWARD * cumulative(sign * d1) - strike * cumulative(sign * (d1 - deviation))) - price;
    const double slope = FORWARD * 0.3989422804014326779 * exp(-0.5 * d1 * d1);
    if (error > 0)
      high = deviation;
    else
      low = deviation;
    double next = deviation - error / slope;
    if (!(next >= low && next <= high))
      next = 0.5 * (low + high);
    const double move = fabs(next - deviation);
    deviation = next;
    if (move <= ENOUGH * deviation)
      break;
  }
  volatilities[i] = deviation / sqrt(maturities[i]);
}
