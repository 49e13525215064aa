// Life and settings of a handle.
#include "cublas/handle.h"

#include "common/message.h"

using namespace sampan::cublas;

namespace sampan::cublas {

cublasStatus_t finishBefore(const cublasContext &h) {
  // Work of the legacy stream waits for that of the others, and an event takes its place there.
  if (!h.stream || h.stream == cudaStreamLegacy) {
    if (cudaDeviceSynchronize() == cudaSuccess)
      return CUBLAS_STATUS_SUCCESS;
  } else if (cudaStreamSynchronize(h.stream) == cudaSuccess) {
    return CUBLAS_STATUS_SUCCESS;
  }
  cudaStreamCaptureStatus capture = cudaStreamCaptureStatusNone;
  if (cudaStreamIsCapturing(h.stream, &capture) == cudaSuccess && capture != cudaStreamCaptureStatusNone)
    tell("S8202", "a cuBLAS call cannot be captured into a graph: it runs at once, in the thread that calls",
         "call it outside of the capture, between two launches of the graph");
  return CUBLAS_STATUS_EXECUTION_FAILED;
}

// Changes or asks a handle, if there is one.
template <class Work> static cublasStatus_t with(cublasHandle_t h, bool valid, Work work) {
  if (!h)
    return CUBLAS_STATUS_NOT_INITIALIZED;
  if (!valid)
    return CUBLAS_STATUS_INVALID_VALUE;
  work(*h);
  return CUBLAS_STATUS_SUCCESS;
}

} // namespace sampan::cublas

