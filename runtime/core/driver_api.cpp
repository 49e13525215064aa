// The driver API's devices, contexts, memory and errors, as other names for the runtime's. There is one context, that of
// device 0.
#include "core/driver_api.h"
#include "core/device_properties.h"

#include <cstdio>

namespace sampan::rt {

CUresult driverResult(cudaError_t error) {
  switch (error) {
  case cudaErrorInvalidMemcpyDirection:
  case cudaErrorInvalidPitchValue:
  case cudaErrorInvalidSymbol:
  case cudaErrorInvalidConfiguration: return CUDA_ERROR_INVALID_VALUE;
  default: return static_cast<CUresult>(error);
  }
}

CUcontext theContext() {
  static char context;
  return reinterpret_cast<CUcontext>(&context);
}

} // namespace sampan::rt

using namespace sampan::rt;

namespace {

CUresult giveContext(CUcontext *context, CUdevice device) {
  if (!context)
    return CUDA_ERROR_INVALID_VALUE;
  if (device != 0)
    return CUDA_ERROR_INVALID_DEVICE;
  *context = theContext();
  return CUDA_SUCCESS;
}

CUresult tell(const char *found, const char **answer) {
  if (!answer)
    return CUDA_ERROR_INVALID_VALUE;
  *answer = found;
  return found ? CUDA_SUCCESS : CUDA_ERROR_INVALID_VALUE;
}

} // namespace

extern "C" CUresult cuInit(unsigned int flags) { return flags ? CUDA_ERROR_INVALID_VALUE : CUDA_SUCCESS; }
extern "C" CUresult cuDriverGetVersion(int *version) { return driverResult(cudaDriverGetVersion(version)); }

