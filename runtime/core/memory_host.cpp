// Pinned host memory: allocated by us, or the program's own after cudaHostRegister. The device sees it at its address.
#include "core/allocate.h"

using namespace sampan::rt;

namespace {

bool isPinned(const Allocation &a) { return a.kind == MemoryKind::Pinned || a.kind == MemoryKind::Registered; }

cudaError_t allocatePinned(Runtime &runtime, void **pointer, size_t size, unsigned flags) {
  constexpr unsigned kKnown = cudaHostAllocPortable | cudaHostAllocMapped | cudaHostAllocWriteCombined;
  if (flags & ~kKnown)
    return cudaErrorInvalidValue;
  return allocate(runtime, "cudaHostAlloc", pointer, size, MemoryKind::Pinned, flags);
}

} // namespace

extern "C" cudaError_t cudaMallocHost(void **pointer, size_t size) {
  return call([&](Runtime &runtime) { return allocatePinned(runtime, pointer, size, cudaHostAllocDefault); });
}

extern "C" cudaError_t cudaHostAlloc(void **pointer, size_t size, unsigned int flags) {
  return call([&](Runtime &runtime) { return allocatePinned(runtime, pointer, size, flags); });
}

extern "C" cudaError_t cudaFreeHost(void *pointer) {
  return call([&](Runtime &runtime) {
    if (!pointer)
      return cudaSuccess;
    runtime.streams.waitAll();
    auto found = runtime.memory.remove(pointer, MemoryKind::Pinned);
    if (!found)
      return noSuchAllocation("cudaFreeHost", pointer);
    release(runtime, *found);
    return runtime.errors.take();
  });
}

extern "C" cudaError_t cudaHostRegister(void *pointer, size_t size, unsigned int flags) {
  return call([&](Runtime &runtime) {
    constexpr unsigned kKnown =
        cudaHostRegisterPortable | cudaHostRegisterMapped | cudaHostRegisterIoMemory | cudaHostRegisterReadOnly;
    if (!pointer || size == 0 || (flags & ~kKnown))
      return cudaErrorInvalidValue;
    if (!runtime.memory.add({static_cast<char *>(pointer), size, MemoryKind::Registered, flags}))
      return cudaErrorHostMemoryAlreadyRegistered;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaHostUnregister(void *pointer) {
  return call([&](Runtime &runtime) {
    if (!pointer)
      return cudaErrorInvalidValue;
    runtime.streams.waitAll();
    return runtime.memory.remove(pointer, MemoryKind::Registered) ? cudaSuccess : cudaErrorHostMemoryNotRegistered;
  });
}

extern "C" cudaError_t cudaHostGetDevicePointer(void **devicePointer, void *hostPointer, unsigned int flags) {
  return call([&](Runtime &runtime) {
    if (!devicePointer || !hostPointer || flags)
      return cudaErrorInvalidValue;
    auto found = runtime.memory.find(hostPointer);
    if (!found || !(isPinned(*found) || found->kind == MemoryKind::Managed))
      return refuse(cudaErrorInvalidValue, "S7203",
                    "cudaHostGetDevicePointer: " + hex(hostPointer) + " is not pinned host memory",
                    "allocate it with cudaHostAlloc or register it with cudaHostRegister");
    *devicePointer = hostPointer;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaHostGetFlags(unsigned int *flags, void *hostPointer) {
  return call([&](Runtime &runtime) {
    auto found = runtime.memory.find(hostPointer);
    if (!flags || !found || !isPinned(*found))
      return cudaErrorInvalidValue;
    *flags = found->flags | cudaHostAllocMapped;
    return cudaSuccess;
  });
}
