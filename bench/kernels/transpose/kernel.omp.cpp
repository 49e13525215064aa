#include "openmp_side.h"

constexpr int kTile = 32;

static void work(const BenchProblem &p) {
  const float *__restrict from = aligned(p.array<float>(0));
  float *__restrict to = aligned(p.array<float>(1));
  const int n = p.size(0); // a multiple of kTile
#pragma omp parallel for collapse(2) schedule(static)
  for (int ty = 0; ty < n; ty += kTile)
    for (int tx = 0; tx < n; tx += kTile) {
      // By way of a tile: rows are read and written whole, and the strided accesses stay in the nearest cache.
      alignas(64) float tile[kTile][kTile];
      for (int y = 0; y < kTile; ++y)
#pragma omp simd
        for (int x = 0; x < kTile; ++x)
          tile[y][x] = from[(ty + y) * n + tx + x];
      for (int x = 0; x < kTile; ++x)
#pragma omp simd
        for (int y = 0; y < kTile; ++y)
          to[(tx + x) * n + ty + y] = tile[y][x];
    }
}

BENCH_OMP(work)
