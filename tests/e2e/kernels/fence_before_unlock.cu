// The lock of a node is one bit of one of its words. Each lane writes a word of the node, the one with the lock bit still
// set, and behind a fence one lane clears the bit: it must not come before the lane that writes the word.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && env SAMPAN_THREADS=1 %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: ok
#include "check.h"

constexpr unsigned kLock = 0x80000000u;

__global__ void count(unsigned *node, int rounds) {
  const int lane = threadIdx.x % 32;
  for (int r = 0; r < rounds; ++r) {
    bool locked = true;
    while (locked) {
      if (lane == 1)
        locked = atomicOr(&node[1], kLock) & kLock;
      locked = __shfl_sync(0xffffffffu, locked, 1);
    }
    __threadfence();
    const unsigned word = node[31 - lane]; // lane 30 has the word with the lock
    const unsigned step = __shfl_sync(0xffffffffu, word / 0x100u % 2 + 1, 0); // all have read
    node[31 - lane] = word + step;
    __threadfence();
    if (lane == 1)
      atomicAnd(&node[1], ~kLock);
  }
}

int main() {
  unsigned *node = check::managed<unsigned>(32);
  count<<<2, 96>>>(node, 5);
  check::finish("count");
  for (int w = 0; w < 32; ++w)
    check::same("word", w, node[w], 2u * 3 * 5);
  return check::result();
}