extern "C" {

cublasStatus_t cublasCreate(cublasHandle_t *handle) {
  if (!handle)
    return CUBLAS_STATUS_INVALID_VALUE;
  int devices = 0;
  const OpenBlas *blas = openBlas();
  if (!blas || cudaGetDeviceCount(&devices) != cudaSuccess || devices == 0)
    return CUBLAS_STATUS_NOT_INITIALIZED;
  *handle = new (std::nothrow) cublasContext{blas};
  return *handle ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_ALLOC_FAILED;
}

cublasStatus_t cublasDestroy(cublasHandle_t handle) {
  if (!handle)
    return CUBLAS_STATUS_NOT_INITIALIZED;
  delete handle;
  return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasGetVersion(cublasHandle_t, int *version) {
  if (!version)
    return CUBLAS_STATUS_INVALID_VALUE;
  *version = CUBLAS_VERSION;
  return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasGetProperty(libraryPropertyType type, int *value) {
  if (!value || type < MAJOR_VERSION || type > PATCH_LEVEL)
    return CUBLAS_STATUS_INVALID_VALUE;
  *value = type == MAJOR_VERSION ? CUBLAS_VER_MAJOR : type == MINOR_VERSION ? CUBLAS_VER_MINOR : CUBLAS_VER_PATCH;
  return CUBLAS_STATUS_SUCCESS;
}

size_t cublasGetCudartVersion(void) { return CUDART_VERSION; }

cublasStatus_t cublasSetStream(cublasHandle_t h, cudaStream_t stream) {
  return with(h, true, [=](cublasContext &c) { c.stream = stream; });
}
cublasStatus_t cublasGetStream(cublasHandle_t h, cudaStream_t *stream) {
  return with(h, stream, [=](cublasContext &c) { *stream = c.stream; });
}
cublasStatus_t cublasSetPointerMode(cublasHandle_t h, cublasPointerMode_t mode) {
  return with(h, mode == CUBLAS_POINTER_MODE_HOST || mode == CUBLAS_POINTER_MODE_DEVICE,
              [=](cublasContext &c) { c.pointers = mode; });
}
cublasStatus_t cublasGetPointerMode(cublasHandle_t h, cublasPointerMode_t *mode) {
  return with(h, mode, [=](cublasContext &c) { *mode = c.pointers; });
}
cublasStatus_t cublasSetAtomicsMode(cublasHandle_t h, cublasAtomicsMode_t mode) {
  return with(h, true, [=](cublasContext &c) { c.atomics = mode; });
}
cublasStatus_t cublasGetAtomicsMode(cublasHandle_t h, cublasAtomicsMode_t *mode) {
  return with(h, mode, [=](cublasContext &c) { *mode = c.atomics; });
}
cublasStatus_t cublasSetMathMode(cublasHandle_t h, cublasMath_t mode) {
  return with(h, true, [=](cublasContext &c) { c.math = mode; });
}
cublasStatus_t cublasGetMathMode(cublasHandle_t h, cublasMath_t *mode) {
  return with(h, mode, [=](cublasContext &c) { *mode = c.math; });
}
cublasStatus_t cublasSetSmCountTarget(cublasHandle_t h, int count) {
  return with(h, count >= 0, [=](cublasContext &c) { c.multiprocessors = count; });
}
cublasStatus_t cublasGetSmCountTarget(cublasHandle_t h, int *count) {
  return with(h, count, [=](cublasContext &c) { *count = c.multiprocessors; });
}
// OpenBLAS has its own room.
cublasStatus_t cublasSetWorkspace(cublasHandle_t h, void *, size_t) {
  return with(h, true, [](cublasContext &) {});
}

// There is nothing to log: what goes wrong is said by status, and on standard error.
cublasStatus_t cublasLoggerConfigure(int, int, int, const char *) { return CUBLAS_STATUS_SUCCESS; }
cublasStatus_t cublasSetLoggerCallback(cublasLogCallback) { return CUBLAS_STATUS_SUCCESS; }
cublasStatus_t cublasGetLoggerCallback(cublasLogCallback *callback) {
  if (!callback)
    return CUBLAS_STATUS_INVALID_VALUE;
  *callback = nullptr;
  return CUBLAS_STATUS_SUCCESS;
}

const char *cublasGetStatusName(cublasStatus_t status) {
#define SAMPAN_NAME(name)                                                                                              \
  case name: return #name;
  switch (status) {
    SAMPAN_NAME(CUBLAS_STATUS_SUCCESS)
    SAMPAN_NAME(CUBLAS_STATUS_NOT_INITIALIZED)
    SAMPAN_NAME(CUBLAS_STATUS_ALLOC_FAILED)
    SAMPAN_NAME(CUBLAS_STATUS_INVALID_VALUE)
    SAMPAN_NAME(CUBLAS_STATUS_ARCH_MISMATCH)
    SAMPAN_NAME(CUBLAS_STATUS_MAPPING_ERROR)
    SAMPAN_NAME(CUBLAS_STATUS_EXECUTION_FAILED)
    SAMPAN_NAME(CUBLAS_STATUS_INTERNAL_ERROR)
    SAMPAN_NAME(CUBLAS_STATUS_NOT_SUPPORTED)
    SAMPAN_NAME(CUBLAS_STATUS_LICENSE_ERROR)
  }
#undef SAMPAN_NAME
  return "CUBLAS_STATUS_UNKNOWN";
}

const char *cublasGetStatusString(cublasStatus_t status) {
  switch (status) {
  case CUBLAS_STATUS_SUCCESS: return "the operation completed successfully";
  case CUBLAS_STATUS_NOT_INITIALIZED: return "the library was not initialized";
  case CUBLAS_STATUS_ALLOC_FAILED: return "the resource allocation failed";
  case CUBLAS_STATUS_INVALID_VALUE: return "an unsupported value or parameter was passed to the function";
  case CUBLAS_STATUS_EXECUTION_FAILED: return "the function failed to launch on the device";
  case CUBLAS_STATUS_INTERNAL_ERROR: return "an internal operation failed";
  case CUBLAS_STATUS_NOT_SUPPORTED: return "the functionality requested is not supported";
  default: return cublasGetStatusName(status);
  }
}

} // extern "C"
