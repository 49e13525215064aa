// Warps of one block, and of several, take turns at two locks by a loop that tries, votes, and tries again: nothing in it
// yields, and the lock may be held by a warp that waits for its own turn.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && env SAMPAN_THREADS=1 %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && env SAMPAN_THREADS=1 %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && env SAMPAN_THREADS=2 %t.w16 | %FileCheck %s
// CHECK: ok
#include "check.h"

__device__ bool tryLock(int *lock, int lane) {
  int free = 0;
  if (lane == 0)
    free = atomicCAS(lock, 0, 1) == 0;
  return __shfl_sync(0xffffffffu, free, 0);
}

__global__ void add(int *locks, int *sums) {
  const int lane = threadIdx.x % 32, warp = threadIdx.x / 32;
  for (int round = 0; round < 3; ++round) {
    while (!tryLock(&locks[0], lane)) {
    }
    if (lane == 0)
      sums[0] += 1;
    __threadfence();
    // The inner lock is asked for while the outer one is held, and held beyond a barrier of the first warps.
    while (!tryLock(&locks[1], lane)) {
    }
    sums[1 + lane] += warp + 1;
    __threadfence();
    __syncwarp();
    if (lane == 0) {
      atomicExch(&locks[1], 0);
      atomicExch(&locks[0], 0);
    }
    __syncwarp();
  }
}

// The lock is held by a warp that waits at a barrier for the others, who try for another lock meanwhile.
__global__ void heldAcrossBarrier(int *locks, int *sums) {
  const int lane = threadIdx.x % 32, warp = threadIdx.x / 32;
  if (warp == 0)
    while (!tryLock(&locks[2], lane)) {
    }
  if (warp == 1) {
    __nanosleep(10);
    if (lane == 0)
      atomicExch(&locks[2], 0); // set by the host: warp 0, which comes first, cannot go on before
  }
  __syncthreads();
  if (lane == 0)
    atomicAdd(&sums[0], 1);
}

int main() {
  int *locks = check::managed<int>(3), *sums = check::managed<int>(33);
  add<<<4, 128>>>(locks, sums);
  check::finish("add");
  check::same("rounds", 0, sums[0], 4 * 4 * 3);
  for (int l = 0; l < 32; ++l)
    check::same("sum", l, sums[1 + l], 4 * 3 * (1 + 2 + 3 + 4));
  locks[2] = 1;
  sums[0] = 0;
  heldAcrossBarrier<<<1, 128>>>(locks, sums);
  check::finish("heldAcrossBarrier");
  check::same("arrived", 0, sums[0], 4);
  return check::result();
}
