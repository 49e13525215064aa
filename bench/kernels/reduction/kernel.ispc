#include "side.isph"

// Four sums, so that additions need not wait for one another.
static inline uniform float sumOf(const uniform float values[], uniform int count) {
  float sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
  uniform int i = 0;
  for (; i + 4 * programCount <= count; i += 4 * programCount) {
    sum0 += values[i + programIndex];
    sum1 += values[i + programCount + programIndex];
    sum2 += values[i + 2 * programCount + programIndex];
    sum3 += values[i + 3 * programCount + programIndex];
  }
  foreach (rest = i ... count)
    sum0 += values[rest];
  return reduce_add((sum0 + sum1) + (sum2 + sum3));
}

task void partialSum(uniform float values[], uniform float partial[], uniform int count) {
  const uniform int first = startOf(count, taskIndex, taskCount);
  partial[taskIndex] = sumOf(values + first, startOf(count, taskIndex + 1, taskCount) - first);
}

BENCH_RUN {
  uniform float *uniform partial = ARRAY(float, 1);
  const uniform int parts = min(TASKS, 256); // as many as the array has
  launch[parts] partialSum(ARRAY(float, 0), partial, sizes[0]);
  sync;
  *ARRAY(float, 2) = sumOf(partial, parts);
}
