#include "core/device_properties.h"

#include "core/api.h"
#include "core/limits.h"
#include "exec/launch.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace sampan::rt {
namespace {

// What is asked for, else what the program was built for, but never less than 8.0: a newer device runs older code,
// and programs refuse to run on what they take for an old device.
void setComputeCapability(Runtime &runtime, cudaDeviceProp &p) {
  Settings settings = currentSettings();
  p.major = settings.computeCapability.first;
  p.minor = settings.computeCapability.second;
  if (p.major)
    return;
  int arch = std::max(80, runtime.registry.highestArch());
  p.major = arch / 10;
  p.minor = arch % 10;
}

// Texture sizes are those of compute capability 8.0.
void setTextureLimits(cudaDeviceProp &p) {
  auto set = [](auto &target, auto... values) {
    const int list[] = {values...};
    static_assert(sizeof list == sizeof target);
    std::memcpy(target, list, sizeof list);
  };
  p.textureAlignment = 512;
  p.texturePitchAlignment = 32;
  p.surfaceAlignment = 512;
  p.maxTexture2DMipmap[0] = p.maxTexture2DMipmap[1] = p.maxTexture1DMipmap = 32768;
  p.maxTexture1D = 131072;
  p.maxTexture1DLinear = 268435456;
  set(p.maxTexture2D, 131072, 65536);
  set(p.maxTexture2DLinear, 131072, 65000, 2097120);
  set(p.maxTexture2DGather, 32768, 32768);
  set(p.maxTexture3D, 16384, 16384, 16384);
  set(p.maxTexture3DAlt, 8192, 8192, 32768);
  p.maxTextureCubemap = 32768;
  set(p.maxTexture1DLayered, 32768, 2048);
  set(p.maxTexture2DLayered, 32768, 32768, 2048);
  set(p.maxTextureCubemapLayered, 32768, 2046);
  p.maxSurface1D = 32768;
  set(p.maxSurface2D, 131072, 65536);
  set(p.maxSurface3D, 16384, 16384, 16384);
  set(p.maxSurface1DLayered, 32768, 2048);
  set(p.maxSurface2DLayered, 32768, 32768, 2048);
  p.maxSurfaceCubemap = 32768;
  set(p.maxSurfaceCubemapLayered, 32768, 2046);
}

} // namespace

cudaDeviceProp deviceProperties(Runtime &runtime) {
  const DeviceFacts &facts = runtime.driver->facts();
  cudaDeviceProp p = {};
  std::snprintf(p.name, sizeof p.name, "%s", facts.name.c_str());
  std::memcpy(p.uuid.bytes, "sampan-device-0", 16);
  setComputeCapability(runtime, p);
  setTextureLimits(p);
  p.totalGlobalMem = runtime.memory.limitBytes();
  p.sharedMemPerBlock = kSharedPerBlock;
  p.sharedMemPerBlockOptin = kSharedPerBlockOptin;
  p.sharedMemPerMultiprocessor = kSharedPerProcessor;
  p.reservedSharedMemPerBlock = kSharedReserved;
  p.regsPerBlock = p.regsPerMultiprocessor = kRegisters;
  p.warpSize = kWarp;
  p.memPitch = kMaxPitch;
  p.maxThreadsPerBlock = kThreadsPerBlock;
  p.maxThreadsPerMultiProcessor = kThreadsPerProcessor;
  p.maxBlocksPerMultiProcessor = kBlocksPerProcessor;
  for (int i = 0; i < 3; ++i) {
    p.maxThreadsDim[i] = static_cast<int>(kBlockLimit[i]);
    p.maxGridSize[i] = static_cast<int>(kGridLimit[i]);
  }
  p.totalConstMem = kConstantBytes;
  p.multiProcessorCount = facts.processors;
  p.clockRate = static_cast<int>(kClockHz / 1000); // what clock() in kernels counts: programs divide one by the other
  p.memoryClockRate = facts.memoryClockKhz;
  p.memoryBusWidth = facts.memoryBusBits;
  p.l2CacheSize = facts.lastCacheBytes;
  p.computeMode = cudaComputeModeDefault;
  p.asyncEngineCount = 2;
  p.singleToDoublePrecisionPerfRatio = 2;
  p.deviceOverlap = p.concurrentKernels = p.integrated = p.canMapHostMemory = p.unifiedAddressing = 1;
  p.streamPrioritiesSupported = p.globalL1CacheSupported = p.localL1CacheSupported = 1;
  p.managedMemory = p.concurrentManagedAccess = p.directManagedMemAccessFromHost = 1;
  p.hostNativeAtomicSupported = p.computePreemptionSupported = p.canUseHostPointerForRegisteredMem = 1;
  p.cooperativeLaunch = p.hostRegisterSupported = p.hostRegisterReadOnlySupported = p.memoryPoolsSupported = 1;
  return p;
}

} // namespace sampan::rt

using namespace sampan::rt;

extern "C" cudaError_t cudaGetDeviceProperties(struct cudaDeviceProp *properties, int device) {
  return call([&](Runtime &runtime) {
    if (!properties)
      return cudaErrorInvalidValue;
    if (device != 0)
      return cudaErrorInvalidDevice;
    *properties = deviceProperties(runtime);
    return cudaSuccess;
  });
}

extern "C" cudaError_t cudaGetDeviceProperties_v2(struct cudaDeviceProp *properties, int device) {
  return cudaGetDeviceProperties(properties, device);
}
