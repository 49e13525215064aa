// The first interface of cuBLAS, without handles: its common part. New programs use cublas_v2.h; one file cannot use both.
#pragma once

#ifndef CUBLAS_V2_H_
#define CUBLAS_H_

#include "cuComplex.h"
#include "cuda_runtime_api.h"
#include "library_types.h"
#include "sampan/cublas/types.h"

typedef cublasStatus_t cublasStatus;

#ifdef __cplusplus
extern "C" {
#endif
cublasStatus_t cublasInit(void);
cublasStatus_t cublasShutdown(void);
// What went wrong first since it was asked last.
cublasStatus_t cublasGetError(void);
cublasStatus_t cublasAlloc(int n, int elemSize, void **devicePtr);
cublasStatus_t cublasFree(void *devicePtr);
cublasStatus_t cublasSetKernelStream(cudaStream_t stream);
cublasStatus_t cublasSetVector(int n, int elemSize, const void *x, int incx, void *devicePtr, int incy);
cublasStatus_t cublasGetVector(int n, int elemSize, const void *x, int incx, void *y, int incy);
cublasStatus_t cublasSetMatrix(int rows, int cols, int elemSize, const void *A, int lda, void *B, int ldb);
cublasStatus_t cublasGetMatrix(int rows, int cols, int elemSize, const void *A, int lda, void *B, int ldb);

#define SAMPAN_LEGACY(answer, name, ...) answer cublas##name(__VA_ARGS__);
#include "sampan/cublas/legacy.h"
#undef SAMPAN_LEGACY
#ifdef __cplusplus
}
#endif
#endif
