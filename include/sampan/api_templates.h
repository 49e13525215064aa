// What C++ adds to the runtime API: typed pointers, symbols and kernels passed as themselves, occupancy helpers.
// Included by cuda_runtime_api.h only.
#pragma once

extern "C++" {

// Memory: any pointer type takes the place of void*.
template <class T> inline cudaError_t cudaMalloc(T **pointer, size_t size) {
  return ::cudaMalloc(reinterpret_cast<void **>(pointer), size);
}
template <class T> inline cudaError_t cudaMallocHost(T **pointer, size_t size, unsigned int flags = 0) {
  return ::cudaHostAlloc(reinterpret_cast<void **>(pointer), size, flags);
}
inline cudaError_t cudaMallocHost(void **pointer, size_t size, unsigned int flags) {
  return ::cudaHostAlloc(pointer, size, flags);
}
template <class T> inline cudaError_t cudaHostAlloc(T **pointer, size_t size, unsigned int flags) {
  return ::cudaHostAlloc(reinterpret_cast<void **>(pointer), size, flags);
}
template <class T> inline cudaError_t cudaHostGetDevicePointer(T **devicePointer, void *hostPointer,
                                                               unsigned int flags) {
  return ::cudaHostGetDevicePointer(reinterpret_cast<void **>(devicePointer), hostPointer, flags);
}
template <class T> inline cudaError_t cudaMallocManaged(T **pointer, size_t size,
                                                        unsigned int flags = cudaMemAttachGlobal) {
  return ::cudaMallocManaged(reinterpret_cast<void **>(pointer), size, flags);
}
template <class T> inline cudaError_t cudaMallocPitch(T **pointer, size_t *pitch, size_t width, size_t height) {
  return ::cudaMallocPitch(reinterpret_cast<void **>(pointer), pitch, width, height);
}
template <class T> inline cudaError_t cudaMallocAsync(T **pointer, size_t size, cudaStream_t stream) {
  return ::cudaMallocAsync(reinterpret_cast<void **>(pointer), size, stream);
}
template <class T> inline cudaError_t cudaMallocAsync(T **pointer, size_t size, cudaMemPool_t pool,
                                                      cudaStream_t stream) {
  return ::cudaMallocFromPoolAsync(reinterpret_cast<void **>(pointer), size, pool, stream);
}
template <class T> inline cudaError_t cudaMallocFromPoolAsync(T **pointer, size_t size, cudaMemPool_t pool,
                                                              cudaStream_t stream) {
  return ::cudaMallocFromPoolAsync(reinterpret_cast<void **>(pointer), size, pool, stream);
}
template <class T> inline cudaError_t cudaStreamAttachMemAsync(cudaStream_t stream, T *pointer, size_t length = 0,
                                                               unsigned int flags = cudaMemAttachSingle) {
  return ::cudaStreamAttachMemAsync(stream, static_cast<void *>(pointer), length, flags);
}

// CUDA 13 names the place of managed memory by a structure; the number that CUDA 12 takes stands behind it.
inline bool __sampan_is_place(const cudaMemLocation &l) {
  return l.type >= cudaMemLocationTypeDevice && l.type <= cudaMemLocationTypeHostNumaCurrent;
}
inline int __sampan_device_at(const cudaMemLocation &l) { return l.type == cudaMemLocationTypeDevice ? l.id : cudaCpuDeviceId; }
inline cudaError_t cudaMemPrefetchAsync(const void *pointer, size_t count, struct cudaMemLocation location,
                                        unsigned int flags, cudaStream_t stream = 0) {
  if (flags != 0 || !__sampan_is_place(location))
    return cudaErrorInvalidValue;
  return ::cudaMemPrefetchAsync(pointer, count, __sampan_device_at(location), stream);
}
inline cudaError_t cudaMemAdvise(const void *pointer, size_t count, enum cudaMemoryAdvise advice,
                                 struct cudaMemLocation location) {
  if (!__sampan_is_place(location))
    return cudaErrorInvalidValue;
  return ::cudaMemAdvise(pointer, count, advice, __sampan_device_at(location));
}

// What CUDA 11 took: a node and a text for errors, neither of which is written.
inline cudaError_t cudaGraphInstantiate(cudaGraphExec_t *executable, cudaGraph_t graph, cudaGraphNode_t *, char *,
                                        size_t) {
  return ::cudaGraphInstantiate(executable, graph, 0);
}

// Symbols: a variable by itself stands for its address.
template <class T>
inline cudaError_t cudaMemcpyToSymbol(const T &symbol, const void *src, size_t count, size_t offset = 0,
                                      enum cudaMemcpyKind kind = cudaMemcpyHostToDevice) {
  return ::cudaMemcpyToSymbol((const void *)(&reinterpret_cast<const volatile char &>(symbol)), src,
                              count, offset, kind);
}
template <class T>
inline cudaError_t cudaMemcpyFromSymbol(void *dst, const T &symbol, size_t count, size_t offset = 0,
                                        enum cudaMemcpyKind kind = cudaMemcpyDeviceToHost) {
  return ::cudaMemcpyFromSymbol(dst, (const void *)(&reinterpret_cast<const volatile char &>(symbol)),
                                count, offset, kind);
}
template <class T>
inline cudaError_t cudaMemcpyToSymbolAsync(const T &symbol, const void *src, size_t count, size_t offset = 0,
                                           enum cudaMemcpyKind kind = cudaMemcpyHostToDevice,
                                           cudaStream_t stream = 0) {
  return ::cudaMemcpyToSymbolAsync((const void *)(&reinterpret_cast<const volatile char &>(symbol)),
                                   src, count, offset, kind, stream);
}
template <class T>
inline cudaError_t cudaMemcpyFromSymbolAsync(void *dst, const T &symbol, size_t count, size_t offset = 0,
                                             enum cudaMemcpyKind kind = cudaMemcpyDeviceToHost,
                                             cudaStream_t stream = 0) {
  return ::cudaMemcpyFromSymbolAsync(dst,
                                     (const void *)(&reinterpret_cast<const volatile char &>(symbol)),
                                     count, offset, kind, stream);
}
template <class T> inline cudaError_t cudaGetSymbolAddress(void **pointer, const T &symbol) {
  return ::cudaGetSymbolAddress(pointer,
                                (const void *)(&reinterpret_cast<const volatile char &>(symbol)));
}
template <class T> inline cudaError_t cudaGetSymbolSize(size_t *size, const T &symbol) {
  return ::cudaGetSymbolSize(size, (const void *)(&reinterpret_cast<const volatile char &>(symbol)));
}

inline cudaError_t cudaEventCreate(cudaEvent_t *event, unsigned int flags) {
  return ::cudaEventCreateWithFlags(event, flags);
}

// Kernels.
template <class T>
inline cudaError_t cudaLaunchKernel(T *function, dim3 gridDim, dim3 blockDim, void **arguments, size_t sharedMem = 0,
                                    cudaStream_t stream = 0) {
  return ::cudaLaunchKernel(reinterpret_cast<const void *>(function), gridDim, blockDim, arguments, sharedMem, stream);
}
template <class T>
inline cudaError_t cudaLaunchCooperativeKernel(T *function, dim3 gridDim, dim3 blockDim, void **arguments,
                                               size_t sharedMem = 0, cudaStream_t stream = 0) {
  return ::cudaLaunchCooperativeKernel(reinterpret_cast<const void *>(function), gridDim, blockDim, arguments,
                                       sharedMem, stream);
}
#if __cplusplus >= 201103L
// The kernel's parameter types decide, not those of the arguments: an int given for a double must become one.
template <class... Parameters, class... Arguments>
inline cudaError_t cudaLaunchKernelEx(const cudaLaunchConfig_t *config, void (*kernel)(Parameters...),
                                      Arguments &&...arguments) {
  return [&](Parameters... converted) {
    void *pointers[sizeof...(Parameters) + 1] = {const_cast<void *>(static_cast<const volatile void *>(&converted))...};
    return ::cudaLaunchKernelExC(config, reinterpret_cast<const void *>(kernel), pointers);
  }(static_cast<Arguments &&>(arguments)...);
}
#endif
template <class T> inline cudaError_t cudaFuncGetAttributes(struct cudaFuncAttributes *attributes, T *function) {
  return ::cudaFuncGetAttributes(attributes, reinterpret_cast<const void *>(function));
}
template <class T> inline cudaError_t cudaFuncSetAttribute(T *function, enum cudaFuncAttribute attribute, int value) {
  return ::cudaFuncSetAttribute(reinterpret_cast<const void *>(function), attribute, value);
}
template <class T> inline cudaError_t cudaFuncSetCacheConfig(T *function, enum cudaFuncCache config) {
  return ::cudaFuncSetCacheConfig(reinterpret_cast<const void *>(function), config);
}
template <class T> inline cudaError_t cudaFuncSetSharedMemConfig(T *function, enum cudaSharedMemConfig config) {
  return ::cudaFuncSetSharedMemConfig(reinterpret_cast<const void *>(function), config);
}
template <class T> inline cudaError_t cudaFuncGetName(const char **name, T *function) {
  return ::cudaFuncGetName(name, reinterpret_cast<const void *>(function));
}

// Occupancy.
template <class T>
inline cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, T *function, int blockSize,
                                                                 size_t dynamicSharedMem) {
  return ::cudaOccupancyMaxActiveBlocksPerMultiprocessor(blocks, reinterpret_cast<const void *>(function), blockSize,
                                                         dynamicSharedMem);
}
template <class T>
inline cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int *blocks, T *function, int blockSize,
                                                                          size_t dynamicSharedMem,
                                                                          unsigned int flags) {
  return ::cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(blocks, reinterpret_cast<const void *>(function),
                                                                  blockSize, dynamicSharedMem, flags);
}
template <class T>
inline cudaError_t cudaOccupancyAvailableDynamicSMemPerBlock(size_t *bytes, T *function, int blocks, int blockSize) {
  return ::cudaOccupancyAvailableDynamicSMemPerBlock(bytes, reinterpret_cast<const void *>(function), blocks,
                                                     blockSize);
}

