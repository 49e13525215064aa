#include "parameters.h"
#include "side.isph"

static inline void countRange(const uniform float returns[], const uniform float weights[], uniform int histogram[],
                              uniform int scenarios, uniform int first, uniform int last) {
  uniform int bins[BINS];
  foreach (b = 0 ... BINS)
    bins[b] = 0;
  foreach (i = first ... last) {
    float profit = 0;
    for (uniform int f = 0; f < FACTORS; ++f)
      profit += weights[f] * returns[f * scenarios + i];
    const int bin = clamp((int)((profit - LEAST) * PER_UNIT), 0, BINS - 1);
    foreach_active (lane)
      ++bins[extract(bin, lane)];
  }
  foreach (b = 0 ... BINS)
    if (bins[b] > 0)
      atomic_add_global(&histogram[b], bins[b]);
}

task void count(uniform float returns[], uniform float weights[], uniform int histogram[], uniform int scenarios) {
  countRange(returns, weights, histogram, scenarios, startOf(scenarios, taskIndex, taskCount),
             startOf(scenarios, taskIndex + 1, taskCount));
}

BENCH_RUN {
  uniform int *uniform histogram = ARRAY(int, 2);
  foreach (b = 0 ... BINS)
    histogram[b] = 0;
  launch[TASKS] count(ARRAY(float, 0), ARRAY(float, 1), histogram, sizes[0]);
}
