// What the machine can do at best: memory traffic of a = b + s * c, and fused multiply-adds that wait for nothing.
#include "openmp_side.h"

namespace {

#ifdef __AVX512F__
constexpr int kVectorBytes = 64;
#else
constexpr int kVectorBytes = 32;
#endif
// So many independent chains hide the latency of two units, and fit sixteen registers with the two factors.
constexpr int kChains = 12;

// Operations a second of all threads, each at its best: they need nothing of each other.
template <typename Real> void peak(long long rounds, int runs, double *out) {
  typedef Real Vector __attribute__((vector_size(kVectorBytes)));
  out[0] = out[1] = 0;
#pragma omp parallel
  {
    const Vector factor = Vector{} + Real(0.999), addend = Vector{} + Real(0.001);
    Vector c0 = factor, c1 = c0 + 1, c2 = c0 + 2, c3 = c0 + 3, c4 = c0 + 4, c5 = c0 + 5, c6 = c0 + 6, c7 = c0 + 7,
           c8 = c0 + 8, c9 = c0 + 9, c10 = c0 + 10, c11 = c0 + 11;
    double least = 1e30;
    for (int run = 0; run < runs; ++run) {
      const double start = omp_get_wtime();
      for (long long r = 0; r < rounds; ++r) {
        c0 = c0 * factor + addend, c1 = c1 * factor + addend, c2 = c2 * factor + addend, c3 = c3 * factor + addend;
        c4 = c4 * factor + addend, c5 = c5 * factor + addend, c6 = c6 * factor + addend, c7 = c7 * factor + addend;
        c8 = c8 * factor + addend, c9 = c9 * factor + addend, c10 = c10 * factor + addend, c11 = c11 * factor + addend;
      }
      // Values have to be there before the clock is read.
      asm volatile("" : "+x"(c0), "+x"(c1), "+x"(c2), "+x"(c3), "+x"(c4), "+x"(c5));
      asm volatile("" : "+x"(c6), "+x"(c7), "+x"(c8), "+x"(c9), "+x"(c10), "+x"(c11));
      const double seconds = omp_get_wtime() - start;
      least = seconds < least ? seconds : least;
    }
#pragma omp critical
    out[1] += 2.0 * kChains * (kVectorBytes / sizeof(Real)) * double(rounds) / least;
  }
}

void triad(const BenchProblem &p) {
  double *__restrict a = aligned(p.array<double>(0));
  const double *__restrict b = aligned(p.array<double>(1)), *__restrict c = aligned(p.array<double>(2));
#pragma omp parallel for simd schedule(static)
  for (int i = 0; i < p.size(0); ++i)
    a[i] = b[i] + 0.5 * c[i];
}

void work(const BenchProblem &p) {
  if (p.size(1) == 0)
    triad(p);
  else if (p.size(1) == 1)
    peak<float>(p.size(2), p.size(3), p.array<double>(3));
  else
    peak<double>(p.size(2), p.size(3), p.array<double>(3));
}

} // namespace

BENCH_OMP(work)
