// Device memory: allocation, release, how much there is, what a pointer is.
#include "core/allocate.h"
#include "core/limits.h"

#include <algorithm>
#include <cstdlib>

using namespace sampan::rt;

namespace sampan::rt {

static void *takeFresh(Runtime &runtime, size_t bytes) {
  if (!runtime.memory.take(bytes))
    return nullptr;
  void *memory = runtime.driver->allocate(bytes);
  if (!memory)
    runtime.memory.give(bytes);
  return memory;
}

cudaError_t allocate(Runtime &runtime, const char *function, void **pointer, size_t bytes, MemoryKind kind,
                     unsigned flags) {
  if (!pointer)
    return cudaErrorInvalidValue;
  *pointer = nullptr;
  if (bytes == 0)
    return cudaSuccess;
  void *memory = takeFresh(runtime, bytes);
  if (!memory && giveBack(runtime, 0))
    memory = takeFresh(runtime, bytes);
  if (!memory)
    return refuse(cudaErrorMemoryAllocation, "S7201",
                  std::string(function) + ": no memory for " + std::to_string(bytes) + " bytes; " +
                      std::to_string(runtime.memory.usedBytes()) + " of " +
                      std::to_string(runtime.memory.limitBytes()) + " are in use",
                  "free memory that is no longer needed, use smaller data, or raise SAMPAN_MEMORY");
  runtime.memory.add({static_cast<char *>(memory), bytes, kind, flags});
  *pointer = memory;
  return cudaSuccess;
}

void release(Runtime &runtime, const Allocation &a) {
  runtime.driver->release(a.base, a.bytes);
  runtime.memory.give(a.bytes);
}

cudaError_t noSuchAllocation(const char *function, const void *pointer) {
  return refuse(cudaErrorInvalidValue, "S7202",
                std::string(function) + ": " + hex(pointer) + " is not the start of such an allocation",
                "free each allocation once, with the function that belongs to it");
}

} // namespace sampan::rt

extern "C" cudaError_t cudaMalloc(void **pointer, size_t size) {
  return call([&](Runtime &runtime) { return allocate(runtime, "cudaMalloc", pointer, size, MemoryKind::Device); });
}

extern "C" cudaError_t cudaMallocManaged(void **pointer, size_t size, unsigned int flags) {
  return call([&](Runtime &runtime) {
    if ((flags != cudaMemAttachGlobal && flags != cudaMemAttachHost) || size == 0)
      return cudaErrorInvalidValue;
    return allocate(runtime, "cudaMallocManaged", pointer, size, MemoryKind::Managed, flags);
  });
}

// Waits for all work first, as CUDA does: programs free what a kernel still uses.
extern "C" cudaError_t cudaFree(void *pointer) {
  return call([&](Runtime &runtime) {
    if (!pointer)
      return cudaSuccess;
    runtime.streams.waitAll();
    auto found = runtime.memory.remove(pointer, MemoryKind::Device);
    if (!found)
      found = runtime.memory.remove(pointer, MemoryKind::Managed);
    if (!found)
      return noSuchAllocation("cudaFree", pointer);
    release(runtime, *found);
    return runtime.errors.take();
  });
}

extern "C" cudaError_t cudaMemGetInfo(size_t *freeBytes, size_t *totalBytes) {
  return call([&](Runtime &runtime) {
    if (!freeBytes || !totalBytes)
      return cudaErrorInvalidValue;
    size_t limit = runtime.memory.limitBytes(), used = runtime.memory.usedBytes();
    *totalBytes = limit;
    *freeBytes = std::min(limit > used ? limit - used : 0, runtime.driver->availableBytes());
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaPointerGetAttributes(struct cudaPointerAttributes *attributes, const void *pointer) {
  return call([&](Runtime &runtime) {
    if (!attributes || !pointer)
      return cudaErrorInvalidValue;
    void *same = const_cast<void *>(pointer);
    *attributes = {cudaMemoryTypeUnregistered, cudaInvalidDeviceId, nullptr, same};
    if (auto found = runtime.memory.find(pointer)) {
      bool managedVariable = found->kind == MemoryKind::Variable && (found->flags & SAMPAN_VARIABLE_MANAGED);
      switch (managedVariable ? MemoryKind::Managed : found->kind) {
      case MemoryKind::Device:
      case MemoryKind::Variable: *attributes = {cudaMemoryTypeDevice, 0, same, nullptr}; break;
      case MemoryKind::Managed: *attributes = {cudaMemoryTypeManaged, 0, same, same}; break;
      case MemoryKind::Pinned:
      case MemoryKind::Registered: *attributes = {cudaMemoryTypeHost, 0, same, same}; break;
      }
    }
    return cudaSuccess;
  });
}
