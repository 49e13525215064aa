// A side in CUDA: the arrays live in device memory, `launch` starts the kernels, the clock stops after synchronising.
#pragma once

#include "side.h"

#include <cuda_runtime.h>

constexpr int kMostArrays = 16;

struct CudaState {
  BenchProblem device;
  BenchArray arrays[kMostArrays];
  const BenchProblem *host;
};

inline unsigned blocksFor(long long count, int perBlock) {
  return static_cast<unsigned>((count + perBlock - 1) / perBlock);
}

inline const char *cudaMessage(cudaError_t error) { return error == cudaSuccess ? nullptr : cudaGetErrorString(error); }

inline void cudaRelease(void *state) {
  auto *s = static_cast<CudaState *>(state);
  for (int i = 0; i < s->device.arrayCount; ++i)
    cudaFree(s->arrays[i].data);
  delete s;
}

inline void *cudaPrepare(const BenchProblem *problem) {
  if (problem->arrayCount > kMostArrays)
    return nullptr;
  auto *s = new CudaState{*problem, {}, problem};
  s->device.arrays = s->arrays;
  for (int i = 0; i < problem->arrayCount; ++i) {
    const BenchArray &from = problem->arrays[i];
    s->arrays[i] = {nullptr, from.bytes, from.written};
    if (cudaMalloc(&s->arrays[i].data, from.bytes) != cudaSuccess ||
        cudaMemcpy(s->arrays[i].data, from.data, from.bytes, cudaMemcpyHostToDevice) != cudaSuccess) {
      cudaRelease(s);
      return nullptr;
    }
  }
  return s;
}

template <void (*Launch)(const BenchProblem &)> const char *cudaRun(void *state) {
  Launch(static_cast<CudaState *>(state)->device);
  if (const char *message = cudaMessage(cudaGetLastError()))
    return message;
  return cudaMessage(cudaDeviceSynchronize());
}

inline const char *cudaFetch(void *state) {
  auto *s = static_cast<CudaState *>(state);
  for (int i = 0; i < s->device.arrayCount; ++i)
    if (s->arrays[i].written)
      if (const char *message = cudaMessage(
              cudaMemcpy(s->host->arrays[i].data, s->arrays[i].data, s->arrays[i].bytes, cudaMemcpyDeviceToHost)))
        return message;
  return nullptr;
}

#define BENCH_CUDA(launch)                                                                                             \
  BENCH_ENTRY { return {cudaPrepare, cudaRun<launch>, cudaFetch, cudaRelease}; }
