// Limits and preferences of the device. Stack and heap are real; preferences are kept and have no further effect.
#include "core/api.h"

using namespace sampan::rt;

namespace {

constexpr size_t kMostFetchGranularity = 128;

} // namespace

extern "C" cudaError_t cudaDeviceSetLimit(enum cudaLimit limit, size_t value) {
  return call([&](Runtime &runtime) {
    switch (limit) {
    case cudaLimitStackSize: runtime.driver->setStackBytes(value); return cudaSuccess;
    case cudaLimitMallocHeapSize: runtime.driver->setHeapBytes(value); return cudaSuccess;
    case cudaLimitPrintfFifoSize: runtime.printfBytes = value; return cudaSuccess;
    case cudaLimitDevRuntimeSyncDepth: runtime.syncDepth = value; return cudaSuccess;
    case cudaLimitDevRuntimePendingLaunchCount: runtime.pendingLaunches = value; return cudaSuccess;
    case cudaLimitMaxL2FetchGranularity:
      runtime.fetchGranularity = value < kMostFetchGranularity ? value : kMostFetchGranularity;
      return cudaSuccess;
    case cudaLimitPersistingL2CacheSize: runtime.persistingCache = value; return cudaSuccess;
    }
    return cudaErrorUnsupportedLimit;
  });
}

extern "C" cudaError_t cudaDeviceGetLimit(size_t *value, enum cudaLimit limit) {
  return call([&](Runtime &runtime) {
    if (!value)
      return cudaErrorInvalidValue;
    switch (limit) {
    case cudaLimitStackSize: *value = runtime.driver->stackBytes(); return cudaSuccess;
    case cudaLimitMallocHeapSize: *value = runtime.driver->heapBytes(); return cudaSuccess;
    case cudaLimitPrintfFifoSize: *value = runtime.printfBytes; return cudaSuccess;
    case cudaLimitDevRuntimeSyncDepth: *value = runtime.syncDepth; return cudaSuccess;
    case cudaLimitDevRuntimePendingLaunchCount: *value = runtime.pendingLaunches; return cudaSuccess;
    case cudaLimitMaxL2FetchGranularity: *value = runtime.fetchGranularity; return cudaSuccess;
    case cudaLimitPersistingL2CacheSize: *value = runtime.persistingCache; return cudaSuccess;
    }
    return cudaErrorUnsupportedLimit;
  });
}

extern "C" cudaError_t cudaDeviceSetCacheConfig(enum cudaFuncCache config) {
  return call([&](Runtime &runtime) {
    if (config < cudaFuncCachePreferNone || config > cudaFuncCachePreferEqual)
      return cudaErrorInvalidValue;
    runtime.cacheConfig = config;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaDeviceGetCacheConfig(enum cudaFuncCache *config) {
  return call([&](Runtime &runtime) {
    if (!config)
      return cudaErrorInvalidValue;
    *config = static_cast<cudaFuncCache>(runtime.cacheConfig.load());
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaDeviceSetSharedMemConfig(enum cudaSharedMemConfig config) {
  return call([&](Runtime &runtime) {
    if (config < cudaSharedMemBankSizeDefault || config > cudaSharedMemBankSizeEightByte)
      return cudaErrorInvalidValue;
    runtime.sharedConfig = config;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaDeviceGetSharedMemConfig(enum cudaSharedMemConfig *config) {
  return call([&](Runtime &runtime) {
    if (!config)
      return cudaErrorInvalidValue;
    *config = static_cast<cudaSharedMemConfig>(runtime.sharedConfig.load());
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaThreadSetLimit(enum cudaLimit limit, size_t value) {
  return cudaDeviceSetLimit(limit, value);
}
extern "C" cudaError_t cudaThreadGetLimit(size_t *value, enum cudaLimit limit) {
  return cudaDeviceGetLimit(value, limit);
}
extern "C" cudaError_t cudaThreadSetCacheConfig(enum cudaFuncCache config) { return cudaDeviceSetCacheConfig(config); }
extern "C" cudaError_t cudaThreadGetCacheConfig(enum cudaFuncCache *config) { return cudaDeviceGetCacheConfig(config); }
