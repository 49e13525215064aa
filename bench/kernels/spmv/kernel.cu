#include "cuda_side.h"

__global__ void multiply(const int *__restrict__ starts, const int *__restrict__ columns, const double *__restrict__ values,
                         const double *__restrict__ x, double *__restrict__ y, int rows) {
  const int row = blockIdx.x * blockDim.x + threadIdx.x;
  if (row >= rows)
    return;
  double sum = 0;
  for (int i = starts[row]; i < starts[row + 1]; ++i)
    sum += values[i] * x[columns[i]];
  y[row] = sum;
}

static void launch(const BenchProblem &p) {
  multiply<<<blocksFor(p.size(0), 128), 128>>>(p.array<int>(0), p.array<int>(1), p.array<double>(2), p.array<double>(3),
                                               p.array<double>(4), p.size(0));
}

BENCH_CUDA(launch)
