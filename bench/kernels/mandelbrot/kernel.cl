#include "parameters.h"

__kernel void escape(__global int *restrict counts, int width, int height, int step) {
  const int x = get_global_id(0), y = get_global_id(1);
  if (x >= width || y >= height)
    return;
  const float cr = LEFT + x * PIXEL, ci = TOP + y * PIXEL;
  float r = 0, i = 0;
  int n = 0;
  while (n < ROUNDS && r * r + i * i <= 4) {
    const float next = r * r - i * i + cr;
    i = 2 * r * i + ci;
    r = next;
    ++n;
  }
  counts[y * width + x] = n;
}
