#include "parameters.h"

#define ARGUMENTS                                                                                                      \
  __global const int *restrict values, __global int *restrict sums, __global int *restrict out, int count, int unused

// Inclusive, over the group's work-items.
inline int groupScan(int value, __local int *all) {
  const int t = get_local_id(0);
  all[t] = value;
  for (int distance = 1; distance < THREADS; distance *= 2) {
    barrier(CLK_LOCAL_MEM_FENCE);
    const int other = t >= distance ? all[t - distance] : 0;
    barrier(CLK_LOCAL_MEM_FENCE);
    all[t] += other;
  }
  return all[t];
}

__kernel void blockSums(ARGUMENTS) {
  __local int all[THREADS];
  const int t = get_local_id(0);
  int sum = 0;
  for (int k = 0; k < EACH; ++k)
    sum += values[get_group_id(0) * BLOCK + k * THREADS + t];
  all[t] = sum;
  for (int rest = THREADS / 2; rest > 0; rest /= 2) {
    barrier(CLK_LOCAL_MEM_FENCE);
    if (t < rest)
      all[t] += all[t + rest];
  }
  if (t == 0)
    sums[get_group_id(0)] = all[0];
}

__kernel void scanSums(ARGUMENTS) {
  __local int all[THREADS];
  const int blocks = count / BLOCK, each = (blocks + THREADS - 1) / THREADS;
  const int first = get_local_id(0) * each, last = min(first + each, blocks);
  int sum = 0;
  for (int i = first; i < last; ++i)
    sum += sums[i];
  int before = groupScan(sum, all) - sum;
  for (int i = first; i < last; ++i) {
    const int value = sums[i];
    sums[i] = before;
    before += value;
  }
}

__kernel void scanBlocks(ARGUMENTS) {
  __local int all[THREADS];
  const int first = get_group_id(0) * BLOCK + get_local_id(0) * EACH;
  int own[EACH], sum = 0;
  for (int k = 0; k < EACH; ++k)
    own[k] = sum += values[first + k];
  const int before = sums[get_group_id(0)] + groupScan(sum, all) - sum;
  for (int k = 0; k < EACH; ++k)
    out[first + k] = before + own[k];
}
