// Hints about managed memory. Host and device share one memory here, so they are checked and have no further effect.
#include "core/stream.h"

#include <cstring>

using namespace sampan::rt;

namespace {

bool isManaged(const Allocation &a) {
  return a.kind == MemoryKind::Managed || (a.kind == MemoryKind::Variable && (a.flags & SAMPAN_VARIABLE_MANAGED));
}

cudaError_t checkRange(Runtime &runtime, const char *function, const void *pointer, size_t count) {
  if (!pointer || count == 0)
    return cudaErrorInvalidValue;
  auto found = runtime.memory.find(pointer);
  if (!found || !isManaged(*found) || count > found->bytes - (static_cast<const char *>(pointer) - found->base))
    return refuse(cudaErrorInvalidValue, "S7204",
                  std::string(function) + ": " + std::to_string(count) + " bytes at " + hex(pointer) +
                      " are not managed memory",
                  "only memory of cudaMallocManaged takes such hints");
  return cudaSuccess;
}

bool isPlace(int device) { return device == 0 || device == cudaCpuDeviceId; }

} // namespace

extern "C" cudaError_t cudaMemPrefetchAsync(const void *pointer, size_t count, int device, cudaStream_t stream) {
  return call([&](Runtime &runtime) {
    if (!isPlace(device))
      return cudaErrorInvalidDevice;
    if (!streamOf(runtime, stream))
      return cudaErrorInvalidResourceHandle;
    return checkRange(runtime, "cudaMemPrefetchAsync", pointer, count);
  });
}

extern "C" cudaError_t cudaMemAdvise(const void *pointer, size_t count, enum cudaMemoryAdvise advice, int device) {
  return call([&](Runtime &runtime) {
    if (advice < cudaMemAdviseSetReadMostly || advice > cudaMemAdviseUnsetAccessedBy)
      return cudaErrorInvalidValue;
    bool usesDevice = advice >= cudaMemAdviseSetPreferredLocation && advice != cudaMemAdviseUnsetPreferredLocation;
    if (usesDevice && !isPlace(device))
      return cudaErrorInvalidDevice;
    return checkRange(runtime, "cudaMemAdvise", pointer, count);
  });
}

extern "C" cudaError_t cudaMemRangeGetAttribute(void *data, size_t dataSize, enum cudaMemRangeAttribute attribute,
                                                const void *pointer, size_t count) {
  return call([&](Runtime &runtime) {
    if (!data || dataSize < sizeof(int) || attribute < cudaMemRangeAttributeReadMostly ||
        attribute > cudaMemRangeAttributeLastPrefetchLocation)
      return cudaErrorInvalidValue;
    if (cudaError_t error = checkRange(runtime, "cudaMemRangeGetAttribute", pointer, count))
      return error;
    int nowhere = attribute == cudaMemRangeAttributeReadMostly ? 0 : cudaInvalidDeviceId;
    for (size_t i = 0; i + sizeof(int) <= dataSize; i += sizeof(int))
      std::memcpy(static_cast<char *>(data) + i, &nowhere, sizeof(int));
    return cudaSuccess;
  });
}
