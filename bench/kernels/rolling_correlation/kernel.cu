#include "cuda_side.h"
#include "parameters.h"

__global__ void correlate(const float *__restrict__ xs, const float *__restrict__ ys, float *__restrict__ out, int count) {
  const int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= count)
    return;
  float sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (int k = 0; k < WINDOW; ++k) {
    const float x = xs[i + k], y = ys[i + k];
    sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
  }
  out[i] = (WINDOW * sxy - sx * sy) / sqrtf((WINDOW * sxx - sx * sx) * (WINDOW * syy - sy * sy));
}

static void launch(const BenchProblem &p) {
  correlate<<<blocksFor(p.size(0), 256), 256>>>(p.array<float>(0), p.array<float>(1), p.array<float>(2), p.size(0));
}

BENCH_CUDA(launch)
