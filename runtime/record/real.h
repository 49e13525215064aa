// The CUDA runtime behind this library: NVIDIA's or ours, whichever the program is linked with. Ours knows nothing of it.
#pragma once

#include "cuda_runtime_api.h"

#include <cstddef>

namespace sampan::record {

#define SAMPAN_REAL_FUNCTIONS(X)                                                                                       \
  X(cudaMalloc, (void **, size_t))                                                                                     \
  X(cudaMallocManaged, (void **, size_t, unsigned))                                                                    \
  X(cudaMallocPitch, (void **, size_t *, size_t, size_t))                                                              \
  X(cudaMalloc3D, (cudaPitchedPtr *, cudaExtent))                                                                      \
  X(cudaMallocAsync, (void **, size_t, cudaStream_t))                                                                  \
  X(cudaMallocFromPoolAsync, (void **, size_t, cudaMemPool_t, cudaStream_t))                                           \
  X(cudaMallocHost, (void **, size_t))                                                                                 \
  X(cudaHostAlloc, (void **, size_t, unsigned))                                                                        \
  X(cudaHostRegister, (void *, size_t, unsigned))                                                                      \
  X(cudaHostUnregister, (void *))                                                                                      \
  X(cudaFree, (void *))                                                                                                \
  X(cudaFreeAsync, (void *, cudaStream_t))                                                                             \
  X(cudaFreeHost, (void *))                                                                                            \
  X(cudaDeviceReset, ())                                                                                               \
  X(cudaLaunchKernel, (const void *, dim3, dim3, void **, size_t, cudaStream_t))                                       \
  X(cudaLaunchCooperativeKernel, (const void *, dim3, dim3, void **, size_t, cudaStream_t))                            \
  X(cudaLaunchKernelExC, (const cudaLaunchConfig_t *, const void *, void **))                                          \
  X(cudaStreamBeginCapture, (cudaStream_t, cudaStreamCaptureMode))                                                     \
  X(cudaStreamEndCapture, (cudaStream_t, cudaGraph_t *))                                                               \
  X(cudaStreamQuery, (cudaStream_t))                                                                                   \
  X(cudaDeviceSynchronize, ())                                                                                         \
  X(cudaMemcpy, (void *, const void *, size_t, cudaMemcpyKind))                                                        \
  X(cudaGetSymbolAddress, (void **, const void *))                                                                     \
  X(cudaGetLastError, ())                                                                                              \
  X(cudaPeekAtLastError, ())                                                                                           \
  X(cudaGetDevice, (int *))                                                                                            \
  X(cudaDeviceGetAttribute, (int *, cudaDeviceAttr, int))                                                              \
  X(cudaRuntimeGetVersion, (int *))                                                                                    \
  X(cudaDriverGetVersion, (int *))

// A function that the runtime lacks is null.
struct Real {
#define SAMPAN_REAL_MEMBER(name, parameters) cudaError_t(*name) parameters = nullptr;
  SAMPAN_REAL_FUNCTIONS(SAMPAN_REAL_MEMBER)
#undef SAMPAN_REAL_MEMBER
  const char *(*cudaGetErrorName)(cudaError_t) = nullptr;
  const char *(*cudaGetErrorString)(cudaError_t) = nullptr;
  void **(*registerFatBinary)(const void *) = nullptr;
  void (*registerFunction)(void **, const char *, char *, const char *, int, void *, void *, void *, void *,
                           int *) = nullptr;
  void (*registerVar)(void **, char *, char *, const char *, int, size_t, int, int) = nullptr;
  void (*registerManagedVar)(void **, void **, char *, const char *, size_t, unsigned) = nullptr;
  // Of CUDA 12.4 and later.
  cudaError_t (*getParamInfo)(const void *, size_t index, size_t *offset, size_t *bytes) = nullptr;

  static const Real &get();
};

} // namespace sampan::record
