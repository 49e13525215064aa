#include "parameters.h"
#include "side.isph"

#define FUNCTION static inline
#define REAL float
#include "lattice.h"

// lattice.h's noiseAt has a counter and a weight that would be varying here.
static inline float noiseOf(int px, uniform int py) {
  float sum = 0, x = px * SCALE, y = py * SCALE;
  uniform float weight = 1;
  for (uniform int k = 0; k < OCTAVES; ++k) {
    sum += weight * octave(x, y);
    weight *= 0.5f;
    x *= 2;
    y *= 2;
  }
  return sum;
}

task void paint(uniform float out[], uniform int width, uniform int height) {
  for (uniform int y = startOf(height, taskIndex, taskCount); y < startOf(height, taskIndex + 1, taskCount); ++y)
    foreach (x = 0 ... width)
      out[y * width + x] = noiseOf(x, y);
}

BENCH_RUN { launch[TASKS] paint(ARRAY(float, 0), sizes[0], sizes[1]); }
