#include "parameters.h"
#include "side.isph"

// The nodes of a level lie along the lanes. A gang reads its upper neighbour before the next one overwrites that.
static inline uniform float price(uniform float spot, uniform float up, uniform float discountedUp,
                                  uniform float discountedDown) {
  uniform float value[STEPS + 1], stock[STEPS + 1];
  foreach (node = 0 ... STEPS + 1) {
    stock[node] = spot * pow((varying float)up, (float)(2 * node - STEPS));
    value[node] = max(STRIKE - stock[node], 0.0f);
  }
  for (uniform int step = STEPS; step > 0; --step) {
    foreach (node = 0 ... step) {
      const float now = stock[node] * up;
      stock[node] = now;
      value[node] = max(discountedUp * value[node + 1] + discountedDown * value[node], STRIKE - now);
    }
  }
  return value[0];
}

task void priceOne(uniform float spots[], uniform float ups[], uniform float discountedUps[],
                   uniform float discountedDowns[], uniform float prices[]) {
  prices[taskIndex] = price(spots[taskIndex], ups[taskIndex], discountedUps[taskIndex], discountedDowns[taskIndex]);
}

BENCH_RUN {
  launch[sizes[0]] priceOne(ARRAY(float, 0), ARRAY(float, 1), ARRAY(float, 2), ARRAY(float, 3), ARRAY(float, 4));
}
