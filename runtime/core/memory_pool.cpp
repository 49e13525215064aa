// Memory in stream order. There is one pool, the device's: see KeptMemory.
#include "core/allocate.h"
#include "core/stream.h"

#include <algorithm>

using namespace sampan::rt;

namespace {

// The default pool's handle; programs only pass it back.
cudaMemPool_t defaultPool() {
  static char pool;
  return reinterpret_cast<cudaMemPool_t>(&pool);
}

cudaError_t allocateInOrder(Runtime &runtime, void **pointer, size_t size, cudaStream_t stream) {
  std::shared_ptr<Stream> found = streamOf(runtime, stream);
  if (!found)
    return cudaErrorInvalidResourceHandle;
  if (runtime.streams.capture(*found))
    return notSupported("cudaMallocAsync in a stream that is being captured");
  if (pointer)
    if (KeptMemory::Piece kept = runtime.kept.take(size, found); kept.base) {
      runtime.memory.add({kept.base, kept.bytes, MemoryKind::Device});
      *pointer = kept.base;
      return cudaSuccess;
    }
  return allocate(runtime, "cudaMallocAsync", pointer, size, MemoryKind::Device);
}

// Two figures of different moments: another thread may have freed memory between.
uint64_t usedBeside(Runtime &runtime) {
  const uint64_t used = runtime.memory.usedBytes(), held = runtime.kept.bytes();
  return used > held ? used - held : 0;
}

} // namespace

bool sampan::rt::giveBack(Runtime &runtime, size_t most) {
  return runtime.kept.trim(most, *runtime.driver, runtime.memory);
}

void sampan::rt::giveBackUnused(Runtime &runtime) { giveBack(runtime, runtime.poolThreshold); }

extern "C" cudaError_t cudaMallocAsync(void **pointer, size_t size, cudaStream_t stream) {
  return call([&](Runtime &runtime) { return allocateInOrder(runtime, pointer, size, stream); });
}

extern "C" cudaError_t cudaMallocFromPoolAsync(void **pointer, size_t size, cudaMemPool_t pool, cudaStream_t stream) {
  return call([&](Runtime &runtime) {
    return pool == defaultPool() ? allocateInOrder(runtime, pointer, size, stream) : cudaErrorInvalidValue;
  });
}

extern "C" cudaError_t cudaFreeAsync(void *pointer, cudaStream_t handle) {
  return call([&](Runtime &runtime) {
    std::shared_ptr<Stream> stream = streamOf(runtime, handle);
    if (!stream)
      return cudaErrorInvalidResourceHandle;
    if (runtime.streams.capture(*stream))
      return notSupported("cudaFreeAsync in a stream that is being captured");
    if (!pointer)
      return cudaErrorInvalidValue;
    auto found = runtime.memory.remove(pointer, MemoryKind::Device);
    if (!found)
      return noSuchAllocation("cudaFreeAsync", pointer);
    const auto reached = std::make_shared<std::atomic<bool>>(false);
    const bool keep = KeptMemory::worthKeeping(found->bytes);
    if (keep) {
      runtime.kept.keep(found->base, found->bytes, stream, reached);
      // Between synchronisations too, sizes that never come again must not pile up.
      giveBack(runtime, std::max<uint64_t>(runtime.poolThreshold, runtime.memory.limitBytes() / 8));
    }
    const auto free = [&runtime, keep, reached, a = *found] {
      *reached = true;
      if (!keep)
        release(runtime, a);
    };
    if (runtime.streams.begin(*stream)) {
      free();
      runtime.streams.finish(*stream);
    } else {
      runtime.streams.enqueue(stream, free);
    }
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaDeviceGetDefaultMemPool(cudaMemPool_t *pool, int device) {
  return call([&](Runtime &) {
    if (device != 0)
      return cudaErrorInvalidDevice;
    if (!pool)
      return cudaErrorInvalidValue;
    *pool = defaultPool();
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaDeviceGetMemPool(cudaMemPool_t *pool, int device) {
  return cudaDeviceGetDefaultMemPool(pool, device);
}

extern "C" cudaError_t cudaDeviceSetMemPool(int device, cudaMemPool_t pool) {
  return call([&](Runtime &) {
    if (device != 0)
      return cudaErrorInvalidDevice;
    return pool == defaultPool() ? cudaSuccess : cudaErrorInvalidValue;
  });
}

extern "C" cudaError_t cudaMemPoolCreate(cudaMemPool_t *, const struct cudaMemPoolProps *) {
  return call([](Runtime &) { return notSupported("cudaMemPoolCreate"); });
}

extern "C" cudaError_t cudaMemPoolDestroy(cudaMemPool_t) {
  return call([](Runtime &) { return notSupported("cudaMemPoolDestroy"); });
}

extern "C" cudaError_t cudaMemPoolTrimTo(cudaMemPool_t pool, size_t bytes) {
  return call([&](Runtime &runtime) {
    if (pool != defaultPool())
      return cudaErrorInvalidValue;
    giveBack(runtime, bytes);
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaMemPoolSetAttribute(cudaMemPool_t pool, enum cudaMemPoolAttr attribute, void *value) {
  return call([&](Runtime &runtime) {
    if (pool != defaultPool() || !value)
      return cudaErrorInvalidValue;
    switch (attribute) {
    case cudaMemPoolAttrReleaseThreshold: runtime.poolThreshold = *static_cast<uint64_t *>(value); return cudaSuccess;
    case cudaMemPoolReuseFollowEventDependencies:
    case cudaMemPoolReuseAllowOpportunistic:
    case cudaMemPoolReuseAllowInternalDependencies:
    case cudaMemPoolAttrReservedMemHigh:
    case cudaMemPoolAttrUsedMemHigh: return cudaSuccess;
    default: return cudaErrorInvalidValue;
    }
  });
}

extern "C" cudaError_t cudaMemPoolGetAttribute(cudaMemPool_t pool, enum cudaMemPoolAttr attribute, void *value) {
  return call([&](Runtime &runtime) {
    if (pool != defaultPool() || !value)
      return cudaErrorInvalidValue;
    switch (attribute) {
    case cudaMemPoolAttrReleaseThreshold: *static_cast<uint64_t *>(value) = runtime.poolThreshold; return cudaSuccess;
    case cudaMemPoolReuseFollowEventDependencies:
    case cudaMemPoolReuseAllowOpportunistic:
    case cudaMemPoolReuseAllowInternalDependencies: *static_cast<int *>(value) = 1; return cudaSuccess;
    case cudaMemPoolAttrReservedMemCurrent:
    case cudaMemPoolAttrReservedMemHigh:
      *static_cast<uint64_t *>(value) = runtime.memory.usedBytes();
      return cudaSuccess;
    case cudaMemPoolAttrUsedMemCurrent:
    case cudaMemPoolAttrUsedMemHigh: *static_cast<uint64_t *>(value) = usedBeside(runtime); return cudaSuccess;
    default: return cudaErrorInvalidValue;
    }
  });
}
