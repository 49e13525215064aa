#include "side.isph"

// A row's entries lie along the lanes, because that way only the vector's elements have to be gathered.
static inline void multiplyRows(const uniform int starts[], const uniform int columns[], const uniform double values[],
                                const uniform double x[], uniform double y[], uniform int first, uniform int last) {
  for (uniform int row = first; row < last; ++row) {
    double sum = 0;
    foreach (i = starts[row] ... starts[row + 1])
      sum += values[i] * x[columns[i]];
    y[row] = reduce_add(sum);
  }
}

task void multiply(uniform int starts[], uniform int columns[], uniform double values[], uniform double x[],
                   uniform double y[], uniform int rows) {
  multiplyRows(starts, columns, values, x, y, startOf(rows, taskIndex, taskCount),
               startOf(rows, taskIndex + 1, taskCount));
}

BENCH_RUN {
  launch[TASKS] multiply(ARRAY(int, 0), ARRAY(int, 1), ARRAY(double, 2), ARRAY(double, 3), ARRAY(double, 4), sizes[0]);
}
