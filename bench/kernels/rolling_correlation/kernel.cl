#include "parameters.h"

__kernel void correlate(__global const float *restrict xs, __global const float *restrict ys, __global float *restrict out,
                        int count, int unused) {
  const int i = get_global_id(0);
  if (i >= count)
    return;
  float sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (int k = 0; k < WINDOW; ++k) {
    const float x = xs[i + k], y = ys[i + k];
    sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
  }
  out[i] = (WINDOW * sxy - sx * sy) / sqrt((WINDOW * sxx - sx * sx) * (WINDOW * syy - sy * sy));
}
