#include "cuda_side.h"
#include "parameters.h"
#include "philox_cuda.h"

__global__ void simulate(float *__restrict__ payoffs, int paths) {
  const int path = blockIdx.x * blockDim.x + threadIdx.x;
  if (path >= paths)
    return;
  float x = SPOT_LOG, sum = 0;
  for (int call = 0; call < STEPS / 4; ++call) {
    const uint4 w = philox(path, call, KEY0, KEY1);
    const float2 a = normals(w.x, w.y), b = normals(w.z, w.w);
    sum += expf(x += DRIFT + DEVIATION * a.x);
    sum += expf(x += DRIFT + DEVIATION * a.y);
    sum += expf(x += DRIFT + DEVIATION * b.x);
    sum += expf(x += DRIFT + DEVIATION * b.y);
  }
  payoffs[path] = fmaxf(sum / STEPS - STRIKE, 0.0f);
}

static void launch(const BenchProblem &p) { simulate<<<blocksFor(p.size(0), 256), 256>>>(p.array<float>(0), p.size(0)); }

BENCH_CUDA(launch)
