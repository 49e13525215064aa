// cuBLAS: linear algebra in the order of a stream. Over OpenBLAS, which must be on the machine (docs/cublas.md).
#pragma once
#define CUBLAS_API_H_

#include "cuComplex.h"
#include "cuda_bf16.h"
#include "cuda_fp16.h"
#include "cuda_runtime_api.h"
#include "library_types.h"
#include "sampan/cublas/types.h"

#define CUBLAS_VER_MAJOR 12
#define CUBLAS_VER_MINOR 4
#define CUBLAS_VER_PATCH 5
#define CUBLAS_VER_BUILD 8
#define CUBLAS_VERSION (CUBLAS_VER_MAJOR * 10000 + CUBLAS_VER_MINOR * 100 + CUBLAS_VER_PATCH)

#ifndef CUBLASWINAPI
#define CUBLASWINAPI
#endif

#ifdef __cplusplus
extern "C" {
#endif

#include "sampan/cublas/extensions.h"
#include "sampan/cublas/level1.h"
#include "sampan/cublas/level2.h"
#include "sampan/cublas/level3.h"

// A handle: for one thread at a time. Under both names, as the routines.
#define SAMPAN_CUBLAS_HANDLE(name, ...)                                                                                \
  cublasStatus_t cublas##name(__VA_ARGS__) __asm__("cublas" #name "_v2");                                              \
  cublasStatus_t cublas##name##_v2(__VA_ARGS__) __asm__("cublas" #name "_v2");
SAMPAN_CUBLAS_HANDLE(Create, cublasHandle_t *handle)
SAMPAN_CUBLAS_HANDLE(Destroy, cublasHandle_t handle)
SAMPAN_CUBLAS_HANDLE(GetVersion, cublasHandle_t handle, int *version)
SAMPAN_CUBLAS_HANDLE(SetStream, cublasHandle_t handle, cudaStream_t stream)
SAMPAN_CUBLAS_HANDLE(GetStream, cublasHandle_t handle, cudaStream_t *stream)
SAMPAN_CUBLAS_HANDLE(SetPointerMode, cublasHandle_t handle, cublasPointerMode_t mode)
SAMPAN_CUBLAS_HANDLE(GetPointerMode, cublasHandle_t handle, cublasPointerMode_t *mode)
SAMPAN_CUBLAS_HANDLE(SetWorkspace, cublasHandle_t handle, void *workspace, size_t bytes)
cublasStatus_t cublasSetAtomicsMode(cublasHandle_t handle, cublasAtomicsMode_t mode);
cublasStatus_t cublasGetAtomicsMode(cublasHandle_t handle, cublasAtomicsMode_t *mode);
cublasStatus_t cublasSetMathMode(cublasHandle_t handle, cublasMath_t mode);
cublasStatus_t cublasGetMathMode(cublasHandle_t handle, cublasMath_t *mode);
cublasStatus_t cublasSetSmCountTarget(cublasHandle_t handle, int count);
cublasStatus_t cublasGetSmCountTarget(cublasHandle_t handle, int *count);
cublasStatus_t cublasGetProperty(libraryPropertyType type, int *value);
size_t cublasGetCudartVersion(void);
cublasStatus_t cublasLoggerConfigure(int on, int toStdOut, int toStdErr, const char *file);
cublasStatus_t cublasSetLoggerCallback(cublasLogCallback callback);
cublasStatus_t cublasGetLoggerCallback(cublasLogCallback *callback);
const char *cublasGetStatusName(cublasStatus_t status);
const char *cublasGetStatusString(cublasStatus_t status);

// Copies between the host and the device: n elements of a size in bytes, increments and leading dimensions in elements.
cublasStatus_t cublasSetVector(int n, int elemSize, const void *x, int incx, void *devicePtr, int incy);
cublasStatus_t cublasGetVector(int n, int elemSize, const void *x, int incx, void *y, int incy);
cublasStatus_t cublasSetMatrix(int rows, int cols, int elemSize, const void *A, int lda, void *B, int ldb);
cublasStatus_t cublasGetMatrix(int rows, int cols, int elemSize, const void *A, int lda, void *B, int ldb);
cublasStatus_t cublasSetVectorAsync(int n, int elemSize, const void *x, int incx, void *y, int incy,
                                    cudaStream_t stream);
cublasStatus_t cublasGetVectorAsync(int n, int elemSize, const void *x, int incx, void *y, int incy,
                                    cudaStream_t stream);
cublasStatus_t cublasSetMatrixAsync(int rows, int cols, int elemSize, const void *A, int lda, void *B, int ldb,
                                    cudaStream_t stream);
cublasStatus_t cublasGetMatrixAsync(int rows, int cols, int elemSize, const void *A, int lda, void *B, int ldb,
                                    cudaStream_t stream);

// What the library has and Sampan has not (docs/apis/cublas.md).
#include "sampan/apis/missing.h"
#define SAMPAN_MISSING(function) SAMPAN_UNAVAILABLE(function, SAMPAN_INSTEAD)
#include "sampan/apis/cublas.def"
#undef SAMPAN_MISSING

#ifdef __cplusplus
}
#endif
