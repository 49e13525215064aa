#include "parameters.h"
#include "philox.isph"
#include "side.isph"

static inline void forward(float &x, float &v, float z0, float z1) {
  const float variance = max(v, 0.0f);
  const float deviation = sqrt(variance) * ROOT_TIME;
  x += (RATE - 0.5f * variance) * STEP_TIME + deviation * z0;
  v += REVERSION * (LONG_RUN - variance) * STEP_TIME + VOL_OF_VOL * deviation * (CORRELATION * z0 + REST * z1);
}

task void simulate(uniform float payoffs[], uniform int paths) {
  foreach (path = startOf(paths, taskIndex, taskCount) ... startOf(paths, taskIndex + 1, taskCount)) {
    float x = SPOT_LOG, v = START;
    for (uniform int call = 0; call < STEPS / 2; ++call) {
      const Words w = philox(path, call, KEY0, KEY1);
      float a0, a1, b0, b1;
      normals(w.w0, w.w1, a0, a1);
      normals(w.w2, w.w3, b0, b1);
      forward(x, v, a0, a1);
      forward(x, v, b0, b1);
    }
    payoffs[path] = max(exp(x) - STRIKE, 0.0f);
  }
}

BENCH_RUN { launch[TASKS] simulate(ARRAY(float, 0), sizes[0]); }
