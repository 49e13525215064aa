// Lanes that leave a loop early wait at one call of __ballot_sync, with the mask of all, while the others go on calling it
// with the mask of those still in the loop. When calls are not inlined both wait at the same site: only the masks tell
// the groups apart, and a group must be whole before it goes on.
// RUN: %nvcc -arch=sm_80 -O0 --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -arch=sm_80 -O3 --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -arch=sm_80 -O3 --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// RUN: %nvcc -arch=sm_80 -O3 --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// CHECK: 0 wrong, lane 0 has aaaaaaaa
#include <cstdio>

__global__ void leaveOneByOne(unsigned *out) {
  const unsigned all = __ballot_sync(0xffffffffu, 1);
  const int rounds = threadIdx.x % 4;
  unsigned inside = all;
  for (int i = 0;; ++i) {
    inside = __ballot_sync(inside, i < rounds);
    if (!(i < rounds))
      break;
  }
  out[threadIdx.x] = __ballot_sync(all, threadIdx.x & 1);
}

int main() {
  unsigned *out, host[32];
  cudaMalloc(&out, sizeof host);
  leaveOneByOne<<<1, 32>>>(out);
  cudaMemcpy(host, out, sizeof host, cudaMemcpyDeviceToHost);
  int wrong = 0;
  for (unsigned lane : host)
    wrong += lane != 0xaaaaaaaau;
  printf("%d wrong, lane 0 has %08x\n", wrong, host[0]);
  return wrong != 0;
}
