__kernel void multiply(__global const int *restrict starts, __global const int *restrict columns,
                       __global const double *restrict values, __global const double *restrict x,
                       __global double *restrict y, int rows, int unused) {
  const int row = get_global_id(0);
  if (row >= rows)
    return;
  double sum = 0;
  for (int i = starts[row]; i < starts[row + 1]; ++i)
    sum += values[i] * x[columns[i]];
  y[row] = sum;
}
