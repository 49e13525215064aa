// The driver API's memory: the runtime's, under other names.
#include "core/driver_api.h"
#include "core/transfer.h"

using namespace sampan::rt;

namespace {

CUresult copy(void *dst, const void *src, size_t bytes, cudaMemcpyKind kind) {
  return driverResult(cudaMemcpy(dst, src, bytes, kind));
}

CUresult copyAsync(void *dst, const void *src, size_t bytes, cudaMemcpyKind kind, CUstream stream) {
  return driverResult(cudaMemcpyAsync(dst, src, bytes, kind, stream));
}

} // namespace

extern "C" CUresult cuMemGetInfo(size_t *freeBytes, size_t *totalBytes) {
  return driverResult(cudaMemGetInfo(freeBytes, totalBytes));
}

extern "C" CUresult cuMemAlloc(CUdeviceptr *pointer, size_t bytes) {
  return allocateFor(pointer, bytes, [&](void **memory) { return cudaMalloc(memory, bytes); });
}
extern "C" CUresult cuMemAllocAsync(CUdeviceptr *pointer, size_t bytes, CUstream stream) {
  return allocateFor(pointer, bytes, [&](void **memory) { return cudaMallocAsync(memory, bytes, stream); });
}
extern "C" CUresult cuMemAllocManaged(CUdeviceptr *pointer, size_t bytes, unsigned int flags) {
  return allocateFor(pointer, bytes, [&](void **memory) { return cudaMallocManaged(memory, bytes, flags); });
}
// CUDA has 4, 8 and 16 bytes for an element; the pitch is the same for all.
extern "C" CUresult cuMemAllocPitch(CUdeviceptr *pointer, size_t *pitch, size_t width, size_t height,
                                    unsigned int elementBytes) {
  if (elementBytes != 4 && elementBytes != 8 && elementBytes != 16)
    return CUDA_ERROR_INVALID_VALUE;
  return allocateFor(pointer, width && height,
                     [&](void **memory) { return cudaMallocPitch(memory, pitch, width, height); });
}
extern "C" CUresult cuMemFree(CUdeviceptr pointer) { return driverResult(cudaFree(hostAddress(pointer))); }
extern "C" CUresult cuMemFreeAsync(CUdeviceptr pointer, CUstream stream) {
  return driverResult(cudaFreeAsync(hostAddress(pointer), stream));
}

extern "C" CUresult cuMemAllocHost(void **pointer, size_t bytes) {
  return bytes ? driverResult(cudaMallocHost(pointer, bytes)) : CUDA_ERROR_INVALID_VALUE;
}
extern "C" CUresult cuMemHostAlloc(void **pointer, size_t bytes, unsigned int flags) {
  return bytes ? driverResult(cudaHostAlloc(pointer, bytes, flags)) : CUDA_ERROR_INVALID_VALUE;
}
extern "C" CUresult cuMemFreeHost(void *pointer) {
  return pointer ? driverResult(cudaFreeHost(pointer)) : CUDA_ERROR_INVALID_VALUE;
}
extern "C" CUresult cuMemHostRegister(void *pointer, size_t bytes, unsigned int flags) {
  return driverResult(cudaHostRegister(pointer, bytes, flags));
}
extern "C" CUresult cuMemHostUnregister(void *pointer) { return driverResult(cudaHostUnregister(pointer)); }
extern "C" CUresult cuMemHostGetDevicePointer(CUdeviceptr *devicePointer, void *hostPointer, unsigned int flags) {
  return allocateFor(devicePointer, 1,
                     [&](void **memory) { return cudaHostGetDevicePointer(memory, hostPointer, flags); });
}
extern "C" CUresult cuMemHostGetFlags(unsigned int *flags, void *hostPointer) {
  return driverResult(cudaHostGetFlags(flags, hostPointer));
}

extern "C" CUresult cuMemcpy(CUdeviceptr dst, CUdeviceptr src, size_t bytes) {
  return copy(hostAddress(dst), hostAddress(src), bytes, cudaMemcpyDefault);
}
extern "C" CUresult cuMemcpyHtoD(CUdeviceptr dst, const void *src, size_t bytes) {
  return copy(hostAddress(dst), src, bytes, cudaMemcpyHostToDevice);
}
extern "C" CUresult cuMemcpyDtoH(void *dst, CUdeviceptr src, size_t bytes) {
  return copy(dst, hostAddress(src), bytes, cudaMemcpyDeviceToHost);
}
extern "C" CUresult cuMemcpyDtoD(CUdeviceptr dst, CUdeviceptr src, size_t bytes) {
  return copy(hostAddress(dst), hostAddress(src), bytes, cudaMemcpyDeviceToDevice);
}
extern "C" CUresult cuMemcpyAsync(CUdeviceptr dst, CUdeviceptr src, size_t bytes, CUstream stream) {
  return copyAsync(hostAddress(dst), hostAddress(src), bytes, cudaMemcpyDefault, stream);
}
extern "C" CUresult cuMemcpyHtoDAsync(CUdeviceptr dst, const void *src, size_t bytes, CUstream stream) {
  return copyAsync(hostAddress(dst), src, bytes, cudaMemcpyHostToDevice, stream);
}
extern "C" CUresult cuMemcpyDtoHAsync(void *dst, CUdeviceptr src, size_t bytes, CUstream stream) {
  return copyAsync(dst, hostAddress(src), bytes, cudaMemcpyDeviceToHost, stream);
}
extern "C" CUresult cuMemcpyDtoDAsync(CUdeviceptr dst, CUdeviceptr src, size_t bytes, CUstream stream) {
  return copyAsync(hostAddress(dst), hostAddress(src), bytes, cudaMemcpyDeviceToDevice, stream);
}

extern "C" CUresult cuMemsetD8(CUdeviceptr dst, unsigned char value, size_t count) {
  return driverResult(cudaMemset(hostAddress(dst), value, count));
}
extern "C" CUresult cuMemsetD8Async(CUdeviceptr dst, unsigned char value, size_t count, CUstream stream) {
  return driverResult(cudaMemsetAsync(hostAddress(dst), value, count, stream));
}
extern "C" CUresult cuMemsetD16Async(CUdeviceptr dst, unsigned short value, size_t count, CUstream stream) {
  return driverResult(fillElements("cuMemsetD16Async", hostAddress(dst), value, sizeof value, count, stream));
}
extern "C" CUresult cuMemsetD32Async(CUdeviceptr dst, unsigned int value, size_t count, CUstream stream) {
  return driverResult(fillElements("cuMemsetD32Async", hostAddress(dst), value, sizeof value, count, stream));
}
// As in CUDA, a fill of device memory is asynchronous without Async too.
extern "C" CUresult cuMemsetD16(CUdeviceptr dst, unsigned short value, size_t count) {
  return driverResult(fillElements("cuMemsetD16", hostAddress(dst), value, sizeof value, count, nullptr));
}
extern "C" CUresult cuMemsetD32(CUdeviceptr dst, unsigned int value, size_t count) {
  return driverResult(fillElements("cuMemsetD32", hostAddress(dst), value, sizeof value, count, nullptr));
}
