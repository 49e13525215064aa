#define THREADS 256

inline float groupSum(float value, __local float *sums) {
  const int t = get_local_id(0);
  sums[t] = value;
  for (int rest = THREADS / 2; rest > 0; rest /= 2) {
    barrier(CLK_LOCAL_MEM_FENCE);
    if (t < rest)
      sums[t] += sums[t + rest];
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  return sums[0];
}

__kernel void partialSums(__global const float *restrict values, __global float *restrict partial,
                          __global float *restrict total, int count, int step) {
  __local float sums[THREADS];
  float sum = 0;
  for (int i = get_global_id(0); i < count; i += get_global_size(0))
    sum += values[i];
  sum = groupSum(sum, sums);
  if (get_local_id(0) == 0)
    partial[get_group_id(0)] = sum;
}

__kernel void lastSum(__global const float *restrict values, __global float *restrict partial,
                      __global float *restrict total, int count, int step) {
  __local float sums[THREADS];
  const float sum = groupSum(partial[get_local_id(0)], sums);
  if (get_local_id(0) == 0)
    *total = sum;
}
