// The sum over a block, in an order that never changes: shuffles inside each warp, then one warp over the warps.
#pragma once

#include <cuda_runtime.h>

template <typename T> __device__ inline T warpSum(T value) {
  for (int offset = 16; offset > 0; offset /= 2)
    value += __shfl_down_sync(0xffffffffu, value, offset);
  return value;
}

// Every thread of the block must call this; blockDim.x is a multiple of 32. The sum is valid in every thread.
template <typename T> __device__ inline T blockSum(T value) {
  __shared__ T partial[32];
  const unsigned lane = threadIdx.x % 32, warp = threadIdx.x / 32, warps = blockDim.x / 32;
  value = warpSum(value);
  __syncthreads(); // the previous call may still be reading `partial`
  if (lane == 0)
    partial[warp] = value;
  __syncthreads();
  if (warp == 0) {
    value = lane < warps ? partial[lane] : T(0);
    value = warpSum(value);
    if (lane == 0)
      partial[0] = value;
  }
  __syncthreads();
  return partial[0];
}
