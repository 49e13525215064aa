#include "parameters.h"
#include "side.isph"

static const uniform double kWidth = 4.0d / (NODES - 1), kStepTime = 1.0d / STEPS, kRate = DOUBLE(RATE);

static inline void solveRange(const uniform double initial[], const uniform double levels[],
                              const uniform double curvatures[], uniform double v[], uniform double ratios[],
                              uniform int count, uniform int first, uniform int last) {
  foreach (k = first ... last) {
    const double level = levels[k], curvature = curvatures[k];
    for (uniform int i = 0; i < NODES; ++i)
      v[i * count + k] = initial[i];
    for (uniform int step = 0; step < STEPS; ++step) {
      double ratio = 0, before = v[k];
      for (uniform int i = 1; i < NODES - 1; ++i) {
        const uniform double x = DOUBLE(LOW) + i * kWidth;
        const double s = level + curvature * x * x;
        const double diffusion = s * s * (0.5d * kStepTime / (kWidth * kWidth));
        const double drift = (kRate - 0.5d * s * s) * (kStepTime / (2 * kWidth));
        const double lower = drift - diffusion, upper = -drift - diffusion;
        const double pivot = 1 / (1 + kRate * kStepTime + 2 * diffusion - lower * ratio);
        ratio = upper * pivot;
        before = (v[i * count + k] - lower * before) * pivot;
        ratios[i * count + k] = ratio;
        v[i * count + k] = before;
      }
      double after = v[(NODES - 1) * count + k];
      for (uniform int i = NODES - 2; i > 0; --i) {
        after = v[i * count + k] - ratios[i * count + k] * after;
        v[i * count + k] = after;
      }
    }
  }
}

task void solve(uniform double initial[], uniform double levels[], uniform double curvatures[], uniform double v[],
                uniform double ratios[], uniform int count) {
  solveRange(initial, levels, curvatures, v, ratios, count, startOf(count, taskIndex, taskCount),
             startOf(count, taskIndex + 1, taskCount));
}

BENCH_RUN {
  launch[TASKS] solve(ARRAY(double, 0), ARRAY(double, 1), ARRAY(double, 2), ARRAY(double, 3), ARRAY(double, 4),
                      sizes[0]);
}
