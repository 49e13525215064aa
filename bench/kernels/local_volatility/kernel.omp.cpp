#include "openmp_side.h"
#include "parameters.h"

// So many surfaces go forward together, and their nodes fit a core's cache.
constexpr int kTogether = 16;

static void work(const BenchProblem &p) {
  const double *initial = p.array<double>(0), *levels = p.array<double>(1), *curvatures = p.array<double>(2);
  double *values = p.array<double>(3), *allRatios = p.array<double>(4);
  const int count = p.size(0); // a multiple of kTogether
#pragma omp parallel for schedule(static)
  for (int first = 0; first < count; first += kTogether) {
    const double *__restrict level = aligned(levels + first), *__restrict curvature = aligned(curvatures + first);
    double *__restrict v = aligned(values + first), *__restrict ratios = aligned(allRatios + first);
    for (int i = 0; i < NODES; ++i)
      for (int k = 0; k < kTogether; ++k)
        v[i * count + k] = initial[i];
    for (int step = 0; step < STEPS; ++step) {
      alignas(64) double ratio[kTogether], neighbour[kTogether];
      for (int k = 0; k < kTogether; ++k)
        ratio[k] = 0, neighbour[k] = v[k];
      for (int i = 1; i < NODES - 1; ++i) {
        const double x = LOW + i * WIDTH;
#pragma omp simd
        for (int k = 0; k < kTogether; ++k) {
          const double s = level[k] + curvature[k] * x * x;
          const double diffusion = s * s * (0.5 * STEP_TIME / (WIDTH * WIDTH));
          const double drift = (RATE - 0.5 * s * s) * (STEP_TIME / (2 * WIDTH));
          const double lower = drift - diffusion, upper = -drift - diffusion;
          const double pivot = 1 / (1 + RATE * STEP_TIME + 2 * diffusion - lower * ratio[k]);
          ratio[k] = upper * pivot;
          neighbour[k] = (v[i * count + k] - lower * neighbour[k]) * pivot;
          ratios[i * count + k] = ratio[k];
          v[i * count + k] = neighbour[k];
        }
      }
      for (int k = 0; k < kTogether; ++k)
        neighbour[k] = v[(NODES - 1) * count + k];
      for (int i = NODES - 2; i > 0; --i)
#pragma omp simd
        for (int k = 0; k < kTogether; ++k) {
          neighbour[k] = v[i * count + k] - ratios[i * count + k] * neighbour[k];
          v[i * count + k] = neighbour[k];
        }
    }
  }
}

BENCH_OMP(work)
