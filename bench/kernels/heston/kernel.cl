#include "parameters.h"
#include "philox.clh"

// (x, v) one step later.
inline float2 forward(float2 s, float2 z) {
  const float variance = fmax(s.y, 0.0f), deviation = sqrt(variance) * ROOT_TIME;
  return (float2)(s.x + ((RATE - 0.5f * variance) * STEP_TIME + deviation * z.x),
                  s.y + (REVERSION * (LONG_RUN - variance) * STEP_TIME +
                         VOL_OF_VOL * deviation * (CORRELATION * z.x + REST * z.y)));
}

__kernel void simulate(__global float *restrict payoffs, int paths, int unused) {
  const int path = get_global_id(0);
  if (path >= paths)
    return;
  float2 s = (float2)(SPOT_LOG, START);
  for (int call = 0; call < STEPS / 2; ++call) {
    const uint4 w = philox(path, call, KEY0, KEY1);
    s = forward(s, normals(w.x, w.y));
    s = forward(s, normals(w.z, w.w));
  }
  payoffs[path] = fmax(exp(s.x) - STRIKE, 0.0f);
}
