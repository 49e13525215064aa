// A side in C++ with OpenMP: works on the harness's arrays where they are.
#pragma once

#include "side.h"

#include <omp.h>

inline void *ompPrepare(const BenchProblem *problem) {
  omp_set_dynamic(0);
  omp_set_num_threads(problem->threads);
  return const_cast<BenchProblem *>(problem);
}

template <void (*Work)(const BenchProblem &)> const char *ompRun(void *state) {
  Work(*static_cast<const BenchProblem *>(state));
  return nullptr;
}

inline const char *ompFetch(void *) { return nullptr; }
inline void ompRelease(void *) {}

// A pointer that the compiler may take for aligned to a cache line, which the harness's arrays are.
template <typename T> inline T *aligned(T *pointer) { return static_cast<T *>(__builtin_assume_aligned(pointer, 64)); }

#define BENCH_OMP(work)                                                                                                \
  BENCH_ENTRY { return {ompPrepare, ompRun<work>, ompFetch, ompRelease}; }
