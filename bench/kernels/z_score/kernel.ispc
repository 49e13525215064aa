#include "side.isph"

// Two sums of each kind, so that additions need not wait for one another.
static inline void standardiseDay(const uniform float row[], uniform float out[], uniform int assets) {
  float sum0 = 0, square0 = 0, sum1 = 0, square1 = 0;
  uniform int i = 0;
  for (; i + 2 * programCount <= assets; i += 2 * programCount) {
    const float a = row[i + programIndex], b = row[i + programCount + programIndex];
    sum0 += a, square0 += a * a;
    sum1 += b, square1 += b * b;
  }
  foreach (rest = i ... assets)
    sum0 += row[rest], square0 += row[rest] * row[rest];
  const uniform float mean = reduce_add(sum0 + sum1) / assets;
  const uniform float scale = 1 / sqrt(reduce_add(square0 + square1) / assets - mean * mean);
  foreach (i = 0 ... assets)
    out[i] = (row[i] - mean) * scale;
}

task void standardise(uniform float values[], uniform float scores[], uniform int days, uniform int assets) {
  for (uniform int day = startOf(days, taskIndex, taskCount); day < startOf(days, taskIndex + 1, taskCount); ++day)
    standardiseDay(values + (uniform int64)day * assets, scores + (uniform int64)day * assets, assets);
}

BENCH_RUN { launch[TASKS] standardise(ARRAY(float, 0), ARRAY(float, 1), sizes[0], sizes[1]); }
