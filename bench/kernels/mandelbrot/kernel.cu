#include "cuda_side.h"
#include "parameters.h"

__global__ void escape(int *__restrict__ counts, int width, int height) {
  const int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
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

static void launch(const BenchProblem &p) {
  const int width = p.size(0), height = p.size(1);
  escape<<<dim3(blocksFor(width, 32), blocksFor(height, 8)), dim3(32, 8)>>>(p.array<int>(0), width, height);
}

BENCH_CUDA(launch)
