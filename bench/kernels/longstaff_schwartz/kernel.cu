#include "cuda_side.h"
#include "parameters.h"

#define solve __host__ __device__ solve
#include "solve.h"
#undef solve

__global__ void moments(const double *__restrict__ spots, const double *__restrict__ cash, double *__restrict__ partial,
                        int paths) {
  double m[MOMENTS] = {};
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < paths; i += gridDim.x * blockDim.x)
    if (spots[i] < STRIKE) {
      const double x = spots[i] * (1 / STRIKE), y = DISCOUNT * cash[i], xx = x * x;
      m[0] += 1, m[1] += x, m[2] += xx, m[3] += xx * x, m[4] += xx * xx;
      m[5] += y, m[6] += x * y, m[7] += xx * y;
    }
  __shared__ double ofWarps[THREADS / 32][MOMENTS];
  for (int k = 0; k < MOMENTS; ++k) {
    for (int distance = 16; distance > 0; distance /= 2)
      m[k] += __shfl_down_sync(0xffffffff, m[k], distance);
    if (threadIdx.x % 32 == 0)
      ofWarps[threadIdx.x / 32][k] = m[k];
  }
  __syncthreads();
  if (threadIdx.x < MOMENTS) {
    double sum = 0;
    for (int warp = 0; warp < THREADS / 32; ++warp)
      sum += ofWarps[warp][threadIdx.x];
    partial[blockIdx.x * MOMENTS + threadIdx.x] = sum;
  }
}

__global__ void regress(const double *__restrict__ partial, double *__restrict__ coefficients) {
  __shared__ double total[MOMENTS];
  double sum = 0;
  for (int block = 0; block < BLOCKS; ++block)
    sum += partial[block * MOMENTS + threadIdx.x];
  total[threadIdx.x] = sum;
  __syncthreads();
  if (threadIdx.x == 0)
    solve(total, coefficients);
}

__global__ void decide(const double *__restrict__ spots, const double *__restrict__ cash,
                       const double *__restrict__ coefficients, double *__restrict__ out, int paths) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= paths)
    return;
  const double x = spots[i] * (1 / STRIKE), now = STRIKE - spots[i];
  const double later = coefficients[0] + x * (coefficients[1] + x * coefficients[2]);
  out[i] = now > 0 && now > later ? now : DISCOUNT * cash[i];
}

static void launch(const BenchProblem &p) {
  const int paths = p.size(0);
  moments<<<BLOCKS, THREADS>>>(p.array<double>(0), p.array<double>(1), p.array<double>(2), paths);
  regress<<<1, MOMENTS>>>(p.array<double>(2), p.array<double>(3));
  decide<<<blocksFor(paths, THREADS), THREADS>>>(p.array<double>(0), p.array<double>(1), p.array<double>(3),
                                                 p.array<double>(4), paths);
}

BENCH_CUDA(launch)
