#define THREADS 256

__kernel void standardise(__global const float *restrict values, __global float *restrict scores, int days, int assets,
                          int unused) {
  __local float sums[THREADS], squares[THREADS];
  const int t = get_local_id(0);
  __global const float *row = values + (size_t)get_group_id(0) * assets;
  __global float *out = scores + (size_t)get_group_id(0) * assets;
  float sum = 0, square = 0;
  for (int i = t; i < assets; i += THREADS) {
    sum += row[i];
    square += row[i] * row[i];
  }
  sums[t] = sum;
  squares[t] = square;
  for (int rest = THREADS / 2; rest > 0; rest /= 2) {
    barrier(CLK_LOCAL_MEM_FENCE);
    if (t < rest) {
      sums[t] += sums[t + rest];
      squares[t] += squares[t + rest];
    }
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  const float mean = sums[0] / assets, scale = rsqrt(squares[0] / assets - mean * mean);
  for (int i = t; i < assets; i += THREADS)
    out[i] = (row[i] - mean) * scale;
}