// The driver's names differ from the runtime's, so they are spelt here.
extern "C" CUresult cuGetErrorName(CUresult error, const char **name) {
#define NAME(code)                                                                                                     \
  case code: return tell(#code, name)
  switch (error) {
    NAME(CUDA_SUCCESS);
    NAME(CUDA_ERROR_INVALID_VALUE);
    NAME(CUDA_ERROR_OUT_OF_MEMORY);
    NAME(CUDA_ERROR_NOT_INITIALIZED);
    NAME(CUDA_ERROR_DEINITIALIZED);
    NAME(CUDA_ERROR_STUB_LIBRARY);
    NAME(CUDA_ERROR_NO_DEVICE);
    NAME(CUDA_ERROR_INVALID_DEVICE);
    NAME(CUDA_ERROR_INVALID_IMAGE);
    NAME(CUDA_ERROR_INVALID_CONTEXT);
    NAME(CUDA_ERROR_NO_BINARY_FOR_GPU);
    NAME(CUDA_ERROR_UNSUPPORTED_LIMIT);
    NAME(CUDA_ERROR_INVALID_SOURCE);
    NAME(CUDA_ERROR_FILE_NOT_FOUND);
    NAME(CUDA_ERROR_INVALID_HANDLE);
    NAME(CUDA_ERROR_NOT_FOUND);
    NAME(CUDA_ERROR_NOT_READY);
    NAME(CUDA_ERROR_ILLEGAL_ADDRESS);
    NAME(CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES);
    NAME(CUDA_ERROR_LAUNCH_TIMEOUT);
    NAME(CUDA_ERROR_ASSERT);
    NAME(CUDA_ERROR_ILLEGAL_INSTRUCTION);
    NAME(CUDA_ERROR_MISALIGNED_ADDRESS);
    NAME(CUDA_ERROR_LAUNCH_FAILED);
    NAME(CUDA_ERROR_NOT_PERMITTED);
    NAME(CUDA_ERROR_NOT_SUPPORTED);
    NAME(CUDA_ERROR_UNKNOWN);
  }
#undef NAME
  return tell(nullptr, name);
}

extern "C" CUresult cuGetErrorString(CUresult error, const char **text) {
  return tell(errorText(static_cast<cudaError_t>(error)), text);
}

extern "C" CUresult cuDeviceGet(CUdevice *device, int ordinal) {
  if (!device)
    return CUDA_ERROR_INVALID_VALUE;
  if (ordinal != 0)
    return CUDA_ERROR_INVALID_DEVICE;
  *device = 0;
  return CUDA_SUCCESS;
}

extern "C" CUresult cuDeviceGetCount(int *count) { return driverResult(cudaGetDeviceCount(count)); }

extern "C" CUresult cuDeviceGetName(char *name, int length, CUdevice device) {
  if (!name || length <= 0)
    return CUDA_ERROR_INVALID_VALUE;
  if (device != 0)
    return CUDA_ERROR_INVALID_DEVICE;
  std::snprintf(name, static_cast<size_t>(length), "%s", Runtime::get().driver->facts().name.c_str());
  return CUDA_SUCCESS;
}

extern "C" CUresult cuDeviceGetAttribute(int *value, CUdevice_attribute attribute, CUdevice device) {
  return driverResult(cudaDeviceGetAttribute(value, static_cast<cudaDeviceAttr>(attribute), device));
}

extern "C" CUresult cuDeviceComputeCapability(int *major, int *minor, CUdevice device) {
  if (!major || !minor)
    return CUDA_ERROR_INVALID_VALUE;
  cudaError_t error = cudaDeviceGetAttribute(major, cudaDevAttrComputeCapabilityMajor, device);
  return driverResult(error ? error : cudaDeviceGetAttribute(minor, cudaDevAttrComputeCapabilityMinor, device));
}

extern "C" CUresult cuDeviceTotalMem(size_t *bytes, CUdevice device) {
  size_t available = 0;
  return device != 0 ? CUDA_ERROR_INVALID_DEVICE : driverResult(cudaMemGetInfo(&available, bytes));
}

extern "C" CUresult cuDevicePrimaryCtxRetain(CUcontext *context, CUdevice device) {
  return giveContext(context, device);
}
extern "C" CUresult cuDevicePrimaryCtxRelease(CUdevice device) {
  return device == 0 ? CUDA_SUCCESS : CUDA_ERROR_INVALID_DEVICE;
}
extern "C" CUresult cuCtxCreate(CUcontext *context, unsigned int, CUdevice device) {
  return giveContext(context, device);
}
extern "C" CUresult cuCtxDestroy(CUcontext context) {
  return context == theContext() ? CUDA_SUCCESS : CUDA_ERROR_INVALID_CONTEXT;
}
extern "C" CUresult cuCtxGetCurrent(CUcontext *context) { return giveContext(context, 0); }
extern "C" CUresult cuCtxSetCurrent(CUcontext context) {
  return !context || context == theContext() ? CUDA_SUCCESS : CUDA_ERROR_INVALID_CONTEXT;
}
extern "C" CUresult cuCtxGetDevice(CUdevice *device) { return driverResult(cudaGetDevice(device)); }
extern "C" CUresult cuCtxSynchronize(void) { return driverResult(cudaDeviceSynchronize()); }

extern "C" CUresult cuMemGetInfo(size_t *freeBytes, size_t *totalBytes) {
  return driverResult(cudaMemGetInfo(freeBytes, totalBytes));
}

extern "C" CUresult cuMemAlloc(CUdeviceptr *pointer, size_t bytes) {
  void *memory = nullptr;
  if (!pointer || bytes == 0)
    return CUDA_ERROR_INVALID_VALUE;
  cudaError_t error = cudaMalloc(&memory, bytes);
  *pointer = reinterpret_cast<uintptr_t>(memory);
  return driverResult(error);
}

extern "C" CUresult cuMemFree(CUdeviceptr pointer) { return driverResult(cudaFree(hostAddress(pointer))); }
extern "C" CUresult cuMemcpyHtoD(CUdeviceptr dst, const void *src, size_t bytes) {
  return driverResult(cudaMemcpy(hostAddress(dst), src, bytes, cudaMemcpyHostToDevice));
}
extern "C" CUresult cuMemcpyDtoH(void *dst, CUdeviceptr src, size_t bytes) {
  return driverResult(cudaMemcpy(dst, hostAddress(src), bytes, cudaMemcpyDeviceToHost));
}
extern "C" CUresult cuMemcpyDtoD(CUdeviceptr dst, CUdeviceptr src, size_t bytes) {
  return driverResult(cudaMemcpy(hostAddress(dst), hostAddress(src), bytes, cudaMemcpyDeviceToDevice));
}
extern "C" CUresult cuMemsetD8(CUdeviceptr dst, unsigned char value, size_t count) {
  return driverResult(cudaMemset(hostAddress(dst), value, count));
}
extern "C" CUresult cuStreamSynchronize(CUstream stream) { return driverResult(cudaStreamSynchronize(stream)); }
