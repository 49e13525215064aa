// How many blocks fit a processor. The limits are those of limits.h; registers never limit.
#include "core/launch_check.h"
#include "core/limits.h"

#include <algorithm>

using namespace sampan::rt;

namespace {

int blocksPerProcessor(const Kernel &kernel, int blockSize, size_t dynamicShared) {
  if (blockSize > static_cast<int>(kernel.code->max_threads) ||
      dynamicShared + kernel.code->static_shared_bytes > kSharedPerBlockOptin)
    return 0;
  int warps = (blockSize + kWarp - 1) / kWarp;
  int byThreads = kThreadsPerProcessor / (warps * kWarp);
  size_t shared = dynamicShared + kernel.code->static_shared_bytes + kSharedReserved;
  int byShared = static_cast<int>(kSharedPerProcessor / shared);
  return std::min({kBlocksPerProcessor, byThreads, byShared});
}

} // namespace

extern "C" cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int *blocks, const void *function,
                                                                              int blockSize, size_t dynamicShared,
                                                                              unsigned int flags) {
  return call([&](Runtime &runtime) {
    if (!blocks || blockSize <= 0 || (flags & ~unsigned(cudaOccupancyDisableCachingOverride)))
      return cudaErrorInvalidValue;
    cudaError_t error = cudaSuccess;
    Kernel *kernel = kernelOf(runtime, function, error);
    if (kernel)
      *blocks = blocksPerProcessor(*kernel, blockSize, dynamicShared);
    return error;
  });
}

extern "C" cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, const void *function, int blockSize,
                                                                     size_t dynamicShared) {
  return cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(blocks, function, blockSize, dynamicShared, 0);
}

extern "C" cudaError_t cudaOccupancyAvailableDynamicSMemPerBlock(size_t *bytes, const void *function, int blocks,
                                                                 int blockSize) {
  return call([&](Runtime &runtime) {
    if (!bytes || blocks <= 0 || blockSize <= 0)
      return cudaErrorInvalidValue;
    cudaError_t error = cudaSuccess;
    Kernel *kernel = kernelOf(runtime, function, error);
    if (!kernel)
      return error;
    if (blocks > blocksPerProcessor(*kernel, blockSize, 0))
      return cudaErrorInvalidValue;
    size_t each = kSharedPerProcessor / static_cast<size_t>(blocks);
    size_t taken = kernel->code->static_shared_bytes + kSharedReserved;
    *bytes =
        std::min<size_t>(each > taken ? each - taken : 0, kSharedPerBlockOptin - kernel->code->static_shared_bytes);
    return error;
  });
}
