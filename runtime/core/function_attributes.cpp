// What a kernel needs, and what may be asked for it.
#include "core/launch_check.h"
#include "core/limits.h"

using namespace sampan::rt;

namespace {

// Registers are the chip's affair and no kernel is ever refused for them; programs divide by the number.
constexpr int kNominalRegisters = 32;

template <class Body> cudaError_t withKernel(const void *function, Body &&body) {
  return call([&](Runtime &runtime) {
    cudaError_t error = cudaSuccess;
    Kernel *kernel = kernelOf(runtime, function, error);
    return kernel ? body(*kernel) : error;
  });
}

} // namespace

extern "C" cudaError_t cudaFuncGetAttributes(struct cudaFuncAttributes *attributes, const void *function) {
  return withKernel(function, [&](Kernel &kernel) {
    if (!attributes)
      return cudaErrorInvalidValue;
    int arch = kernel.arch;
    *attributes = {};
    attributes->sharedSizeBytes = kernel.code->static_shared_bytes;
    attributes->localSizeBytes = kernel.code->local_memory_bytes;
    attributes->maxThreadsPerBlock = static_cast<int>(kernel.code->max_threads);
    attributes->numRegs = kNominalRegisters;
    attributes->ptxVersion = attributes->binaryVersion = arch;
    attributes->maxDynamicSharedSizeBytes = static_cast<int>(kernel.maxDynamicShared.load());
    attributes->preferredShmemCarveout = kernel.carveout.load();
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaFuncSetAttribute(const void *function, enum cudaFuncAttribute attribute, int value) {
  return withKernel(function, [&](Kernel &kernel) {
    switch (attribute) {
    case cudaFuncAttributeMaxDynamicSharedMemorySize: {
      uint32_t fixed = kernel.code->static_shared_bytes;
      if (value < 0 || uint64_t(value) + fixed > kSharedPerBlockOptin)
        return refuse(cudaErrorInvalidValue, "S7307",
                      "cudaFuncSetAttribute: " + std::to_string(value) + " bytes of dynamic shared memory beside " +
                          std::to_string(fixed) + " static ones",
                      "a block has at most " + std::to_string(kSharedPerBlockOptin) + " bytes in all");
      // Never below what every kernel may use without asking.
      uint32_t least = fixed < kSharedPerBlock ? kSharedPerBlock - fixed : 0;
      kernel.maxDynamicShared = static_cast<uint32_t>(value) > least ? static_cast<uint32_t>(value) : least;
      return cudaSuccess;
    }
    case cudaFuncAttributePreferredSharedMemoryCarveout:
      if (value < -1 || value > 100)
        return cudaErrorInvalidValue;
      kernel.carveout = value;
      return cudaSuccess;
    case cudaFuncAttributeNonPortableClusterSizeAllowed: return cudaSuccess;
    default: return cudaErrorInvalidValue;
    }
  });
}

extern "C" cudaError_t cudaFuncSetCacheConfig(const void *function, enum cudaFuncCache config) {
  return withKernel(function, [&](Kernel &) {
    return config >= cudaFuncCachePreferNone && config <= cudaFuncCachePreferEqual ? cudaSuccess
                                                                                   : cudaErrorInvalidValue;
  });
}

extern "C" cudaError_t cudaFuncSetSharedMemConfig(const void *function, enum cudaSharedMemConfig config) {
  return withKernel(function, [&](Kernel &) {
    return config >= cudaSharedMemBankSizeDefault && config <= cudaSharedMemBankSizeEightByte ? cudaSuccess
                                                                                              : cudaErrorInvalidValue;
  });
}

extern "C" cudaError_t cudaFuncGetName(const char **name, const void *function) {
  return withKernel(function, [&](Kernel &kernel) {
    if (!name)
      return cudaErrorInvalidValue;
    *name = kernel.code->name;
    return cudaSuccess;
  });
}
