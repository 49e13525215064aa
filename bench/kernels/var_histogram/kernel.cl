#include "parameters.h"

__kernel void clear(__global const float *restrict returns, __global const float *restrict weights,
                    __global int *restrict histogram, int scenarios, int unused) {
  histogram[get_global_id(0)] = 0;
}

__kernel void count(__global const float *restrict returns, __global const float *restrict weights,
                    __global int *restrict histogram, int scenarios, int unused) {
  __local int bins[BINS];
  const int t = get_local_id(0), threads = get_local_size(0);
  for (int b = t; b < BINS; b += threads)
    bins[b] = 0;
  barrier(CLK_LOCAL_MEM_FENCE);
  const int first = get_group_id(0) * threads * 8;
  for (int i = first + t; i < min(first + threads * 8, scenarios); i += threads) {
    float profit = 0;
    for (int f = 0; f < FACTORS; ++f)
      profit += weights[f] * returns[f * scenarios + i];
    const int bin = (int)((profit - LEAST) * PER_UNIT);
    atomic_inc(&bins[clamp(bin, 0, BINS - 1)]);
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int b = t; b < BINS; b += threads)
    if (bins[b] > 0)
      atomic_add(&histogram[b], bins[b]);
}
