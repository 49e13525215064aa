#include "parameters.h"
#include "philox.clh"

__kernel void simulate(__global float *restrict payoffs, int paths, int unused) {
  const int path = get_global_id(0);
  if (path >= paths)
    return;
  float x = SPOT_LOG, sum = 0;
  for (int call = 0; call < STEPS / 4; ++call) {
    const uint4 w = philox(path, call, KEY0, KEY1);
    const float2 a = normals(w.x, w.y), b = normals(w.z, w.w);
    sum += exp(x += DRIFT + DEVIATION * a.x);
    sum += exp(x += DRIFT + DEVIATION * a.y);
    sum += exp(x += DRIFT + DEVIATION * b.x);
    sum += exp(x += DRIFT + DEVIATION * b.y);
  }
  payoffs[path] = fmax(sum / STEPS - STRIKE, 0.0f);
}
