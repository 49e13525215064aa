// Beyond BLAS: many small matrices at a time, mixed types, factorisations, sums of matrices.
//
// gels solves overdetermined systems in the least-squares sense: trans is N, and m at least n, as in the original.
//
// Of a batch, arrays of pointers lie in device memory. Pivots count from 1; info is 0, or k if the k-th pivot is zero.
#pragma once

#include "declare.h"

#define SAMPAN_BLAS_BATCHED(P, T)                                                                                      \
  cublasStatus_t cublas##P##gemmStridedBatched(                                                                        \
      cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const T *alpha,  \
      const T *A, int lda, long long strideA, const T *B, int ldb, long long strideB, const T *beta, T *C, int ldc,    \
      long long strideC, int batchCount);                                                                              \
  cublasStatus_t cublas##P##gemmBatched(                                                                               \
      cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const T *alpha,  \
      const T *const A[], int lda, const T *const B[], int ldb, const T *beta, T *const C[], int ldc, int batchCount);
#define SAMPAN_BLAS_FACTORS(P, T)                                                                                      \
  cublasStatus_t cublas##P##gemvBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, const T *alpha,  \
                                        const T *const A[], int lda, const T *const x[], int incx, const T *beta,      \
                                        T *const y[], int incy, int batchCount);                                       \
  cublasStatus_t cublas##P##gemvStridedBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n,           \
                                               const T *alpha, const T *A, int lda, long long strideA, const T *x,     \
                                               int incx, long long stridex, const T *beta, T *y, int incy,             \
                                               long long stridey, int batchCount);                                     \
  cublasStatus_t cublas##P##trsmBatched(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo,           \
                                        cublasOperation_t trans, cublasDiagType_t diag, int m, int n, const T *alpha,  \
                                        const T *const A[], int lda, T *const B[], int ldb, int batchCount);           \
  cublasStatus_t cublas##P##getrfBatched(cublasHandle_t handle, int n, T *const A[], int lda, int *pivots, int *info,  \
                                         int batchSize);                                                               \
  cublasStatus_t cublas##P##getrsBatched(cublasHandle_t handle, cublasOperation_t trans, int n, int nrhs,              \
                                         const T *const A[], int lda, const int *pivots, T *const B[], int ldb,        \
                                         int *info, int batchSize);                                                    \
  cublasStatus_t cublas##P##getriBatched(cublasHandle_t handle, int n, const T *const A[], int lda, const int *pivots, \
                                         T *const C[], int ldc, int *info, int batchSize);                             \
  cublasStatus_t cublas##P##matinvBatched(cublasHandle_t handle, int n, const T *const A[], int lda, T *const Ainv[],  \
                                          int lda_inv, int *info, int batchSize);                                      \
  cublasStatus_t cublas##P##gelsBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n, int nrhs,        \
                                        T *const A[], int lda, T *const C[], int ldc, int *info, int *devInfo,         \
                                        int batchSize);                                                                \
  cublasStatus_t cublas##P##geam(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m,     \
                                 int n, const T *alpha, const T *A, int lda, const T *beta, const T *B, int ldb, T *C, \
                                 int ldc);                                                                             \
  cublasStatus_t cublas##P##dgmm(cublasHandle_t handle, cublasSideMode_t mode, int m, int n, const T *A, int lda,      \
                                 const T *x, int incx, T *C, int ldc);

SAMPAN_CUBLAS_ALL(SAMPAN_BLAS_BATCHED)
SAMPAN_CUBLAS_ALL(SAMPAN_BLAS_FACTORS)
SAMPAN_BLAS_BATCHED(H, __half)
cublasStatus_t cublasHgemm(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n,
                           int k, const __half *alpha, const __half *A, int lda, const __half *B, int ldb,
                           const __half *beta, __half *C, int ldc);

// Types of A and B, and of C: half, bfloat16 or float with float sums; double; complex; int8 with int32. Scalars have the type
// of the sums, and with CUBLAS_COMPUTE_16F are half.
cublasStatus_t cublasGemmEx(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n,
                            int k, const void *alpha, const void *A, cudaDataType Atype, int lda, const void *B,
                            cudaDataType Btype, int ldb, const void *beta, void *C, cudaDataType Ctype, int ldc,
                            cublasComputeType_t computeType, cublasGemmAlgo_t algo);
cublasStatus_t cublasGemmStridedBatchedEx(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb,
                                          int m, int n, int k, const void *alpha, const void *A, cudaDataType Atype,
                                          int lda, long long strideA, const void *B, cudaDataType Btype, int ldb,
                                          long long strideB, const void *beta, void *C, cudaDataType Ctype, int ldc,
                                          long long strideC, int batchCount, cublasComputeType_t computeType,
                                          cublasGemmAlgo_t algo);
cublasStatus_t cublasGemmBatchedEx(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m,
                                   int n, int k, const void *alpha, const void *const A[], cudaDataType Atype, int lda,
                                   const void *const B[], cudaDataType Btype, int ldb, const void *beta,
                                   void *const C[], cudaDataType Ctype, int ldc, int batchCount,
                                   cublasComputeType_t computeType, cublasGemmAlgo_t algo);
cublasStatus_t cublasSgemmEx(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m, int n,
                             int k, const float *alpha, const void *A, cudaDataType Atype, int lda, const void *B,
                             cudaDataType Btype, int ldb, const float *beta, void *C, cudaDataType Ctype, int ldc);
cublasStatus_t cublasAxpyEx(cublasHandle_t handle, int n, const void *alpha, cudaDataType alphaType, const void *x,
                            cudaDataType xType, int incx, void *y, cudaDataType yType, int incy,
                            cudaDataType executionType);
cublasStatus_t cublasDotEx(cublasHandle_t handle, int n, const void *x, cudaDataType xType, int incx, const void *y,
                           cudaDataType yType, int incy, void *result, cudaDataType resultType,
                           cudaDataType executionType);
cublasStatus_t cublasScalEx(cublasHandle_t handle, int n, const void *alpha, cudaDataType alphaType, void *x,
                            cudaDataType xType, int incx, cudaDataType executionType);
cublasStatus_t cublasNrm2Ex(cublasHandle_t handle, int n, const void *x, cudaDataType xType, int incx, void *result,
                            cudaDataType resultType, cudaDataType executionType);
