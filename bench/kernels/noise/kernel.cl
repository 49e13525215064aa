#include "parameters.h"

#define FUNCTION inline
#define REAL float
#include "lattice.h"

__kernel void paint(__global float *restrict out, int width, int height, int unused) {
  const int x = get_global_id(0), y = get_global_id(1);
  if (x < width && y < height)
    out[y * width + x] = noiseAt(x, y);
}
