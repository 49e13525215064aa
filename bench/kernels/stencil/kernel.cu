#include "cuda_side.h"

__global__ void step7(const float *__restrict__ from, float *__restrict__ to, int n) {
  const int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y, z = blockIdx.z;
  if (x < 1 || y < 1 || z < 1 || x >= n - 1 || y >= n - 1 || z >= n - 1)
    return;
  const int plane = n * n, at = z * plane + y * n + x;
  to[at] = 0.4f * from[at] + 0.1f * (from[at - 1] + from[at + 1] + from[at - n] + from[at + n] + from[at - plane] +
                                     from[at + plane]);
}

static void launch(const BenchProblem &p) {
  const int n = p.size(0);
  step7<<<dim3(blocksFor(n, 64), blocksFor(n, 4), n), dim3(64, 4)>>>(p.array<float>(0), p.array<float>(1), n);
}

BENCH_CUDA(launch)
