// What our cuBLAS costs above OpenBLAS: the same products and the same calls, by turns, through cuBLAS and directly, in one run on the
// same threads. Prints ratios of the best times, what a call costs more, and whether the bits are the same.
#include <cublas_v2.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <vector>

namespace {

using Dgemm = void (*)(int, int, int, int, int, int, double, const double *, int, const double *, int, double, double *,
                       int);
using Daxpy = void (*)(int, double, const double *, int, double *, int);
constexpr int kColumns = 102, kPlain = 111;

template <class Work> double seconds(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::vector<double> numbers(size_t n, unsigned seed) {
  std::vector<double> x(n);
  for (double &v : x) {
    seed = seed * 1664525u + 1013904223u;
    v = static_cast<double>(seed >> 8) / (1 << 24) - 0.5;
  }
  return x;
}

void must(cublasStatus_t status) {
  if (status == CUBLAS_STATUS_SUCCESS)
    return;
  std::fprintf(stderr, "cuBLAS: %s\n", cublasGetStatusString(status));
  std::exit(1);
}

bool products(cublasHandle_t h, Dgemm direct, int n, int rounds) {
  const size_t size = static_cast<size_t>(n) * n;
  const std::vector<double> a = numbers(size, 1), b = numbers(size, 2);
  std::vector<double> c(size), d(size);
  const double one = 1, zero = 0;
  double ours = 1e9, theirs = 1e9;
  for (int i = 0; i < rounds; ++i) {
    ours = std::min(
        ours, seconds([&] {
          must(cublasDgemm(h, CUBLAS_OP_N, CUBLAS_OP_N, n, n, n, &one, a.data(), n, b.data(), n, &zero, c.data(), n));
        }));
    theirs = std::min(theirs, seconds([&] {
                        direct(kColumns, kPlain, kPlain, n, n, n, 1, a.data(), n, b.data(), n, 0, d.data(), n);
                      }));
  }
  const bool same = std::memcmp(c.data(), d.data(), size * sizeof(double)) == 0;
  std::printf("dgemm %d: %.1f GFLOPS, %.1f %% of OpenBLAS called directly, bits %s\n", n, 2e-9 * n * n * n / ours,
              100 * theirs / ours, same ? "equal" : "DIFFER");
  return same;
}

void calls(cublasHandle_t h, Daxpy direct, int rounds) {
  constexpr int kCalls = 2000;
  double x[4] = {1, 2, 3, 4}, y[4] = {}, ours = 1e9, theirs = 1e9;
  const double a = 1e-9;
  for (int i = 0; i < rounds; ++i) {
    ours = std::min(ours, seconds([&] {
                      for (int k = 0; k < kCalls; ++k)
                        must(cublasDaxpy(h, 4, &a, x, 1, y, 1));
                    }));
    theirs = std::min(theirs, seconds([&] {
                        for (int k = 0; k < kCalls; ++k)
                          direct(4, a, x, 1, y, 1);
                      }));
  }
  std::printf("call: %.0f ns, of them %.0f ns OpenBLAS's own\n", 1e9 * ours / kCalls, 1e9 * theirs / kCalls);
}

} // namespace

int main(int argc, char **argv) {
  const int n = argc > 1 ? std::atoi(argv[1]) : 2048, rounds = argc > 2 ? std::atoi(argv[2]) : 5;
  if (n < 1 || rounds < 1) {
    std::fputs("Usage: cublas-ratio [SIDE [ROUNDS]]\n", stderr);
    return 2;
  }
  cublasHandle_t h, streamed;
  cudaStream_t stream;
  must(cublasCreate(&h));
  must(cublasCreate(&streamed));
  cudaStreamCreate(&stream);
  must(cublasSetStream(streamed, stream));
  // The very library that cuBLAS has loaded, with its threads.
  const char *named = std::getenv("SAMPAN_OPENBLAS");
  void *library = dlopen(named && *named ? named : "libopenblas.so.0", RTLD_NOW);
  const auto dgemm = reinterpret_cast<Dgemm>(library ? dlsym(library, "cblas_dgemm") : nullptr);
  const auto daxpy = reinterpret_cast<Daxpy>(library ? dlsym(library, "cblas_daxpy") : nullptr);
  if (!dgemm || !daxpy) {
    std::fputs("OpenBLAS is not to be found a second time\n", stderr);
    return 1;
  }
  const bool same = products(h, dgemm, n, rounds);
  std::fputs("default stream: ", stdout);
  calls(h, daxpy, 20 * rounds);
  std::fputs("stream: ", stdout);
  calls(streamed, daxpy, 20 * rounds);
  return same ? 0 : 1;
}
