#include "parameters.h"
#include "side.isph"

static inline uniform int sumOf(const uniform int values[], uniform int first, uniform int last) {
  int sum = 0;
  foreach (i = first ... last)
    sum += values[i];
  return reduce_add(sum);
}

static inline void scanRange(const uniform int values[], uniform int out[], uniform int before, uniform int first,
                             uniform int last) {
  foreach (i = first ... last) {
    const int value = values[i];
    out[i] = before + exclusive_scan_add(value) + value;
    before += reduce_add(value);
  }
}

task void partSum(uniform int values[], uniform int sums[], uniform int count) {
  sums[taskIndex] = sumOf(values, startOf(count, taskIndex, taskCount), startOf(count, taskIndex + 1, taskCount));
}

task void scanPart(uniform int values[], uniform int sums[], uniform int out[], uniform int count) {
  scanRange(values, out, sums[taskIndex], startOf(count, taskIndex, taskCount),
            startOf(count, taskIndex + 1, taskCount));
}

BENCH_RUN {
  uniform int *uniform sums = ARRAY(int, 1);
  const uniform int parts = min(TASKS, sizes[0] / BLOCK); // as many as the array has
  launch[parts] partSum(ARRAY(int, 0), sums, sizes[0]);
  sync;
  uniform int before = 0;
  for (uniform int part = 0; part < parts; ++part) {
    const uniform int sum = sums[part];
    sums[part] = before;
    before += sum;
  }
  launch[parts] scanPart(ARRAY(int, 0), sums, ARRAY(int, 2), sizes[0]);
}
