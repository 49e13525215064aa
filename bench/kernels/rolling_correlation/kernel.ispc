#include "parameters.h"
#include "side.isph"

static inline void correlateRange(const uniform float xs[], const uniform float ys[], uniform float out[],
                                  uniform int first, uniform int last) {
  foreach (i = first ... last) {
    float sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (uniform int k = 0; k < WINDOW; ++k) {
      const float x = xs[i + k], y = ys[i + k];
      sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
    }
    out[i] = (WINDOW * sxy - sx * sy) / sqrt((WINDOW * sxx - sx * sx) * (WINDOW * syy - sy * sy));
  }
}

task void correlate(uniform float xs[], uniform float ys[], uniform float out[], uniform int count) {
  correlateRange(xs, ys, out, startOf(count, taskIndex, taskCount), startOf(count, taskIndex + 1, taskCount));
}

BENCH_RUN { launch[TASKS] correlate(ARRAY(float, 0), ARRAY(float, 1), ARRAY(float, 2), sizes[0]); }
