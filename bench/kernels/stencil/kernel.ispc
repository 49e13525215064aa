#include "side.isph"

static inline void stepRow(const uniform float from[], uniform float to[], uniform int n) {
  const uniform int plane = n * n;
  foreach (x = 1 ... n - 1)
    to[x] = 0.4f * from[x] + 0.1f * (from[x - 1] + from[x + 1] + from[x - n] + from[x + n] + from[x - plane] +
                                     from[x + plane]);
}

task void stepPlane(uniform float from[], uniform float to[], uniform int n) {
  const uniform int z = taskIndex + 1;
  for (uniform int y = 1; y < n - 1; ++y)
    stepRow(from + (z * n + y) * n, to + (z * n + y) * n, n);
}

BENCH_RUN {
  const uniform int n = sizes[0];
  launch[n - 2] stepPlane(ARRAY(float, 0), ARRAY(float, 1), n);
}
