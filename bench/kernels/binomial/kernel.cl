#include "parameters.h"

__kernel void price(__global const float *restrict spots, __global const float *restrict ups,
                    __global const float *restrict discountedUps, __global const float *restrict discountedDowns,
                    __global float *restrict prices, int count, int unused) {
  __local float value[STEPS + 1];
  const int node = get_local_id(0), option = get_group_id(0);
  const float up = ups[option], discountedUp = discountedUps[option], discountedDown = discountedDowns[option];
  float stock = spots[option] * pow(up, (float)(2 * node - STEPS));
  value[node] = fmax(STRIKE - stock, 0.0f);
  if (node == STEPS - 1)
    value[STEPS] = fmax(STRIKE - stock * up * up, 0.0f);
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int step = STEPS - 1; step >= 0; --step) {
    stock *= up;
    const float next = fmax(discountedUp * value[node + 1] + discountedDown * value[node], STRIKE - stock);
    barrier(CLK_LOCAL_MEM_FENCE);
    if (node <= step)
      value[node] = next;
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (node == 0)
    prices[option] = value[0];
}
