#include "cuda_side.h"
#include "parameters.h"

#define FUNCTION __device__ inline
#define REAL float
#include "lattice.h"

__global__ void paint(float *__restrict__ out, int width, int height) {
  const int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x < width && y < height)
    out[y * width + x] = noiseAt(x, y);
}

static void launch(const BenchProblem &p) {
  const int width = p.size(0), height = p.size(1);
  paint<<<dim3(blocksFor(width, 32), blocksFor(height, 8)), dim3(32, 8)>>>(p.array<float>(0), width, height);
}

BENCH_CUDA(launch)
