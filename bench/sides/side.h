// What the harness and a side have in common: plain C, because a side is a shared library made by another compiler.
//
// A side implements one kernel. The harness loads it, hands it the problem, and times `run` alone.
#pragma once

struct BenchArray {
  void *data; // 64-byte aligned
  unsigned long long bytes;
  int written; // 0: the side only reads it; 1: a result, copied back by `fetch`
};

struct BenchProblem {
  BenchArray *arrays;
  int arrayCount;
  const int *sizes; // what the numbers mean is the kernel's own affair
  int threads;

#ifdef __cplusplus
  template <typename T> T *array(int index) const { return static_cast<T *>(arrays[index].data); }
  int size(int index) const { return sizes[index]; }
#endif
};

struct BenchSide {
  void *(*prepare)(const BenchProblem *); // data to where the kernel reads it; null if that is impossible
  const char *(*run)(void *state);        // the kernel from launch to end; null, or what went wrong
  const char *(*fetch)(void *state);      // results into the problem's arrays; null, or what went wrong
  void (*release)(void *state);
};

// The one symbol of a side's library.
#define BENCH_ENTRY extern "C" __attribute__((visibility("default"))) BenchSide benchSide()
