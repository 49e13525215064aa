#include "parameters.h"

__kernel void solve(__global const double *restrict initial, __global const double *restrict levels,
                    __global const double *restrict curvatures, __global double *restrict v,
                    __global double *restrict ratios, int count, int unused) {
  const int k = get_global_id(0);
  if (k >= count)
    return;
  const double level = levels[k], curvature = curvatures[k];
  for (int i = 0; i < NODES; ++i)
    v[i * count + k] = initial[i];
  for (int step = 0; step < STEPS; ++step) {
    double ratio = 0, before = v[k];
    for (int i = 1; i < NODES - 1; ++i) {
      const double x = LOW + i * WIDTH, s = level + curvature * x * x;
      const double diffusion = s * s * (0.5 * STEP_TIME / (WIDTH * WIDTH));
      const double drift = (RATE - 0.5 * s * s) * (STEP_TIME / (2 * WIDTH));
      const double lower = drift - diffusion, upper = -drift - diffusion;
      const double pivot = 1 / (1 + RATE * STEP_TIME + 2 * diffusion - lower * ratio);
      ratio = upper * pivot;
      before = (v[i * count + k] - lower * before) * pivot;
      ratios[i * count + k] = ratio;
      v[i * count + k] = before;
    }
    double after = v[(NODES - 1) * count + k];
    for (int i = NODES - 2; i > 0; --i) {
      after = v[i * count + k] - ratios[i * count + k] * after;
      v[i * count + k] = after;
    }
  }
}
