#include "cuda_side.h"
#include "parameters.h"
#include "philox_cuda.h"

__device__ inline void forward(float &x, float &v, float2 z) {
  const float variance = fmaxf(v, 0.0f), deviation = sqrtf(variance) * ROOT_TIME;
  x += (RATE - 0.5f * variance) * STEP_TIME + deviation * z.x;
  v += REVERSION * (LONG_RUN - variance) * STEP_TIME + VOL_OF_VOL * deviation * (CORRELATION * z.x + REST * z.y);
}

__global__ void simulate(float *__restrict__ payoffs, int paths) {
  const int path = blockIdx.x * blockDim.x + threadIdx.x;
  if (path >= paths)
    return;
  float x = SPOT_LOG, v = START;
  for (int call = 0; call < STEPS / 2; ++call) {
    const uint4 w = philox(path, call, KEY0, KEY1);
    forward(x, v, normals(w.x, w.y));
    forward(x, v, normals(w.z, w.w));
  }
  payoffs[path] = fmaxf(expf(x) - STRIKE, 0.0f);
}

static void launch(const BenchProblem &p) { simulate<<<blocksFor(p.size(0), 256), 256>>>(p.array<float>(0), p.size(0)); }

BENCH_CUDA(launch)
