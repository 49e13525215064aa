#include "openmp_side.h"
#include "parameters.h"

// Compilers do not vectorise a loop that each pixel leaves by itself. Sixteen pixels go round together until none is
// left, and those that have escaped no longer count: what a vectoriser for such loops would do.
constexpr int kTogether = 16;

static void work(const BenchProblem &p) {
  int *__restrict counts = aligned(p.array<int>(0));
  const int width = p.size(0), height = p.size(1);
#pragma omp parallel for schedule(dynamic, 4)
  for (int y = 0; y < height; ++y)
    for (int first = 0; first < width; first += kTogether) {
      const float ci = TOP + y * PIXEL;
      alignas(64) float cr[kTogether], r[kTogether], i[kTogether];
      alignas(64) int n[kTogether];
      for (int k = 0; k < kTogether; ++k) {
        cr[k] = LEFT + (first + k) * PIXEL;
        r[k] = i[k] = 0;
        n[k] = 0;
      }
      for (int round = 0; round < ROUNDS; ++round) {
        int left = 0;
#pragma omp simd reduction(| : left)
        for (int k = 0; k < kTogether; ++k) {
          const int inside = r[k] * r[k] + i[k] * i[k] <= 4;
          const float next = r[k] * r[k] - i[k] * i[k] + cr[k];
          i[k] = inside ? 2 * r[k] * i[k] + ci : i[k];
          r[k] = inside ? next : r[k];
          n[k] += inside;
          left |= inside;
        }
        if (!left)
          break;
      }
      for (int k = 0; k < kTogether; ++k)
        counts[y * width + first + k] = n[k];
    }
}

BENCH_OMP(work)
