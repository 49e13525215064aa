#include "cuda_side.h"

__global__ void likelihood(const double *__restrict__ squares, const double *__restrict__ omegas,
                           const double *__restrict__ alphas, const double *__restrict__ betas, double *__restrict__ out,
                           int sets, int days) {
  const int k = blockIdx.x * blockDim.x + threadIdx.x;
  if (k >= sets)
    return;
  const double omega = omegas[k], alpha = alphas[k], beta = betas[k];
  double variance = 1, sum = 0;
  for (int i = 0; i < days; ++i) {
    sum += log(variance) + squares[i] / variance;
    variance = omega + alpha * squares[i] + beta * variance;
  }
  out[k] = -0.5 * sum;
}

static void launch(const BenchProblem &p) {
  likelihood<<<blocksFor(p.size(0), 128), 128>>>(p.array<double>(0), p.array<double>(1), p.array<double>(2),
                                                 p.array<double>(3), p.array<double>(4), p.size(0), p.size(1));
}

BENCH_CUDA(launch)
