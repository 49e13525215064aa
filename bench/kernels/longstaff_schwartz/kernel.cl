#include "parameters.h"
#include "solve.h"

#define ARGUMENTS                                                                                                      \
  __global const double *restrict spots, __global const double *restrict cash, __global double *restrict partial,      \
      __global double *restrict coefficients, __global double *restrict out, int paths, int unused

__kernel void moments(ARGUMENTS) {
  double m[MOMENTS] = {0, 0, 0, 0, 0, 0, 0, 0};
  for (int i = get_global_id(0); i < paths; i += get_global_size(0))
    if (spots[i] < STRIKE) {
      const double x = spots[i] * (1 / STRIKE), y = DISCOUNT * cash[i], xx = x * x;
      m[0] += 1, m[1] += x, m[2] += xx, m[3] += xx * x, m[4] += xx * xx;
      m[5] += y, m[6] += x * y, m[7] += xx * y;
    }
  __local double all[THREADS][MOMENTS];
  const int t = get_local_id(0);
  for (int k = 0; k < MOMENTS; ++k)
    all[t][k] = m[k];
  barrier(CLK_LOCAL_MEM_FENCE);
  if (t < MOMENTS) {
    double sum = 0;
    for (int other = 0; other < THREADS; ++other)
      sum += all[other][t];
    partial[get_group_id(0) * MOMENTS + t] = sum;
  }
}

__kernel void regress(ARGUMENTS) {
  __local double total[MOMENTS];
  const int t = get_local_id(0);
  double sum = 0;
  for (int block = 0; block < BLOCKS; ++block)
    sum += partial[block * MOMENTS + t];
  total[t] = sum;
  barrier(CLK_LOCAL_MEM_FENCE);
  if (t == 0) {
    double m[MOMENTS], c[3];
    for (int k = 0; k < MOMENTS; ++k)
      m[k] = total[k];
    solve(m, c);
    for (int k = 0; k < 3; ++k)
      coefficients[k] = c[k];
  }
}

__kernel void decide(ARGUMENTS) {
  const int i = get_global_id(0);
  if (i >= paths)
    return;
  const double x = spots[i] * (1 / STRIKE), now = STRIKE - spots[i];
  const double later = coefficients[0] + x * (coefficients[1] + x * coefficients[2]);
  out[i] = now > 0 && now > later ? now : DISCOUNT * cash[i];
}