// The block size with the most threads in flight, the larger one of equals; multiples of a warp are tried downwards.
template <class BytesOfBlock, class T>
inline cudaError_t cudaOccupancyMaxPotentialBlockSizeVariableSMemWithFlags(int *minGridSize, int *blockSize,
                                                                           T function, BytesOfBlock bytesOfBlock,
                                                                           int blockSizeLimit = 0,
                                                                           unsigned int flags = 0) {
  if (!minGridSize || !blockSize)
    return cudaErrorInvalidValue;
  int device = 0, processors = 0;
  struct cudaFuncAttributes attributes;
  cudaError_t error = ::cudaGetDevice(&device);
  if (error == cudaSuccess)
    error = ::cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, device);
  if (error == cudaSuccess)
    error = ::cudaFuncGetAttributes(&attributes, reinterpret_cast<const void *>(function));
  if (error != cudaSuccess)
    return error;
  int limit = attributes.maxThreadsPerBlock;
  if (blockSizeLimit > 0 && blockSizeLimit < limit)
    limit = blockSizeLimit;
  int bestThreads = 0, bestBlocks = 0, bestSize = 0;
  for (int rounded = (limit + 31) / 32 * 32; rounded > 0; rounded -= 32) {
    int size = rounded < limit ? rounded : limit, blocks = 0;
    error = ::cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(
        &blocks, reinterpret_cast<const void *>(function), size, bytesOfBlock(size), flags);
    if (error != cudaSuccess)
      return error;
    if (blocks * size > bestThreads) {
      bestThreads = blocks * size;
      bestBlocks = blocks;
      bestSize = size;
    }
  }
  *minGridSize = bestBlocks * processors;
  *blockSize = bestSize;
  return cudaSuccess;
}
template <class BytesOfBlock, class T>
inline cudaError_t cudaOccupancyMaxPotentialBlockSizeVariableSMem(int *minGridSize, int *blockSize, T function,
                                                                  BytesOfBlock bytesOfBlock, int blockSizeLimit = 0) {
  return cudaOccupancyMaxPotentialBlockSizeVariableSMemWithFlags(minGridSize, blockSize, function, bytesOfBlock,
                                                                 blockSizeLimit, 0);
}
struct __sampan_same_bytes {
  size_t bytes;
  size_t operator()(int) const { return bytes; }
};
template <class T>
inline cudaError_t cudaOccupancyMaxPotentialBlockSizeWithFlags(int *minGridSize, int *blockSize, T function,
                                                               size_t dynamicSharedMem = 0, int blockSizeLimit = 0,
                                                               unsigned int flags = 0) {
  __sampan_same_bytes same = {dynamicSharedMem};
  return cudaOccupancyMaxPotentialBlockSizeVariableSMemWithFlags(minGridSize, blockSize, function, same,
                                                                 blockSizeLimit, flags);
}
template <class T>
inline cudaError_t cudaOccupancyMaxPotentialBlockSize(int *minGridSize, int *blockSize, T function,
                                                      size_t dynamicSharedMem = 0, int blockSizeLimit = 0) {
  return cudaOccupancyMaxPotentialBlockSizeWithFlags(minGridSize, blockSize, function, dynamicSharedMem,
                                                     blockSizeLimit, 0);
}

} // extern "C++"
