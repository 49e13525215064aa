#include "openmp_side.h"
#include "parameters.h"

#include <math.h>

static void work(const BenchProblem &p) {
  const float *spots = p.array<float>(0), *ups = p.array<float>(1), *discountedUps = p.array<float>(2),
              *discountedDowns = p.array<float>(3);
  float *prices = p.array<float>(4);
  const int count = p.size(0);
#pragma omp parallel for schedule(dynamic, 1)
  for (int option = 0; option < count; ++option) {
    alignas(64) float value[STEPS + 16], stock[STEPS + 16];
    const float spot = spots[option], up = ups[option], discountedUp = discountedUps[option],
                discountedDown = discountedDowns[option];
#pragma omp simd
    for (int node = 0; node <= STEPS; ++node) {
      stock[node] = spot * powf(up, float(2 * node - STEPS));
      value[node] = STRIKE - stock[node] > 0 ? STRIKE - stock[node] : 0;
    }
    for (int step = STEPS - 1; step >= 0; --step) {
      // A node reads its neighbour before that is written: the order in which vectors go.
#pragma omp simd
      for (int node = 0; node <= step; ++node) {
        stock[node] *= up;
        const float next = discountedUp * value[node + 1] + discountedDown * value[node],
                    exercise = STRIKE - stock[node];
        value[node] = next > exercise ? next : exercise;
      }
    }
    prices[option] = value[0];
  }
}

BENCH_OMP(work)
