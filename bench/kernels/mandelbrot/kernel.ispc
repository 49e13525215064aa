#include "parameters.h"
#include "side.isph"

task void escape(uniform int counts[], uniform int width) {
  const uniform int y = taskIndex;
  const uniform float ci = TOP + y * PIXEL;
  foreach (x = 0 ... width) {
    const float cr = LEFT + x * PIXEL;
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
}

BENCH_RUN { launch[sizes[1]] escape(ARRAY(int, 0), sizes[0]); }
