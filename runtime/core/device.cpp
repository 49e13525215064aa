// The device as a whole: there is one, number 0.
#include "core/allocate.h"
#include "core/limits.h"

#include <cstring>

using namespace sampan::rt;

namespace {

constexpr char kBusId[] = "0000:00:00.0";

cudaError_t badDevice(const char *function, int device) {
  return refuse(cudaErrorInvalidDevice, "S7030",
                std::string(function) + ": there is no device " + std::to_string(device),
                "there is one device, 0; cudaGetDeviceCount says how many");
}

} // namespace

extern "C" cudaError_t cudaGetDeviceCount(int *count) {
  return call([&](Runtime &) {
    if (!count)
      return cudaErrorInvalidValue;
    *count = 1;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaGetDevice(int *device) {
  return call([&](Runtime &) {
    if (!device)
      return cudaErrorInvalidValue;
    *device = 0;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaSetDevice(int device) {
  return call([&](Runtime &) { return device == 0 ? cudaSuccess : badDevice("cudaSetDevice", device); });
}

extern "C" cudaError_t cudaInitDevice(int device, unsigned int, unsigned int) { return cudaSetDevice(device); }

extern "C" cudaError_t cudaSetValidDevices(int *devices, int count) {
  return call([&](Runtime &) {
    if (count < 0 || (count > 0 && !devices))
      return cudaErrorInvalidValue;
    for (int i = 0; i < count; ++i)
      if (devices[i] != 0)
        return badDevice("cudaSetValidDevices", devices[i]);
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaChooseDevice(int *device, const struct cudaDeviceProp *properties) {
  return properties ? cudaGetDevice(device) : recordError(cudaErrorInvalidValue);
}

extern "C" cudaError_t cudaDeviceSynchronize(void) {
  return call([](Runtime &runtime) {
    runtime.streams.waitAll();
    giveBackUnused(runtime);
    runtime.driver->flushOutput();
    return runtime.errors.take();
  });
}

// The only call that works after a kernel has failed, and the way back from it.
extern "C" cudaError_t cudaDeviceReset(void) {
  Runtime &runtime = Runtime::get();
  if (insideCallback)
    return recordError(cudaErrorNotPermitted);
  runtime.streams.waitAll();
  runtime.driver->flushOutput();
  runtime.streams.destroyAll();
  for (MemoryKind kind : {MemoryKind::Device, MemoryKind::Managed, MemoryKind::Pinned})
    for (const auto &[base, allocation] : runtime.memory.removeAll(kind))
      release(runtime, allocation);
  runtime.memory.removeAll(MemoryKind::Registered);
  giveBack(runtime, 0);
  runtime.errors.reset();
  return cudaSuccess;
}

extern "C" cudaError_t cudaSetDeviceFlags(unsigned int flags) {
  return call([&](Runtime &runtime) {
    if (flags & ~unsigned(cudaDeviceMask))
      return cudaErrorInvalidValue;
    runtime.deviceFlags = flags;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaGetDeviceFlags(unsigned int *flags) {
  return call([&](Runtime &runtime) {
    if (!flags)
      return cudaErrorInvalidValue;
    *flags = runtime.deviceFlags | cudaDeviceMapHost;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaDeviceGetPCIBusId(char *busId, int length, int device) {
  return call([&](Runtime &) {
    if (device != 0)
      return badDevice("cudaDeviceGetPCIBusId", device);
    if (!busId || length < static_cast<int>(sizeof kBusId))
      return cudaErrorInvalidValue;
    std::memcpy(busId, kBusId, sizeof kBusId);
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaDeviceGetByPCIBusId(int *device, const char *busId) {
  return call([&](Runtime &) {
    if (!device || !busId)
      return cudaErrorInvalidValue;
    if (std::strcmp(busId, kBusId) != 0)
      return cudaErrorInvalidDevice;
    *device = 0;
    return cudaSuccess;
  });
}

// A device has no peer: itself does not count, as in CUDA.
extern "C" cudaError_t cudaDeviceCanAccessPeer(int *canAccess, int device, int peerDevice) {
  return call([&](Runtime &) {
    if (device != 0 || peerDevice != 0)
      return badDevice("cudaDeviceCanAccessPeer", device != 0 ? device : peerDevice);
    if (!canAccess)
      return cudaErrorInvalidValue;
    *canAccess = 0;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaDeviceEnablePeerAccess(int peerDevice, unsigned int) {
  return call([&](Runtime &) { return badDevice("cudaDeviceEnablePeerAccess", peerDevice); });
}

extern "C" cudaError_t cudaDeviceDisablePeerAccess(int peerDevice) {
  return call([&](Runtime &) {
    return peerDevice == 0 ? cudaErrorPeerAccessNotEnabled : badDevice("cudaDeviceDisablePeerAccess", peerDevice);
  });
}

extern "C" cudaError_t cudaDeviceGetP2PAttribute(int *value, enum cudaDeviceP2PAttr, int source, int destination) {
  return call([&](Runtime &) {
    if (!value)
      return cudaErrorInvalidValue;
    return badDevice("cudaDeviceGetP2PAttribute", source != 0 ? source : destination);
  });
}

extern "C" cudaError_t cudaDriverGetVersion(int *version) { return cudaRuntimeGetVersion(version); }

extern "C" cudaError_t cudaRuntimeGetVersion(int *version) {
  return call([&](Runtime &) {
    if (!version)
      return cudaErrorInvalidValue;
    *version = kVersion;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaDeviceGetStreamPriorityRange(int *leastPriority, int *greatestPriority) {
  return call([&](Runtime &) {
    if (leastPriority)
      *leastPriority = kLeastPriority;
    if (greatestPriority)
      *greatestPriority = kGreatestPriority;
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaThreadSynchronize(void) { return cudaDeviceSynchronize(); }
extern "C" cudaError_t cudaThreadExit(void) { return cudaDeviceReset(); }

// There is no profiler to switch; perf and gdb see the kernels by name without one.
extern "C" cudaError_t cudaProfilerStart(void) {
  return call([](Runtime &) { return cudaSuccess; });
}
extern "C" cudaError_t cudaProfilerStop(void) {
  return call([](Runtime &) { return cudaSuccess; });
}
extern "C" cudaError_t cudaCtxResetPersistingL2Cache(void) {
  return call([](Runtime &) { return cudaSuccess; });
}
