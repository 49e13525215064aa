// What the programs of tests/kernel and tests/e2e/kernels share: comparing, counting, and an exit status.
#pragma once
#include <cstdio>

namespace check {

inline int wrong = 0;

template <class Got, class Expected> void same(const char *what, long index, Got got, Expected expected) {
  if (got == static_cast<Got>(expected) || (got != got && expected != expected))
    return;
  if (++wrong <= 10)
    std::printf("wrong: %s [%ld]: %.17g instead of %.17g\n", what, index, double(got), double(expected));
}

inline void status(const char *what, int got, int expected = 0) { same(what, 0, got, expected); }

inline int result() {
  std::printf(wrong ? "%d wrong\n" : "ok\n", wrong);
  return wrong ? 1 : 0;
}

// Memory that host and kernels see.
template <class T> T *managed(long count) {
  T *p = nullptr;
  status("cudaMallocManaged", cudaMallocManaged(&p, sizeof(T) * count));
  for (long i = 0; i < count; ++i)
    p[i] = T();
  return p;
}

inline void finish(const char *what) { status(what, cudaDeviceSynchronize()); }

} // namespace check
