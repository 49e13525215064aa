#include "parameters.h"
#include "philox.isph"
#include "side.isph"

task void simulate(uniform float payoffs[], uniform int paths) {
  foreach (path = startOf(paths, taskIndex, taskCount) ... startOf(paths, taskIndex + 1, taskCount)) {
    float x = SPOT_LOG, sum = 0;
    for (uniform int call = 0; call < STEPS / 4; ++call) {
      const Words w = philox(path, call, KEY0, KEY1);
      float a0, a1, b0, b1;
      normals(w.w0, w.w1, a0, a1);
      normals(w.w2, w.w3, b0, b1);
      sum += exp(x += DRIFT + DEVIATION * a0);
      sum += exp(x += DRIFT + DEVIATION * a1);
      sum += exp(x += DRIFT + DEVIATION * b0);
      sum += exp(x += DRIFT + DEVIATION * b1);
    }
    payoffs[path] = max(sum / STEPS - STRIKE, 0.0f);
  }
}

BENCH_RUN { launch[TASKS] simulate(ARRAY(float, 0), sizes[0]); }
