// Rows of all planes lie along the second dimension.
__kernel void step7(__global const float *restrict from, __global float *restrict to, int n, int step) {
  const int x = get_global_id(0), y = get_global_id(1) % n, z = get_global_id(1) / n;
  if (x < 1 || y < 1 || z < 1 || x >= n - 1 || y >= n - 1 || z >= n - 1)
    return;
  const int plane = n * n, at = z * plane + y * n + x;
  to[at] = 0.4f * from[at] + 0.1f * (from[at - 1] + from[at + 1] + from[at - n] + from[at + n] + from[at - plane] +
                                     from[at + plane]);
}
