#include "cuda_side.h"

constexpr int kTile = 32, kRows = 8;

__global__ void turn(const float *__restrict__ from, float *__restrict__ to, int n) {
  __shared__ float tile[kTile][kTile + 1];
  int x = blockIdx.x * kTile + threadIdx.x, y = blockIdx.y * kTile + threadIdx.y;
  for (int row = 0; row < kTile; row += kRows)
    tile[threadIdx.y + row][threadIdx.x] = from[(y + row) * n + x];
  __syncthreads();
  x = blockIdx.y * kTile + threadIdx.x;
  y = blockIdx.x * kTile + threadIdx.y;
  for (int row = 0; row < kTile; row += kRows)
    to[(y + row) * n + x] = tile[threadIdx.x][threadIdx.y + row];
}

static void launch(const BenchProblem &p) {
  const int n = p.size(0); // a multiple of kTile
  turn<<<dim3(n / kTile, n / kTile), dim3(kTile, kRows)>>>(p.array<float>(0), p.array<float>(1), n);
}

BENCH_CUDA(launch)
