// Shuffles whose clamp ends inside the segment, as reductions over a part of a warp use them, and lanes of 32 and more
// (five bits count).
// RUN: %nvcc -I%S/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%S/inputs --sampan-engine=fibers -Xptxas -O0 %s -o %t.fibers && %t.fibers | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>

__global__ void shuffle(unsigned *out, int mode, unsigned c) {
  const unsigned lane = threadIdx.x, value = lane * 3 + 1;
  for (unsigned b = 0; b < 40; ++b) {
    unsigned d, p;
#define SHUFFLE(name)                                                                                        \
  asm volatile("{ .reg .pred p; shfl.sync." name ".b32 %0|p, %2, %3, %4, 0xffffffff; selp.u32 %1, 1, 0, p; }" \
               : "=r"(d), "=r"(p)                                                                            \
               : "r"(value), "r"(b), "r"(c))
    if (mode == 0)
      SHUFFLE("up");
    else if (mode == 1)
      SHUFFLE("down");
    else if (mode == 2)
      SHUFFLE("bfly");
    else
      SHUFFLE("idx");
    out[b * 32 + lane] = d << 1 | p;
  }
}

static void testShuffle(unsigned *out, int mode, unsigned c) {
  shuffle<<<1, 32>>>(out, mode, c);
  check::finish("shuffle");
  for (unsigned b = 0; b < 40; ++b)
    for (int lane = 0; lane < 32; ++lane) {
      const int by = b & 31, clamp = c & 31, segment = c >> 8 & 31;
      const int most = (lane & segment) | (clamp & ~segment), least = lane & segment;
      int j = 0;
      bool p = false;
      switch (mode) {
      case 0: j = lane - by, p = j >= most; break;
      case 1: j = lane + by, p = j <= most; break;
      case 2: j = lane ^ by, p = j <= most; break;
      default: j = least | (by & ~segment), p = j <= most;
      }
      if (!p)
        j = lane;
      const unsigned got = out[b * 32 + lane];
      check::same("shuffled, by mode, b, lane", mode * 10000 + b * 100 + lane, got >> 1, j * 3u + 1);
      check::same("predicate, by mode, b, lane", mode * 10000 + b * 100 + lane, got & 1, unsigned(p));
    }
}

int main() {
  unsigned *out = check::managed<unsigned>(40 * 32);
  for (int mode = 0; mode < 4; ++mode)
    testShuffle(out, mode, mode == 0 ? 0 : 31);
  testShuffle(out, 1, 24 << 8 | 4);
  testShuffle(out, 1, 19);
  testShuffle(out, 0, 7);
  testShuffle(out, 3, 11);
  return check::result();
}
