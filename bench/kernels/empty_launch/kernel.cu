#include "cuda_side.h"

__global__ void nothing() {}

static void launch(const BenchProblem &) { nothing<<<1, 64>>>(); }

BENCH_CUDA(launch)
