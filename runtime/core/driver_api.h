// What the files of the driver API share: its codes, addresses and the one context.
#pragma once

#include "core/api.h"

#include "cuda.h"

namespace sampan::rt {

// The codes of both APIs are the same numbers, but for those that only the runtime has.
CUresult driverResult(cudaError_t);

CUcontext theContext();

inline void *hostAddress(CUdeviceptr pointer) { return reinterpret_cast<void *>(static_cast<uintptr_t>(pointer)); }

// The driver API's failures are no business of cudaGetLastError, which libraries read as a sign of earlier trouble.
template <class Body> cudaError_t driverCall(Body &&body) {
  const cudaError_t before = cudaPeekAtLastError();
  const cudaError_t error = body();
  if (error && !before)
    cudaGetLastError();
  return error;
}

// The memory that `allocate(void **)` makes, as the driver API names it. Nothing is written if it fails.
template <class Allocate> CUresult allocateFor(CUdeviceptr *pointer, size_t bytes, Allocate &&allocate) {
  void *memory = nullptr;
  if (!pointer || bytes == 0)
    return CUDA_ERROR_INVALID_VALUE;
  const cudaError_t error = allocate(&memory);
  if (!error)
    *pointer = reinterpret_cast<uintptr_t>(memory);
  return driverResult(error);
}

} // namespace sampan::rt
