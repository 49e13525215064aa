// cudaDeviceGetAttribute: every attribute that is also a property is read from there.
#include "core/api.h"
#include "core/device_properties.h"

using namespace sampan::rt;

namespace {

#define ROW(attribute, field)                                                                                          \
  case cudaDevAttr##attribute: value = static_cast<int>(p.field); return true

// False if there is no such attribute.
bool read(const cudaDeviceProp &p, cudaDeviceAttr attribute, int &value) {
  switch (attribute) {
    ROW(MaxThreadsPerBlock, maxThreadsPerBlock);
    ROW(MaxBlockDimX, maxThreadsDim[0]);
    ROW(MaxBlockDimY, maxThreadsDim[1]);
    ROW(MaxBlockDimZ, maxThreadsDim[2]);
    ROW(MaxGridDimX, maxGridSize[0]);
    ROW(MaxGridDimY, maxGridSize[1]);
    ROW(MaxGridDimZ, maxGridSize[2]);
    ROW(MaxSharedMemoryPerBlock, sharedMemPerBlock);
    ROW(TotalConstantMemory, totalConstMem);
    ROW(WarpSize, warpSize);
    ROW(MaxPitch, memPitch);
    ROW(MaxRegistersPerBlock, regsPerBlock);
    ROW(ClockRate, clockRate);
    ROW(TextureAlignment, textureAlignment);
    ROW(GpuOverlap, deviceOverlap);
    ROW(MultiProcessorCount, multiProcessorCount);
    ROW(KernelExecTimeout, kernelExecTimeoutEnabled);
    ROW(Integrated, integrated);
    ROW(CanMapHostMemory, canMapHostMemory);
    ROW(ComputeMode, computeMode);
    ROW(MaxTexture1DWidth, maxTexture1D);
    ROW(MaxTexture2DWidth, maxTexture2D[0]);
    ROW(MaxTexture2DHeight, maxTexture2D[1]);
    ROW(MaxTexture3DWidth, maxTexture3D[0]);
    ROW(MaxTexture3DHeight, maxTexture3D[1]);
    ROW(MaxTexture3DDepth, maxTexture3D[2]);
    ROW(MaxTexture2DLayeredWidth, maxTexture2DLayered[0]);
    ROW(MaxTexture2DLayeredHeight, maxTexture2DLayered[1]);
    ROW(MaxTexture2DLayeredLayers, maxTexture2DLayered[2]);
    ROW(SurfaceAlignment, surfaceAlignment);
    ROW(ConcurrentKernels, concurrentKernels);
    ROW(EccEnabled, ECCEnabled);
    ROW(PciBusId, pciBusID);
    ROW(PciDeviceId, pciDeviceID);
    ROW(TccDriver, tccDriver);
    ROW(MemoryClockRate, memoryClockRate);
    ROW(GlobalMemoryBusWidth, memoryBusWidth);
    ROW(L2CacheSize, l2CacheSize);
    ROW(MaxThreadsPerMultiProcessor, maxThreadsPerMultiProcessor);
    ROW(AsyncEngineCount, asyncEngineCount);
    ROW(UnifiedAddressing, unifiedAddressing);
    ROW(MaxTexture1DLayeredWidth, maxTexture1DLayered[0]);
    ROW(MaxTexture1DLayeredLayers, maxTexture1DLayered[1]);
    ROW(MaxTexture2DGatherWidth, maxTexture2DGather[0]);
    ROW(MaxTexture2DGatherHeight, maxTexture2DGather[1]);
    ROW(MaxTexture3DWidthAlt, maxTexture3DAlt[0]);
    ROW(MaxTexture3DHeightAlt, maxTexture3DAlt[1]);
    ROW(MaxTexture3DDepthAlt, maxTexture3DAlt[2]);
    ROW(PciDomainId, pciDomainID);
    ROW(TexturePitchAlignment, texturePitchAlignment);
    ROW(MaxTextureCubemapWidth, maxTextureCubemap);
    ROW(MaxTextureCubemapLayeredWidth, maxTextureCubemapLayered[0]);
    ROW(MaxTextureCubemapLayeredLayers, maxTextureCubemapLayered[1]);
    ROW(MaxSurface1DWidth, maxSurface1D);
    ROW(MaxSurface2DWidth, maxSurface2D[0]);
    ROW(MaxSurface2DHeight, maxSurface2D[1]);
    ROW(MaxSurface3DWidth, maxSurface3D[0]);
    ROW(MaxSurface3DHeight, maxSurface3D[1]);
    ROW(MaxSurface3DDepth, maxSurface3D[2]);
    ROW(MaxSurface1DLayeredWidth, maxSurface1DLayered[0]);
    ROW(MaxSurface1DLayeredLayers, maxSurface1DLayered[1]);
    ROW(MaxSurface2DLayeredWidth, maxSurface2DLayered[0]);
    ROW(MaxSurface2DLayeredHeight, maxSurface2DLayered[1]);
    ROW(MaxSurface2DLayeredLayers, maxSurface2DLayered[2]);
    ROW(MaxSurfaceCubemapWidth, maxSurfaceCubemap);
    ROW(MaxSurfaceCubemapLayeredWidth, maxSurfaceCubemapLayered[0]);
    ROW(MaxSurfaceCubemapLayeredLayers, maxSurfaceCubemapLayered[1]);
    ROW(MaxTexture1DLinearWidth, maxTexture1DLinear);
    ROW(MaxTexture2DLinearWidth, maxTexture2DLinear[0]);
    ROW(MaxTexture2DLinearHeight, maxTexture2DLinear[1]);
    ROW(MaxTexture2DLinearPitch, maxTexture2DLinear[2]);
    ROW(MaxTexture2DMipmappedWidth, maxTexture2DMipmap[0]);
    ROW(MaxTexture2DMipmappedHeight, maxTexture2DMipmap[1]);
    ROW(ComputeCapabilityMajor, major);
    ROW(ComputeCapabilityMinor, minor);
    ROW(MaxTexture1DMipmappedWidth, maxTexture1DMipmap);
    ROW(StreamPrioritiesSupported, streamPrioritiesSupported);
    ROW(GlobalL1CacheSupported, globalL1CacheSupported);
    ROW(LocalL1CacheSupported, localL1CacheSupported);
    ROW(MaxSharedMemoryPerMultiprocessor, sharedMemPerMultiprocessor);
    ROW(MaxRegistersPerMultiprocessor, regsPerMultiprocessor);
    ROW(ManagedMemory, managedMemory);
    ROW(IsMultiGpuBoard, isMultiGpuBoard);
    ROW(MultiGpuBoardGroupID, multiGpuBoardGroupID);
    ROW(HostNativeAtomicSupported, hostNativeAtomicSupported);
    ROW(SingleToDoublePrecisionPerfRatio, singleToDoublePrecisionPerfRatio);
    ROW(PageableMemoryAccess, pageableMemoryAccess);
    ROW(ConcurrentManagedAccess, concurrentManagedAccess);
    ROW(ComputePreemptionSupported, computePreemptionSupported);
    ROW(CanUseHostPointerForRegisteredMem, canUseHostPointerForRegisteredMem);
    ROW(CooperativeLaunch, cooperativeLaunch);
    ROW(CooperativeMultiDeviceLaunch, cooperativeMultiDeviceLaunch);
    ROW(MaxSharedMemoryPerBlockOptin, sharedMemPerBlockOptin);
    ROW(HostRegisterSupported, hostRegisterSupported);
    ROW(PageableMemoryAccessUsesHostPageTables, pageableMemoryAccessUsesHostPageTables);
    ROW(DirectManagedMemAccessFromHost, directManagedMemAccessFromHost);
    ROW(MaxBlocksPerMultiprocessor, maxBlocksPerMultiProcessor);
    ROW(MaxPersistingL2CacheSize, persistingL2CacheMaxSize);
    ROW(MaxAccessPolicyWindowSize, accessPolicyMaxWindowSize);
    ROW(ReservedSharedMemoryPerBlock, reservedSharedMemPerBlock);
    ROW(SparseCudaArraySupported, sparseCudaArraySupported);
    ROW(HostRegisterReadOnlySupported, hostRegisterReadOnlySupported);
    ROW(TimelineSemaphoreInteropSupported, timelineSemaphoreInteropSupported);
    ROW(MemoryPoolsSupported, memoryPoolsSupported);
    ROW(GPUDirectRDMASupported, gpuDirectRDMASupported);
    ROW(GPUDirectRDMAFlushWritesOptions, gpuDirectRDMAFlushWritesOptions);
    ROW(GPUDirectRDMAWritesOrdering, gpuDirectRDMAWritesOrdering);
    ROW(MemoryPoolSupportedHandleTypes, memoryPoolSupportedHandleTypes);
    ROW(ClusterLaunch, clusterLaunch);
    ROW(DeferredMappingCudaArraySupported, deferredMappingCudaArraySupported);
    ROW(IpcEventSupport, ipcEventSupported);
  case cudaDevAttrMemSyncDomainCount: value = 1; return true;
  // Things of several nodes or other systems, which this device has not.
  case cudaDevAttrCanFlushRemoteWrites:
  case cudaDevAttrNumaConfig:
  case cudaDevAttrMpsEnabled:
  case cudaDevAttrD3D12CigSupported: value = 0; return true;
  case cudaDevAttrNumaId:
  case cudaDevAttrHostNumaId: value = -1; return true;
  default: return false;
  }
}
#undef ROW

} // namespace

extern "C" cudaError_t cudaDeviceGetAttribute(int *value, enum cudaDeviceAttr attribute, int device) {
  return call([&](Runtime &runtime) {
    if (!value)
      return cudaErrorInvalidValue;
    if (device != 0)
      return cudaErrorInvalidDevice;
    return read(deviceProperties(runtime), attribute, *value) ? cudaSuccess : cudaErrorInvalidValue;
  });
}
