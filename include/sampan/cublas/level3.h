// Matrices with matrices.
#pragma once

#include "declare.h"

#define SAMPAN_BLAS3(P, T)                                                                                             \
  SAMPAN_CUBLAS(P##gemm, cublasOperation_t transa, cublasOperation_t transb, int m, int n, int k, const T *alpha,      \
                const T *A, int lda, const T *B, int ldb, const T *beta, T *C, int ldc)                                \
  SAMPAN_CUBLAS(P##symm, cublasSideMode_t side, cublasFillMode_t uplo, int m, int n, const T *alpha, const T *A,       \
                int lda, const T *B, int ldb, const T *beta, T *C, int ldc)                                            \
  SAMPAN_CUBLAS(P##syrk, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const T *alpha, const T *A,     \
                int lda, const T *beta, T *C, int ldc)                                                                 \
  SAMPAN_CUBLAS(P##syr2k, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const T *alpha, const T *A,    \
                int lda, const T *B, int ldb, const T *beta, T *C, int ldc)                                            \
  SAMPAN_CUBLAS(P##trmm, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, \
                int m, int n, const T *alpha, const T *A, int lda, const T *B, int ldb, T *C, int ldc)                 \
  SAMPAN_CUBLAS(P##trsm, cublasSideMode_t side, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, \
                int m, int n, const T *alpha, const T *A, int lda, T *B, int ldb)
// gemm3m multiplies with fewer multiplications on a GPU; here it is gemm, with gemm's bits.
#define SAMPAN_BLAS3_HERMITIAN(P, T, R)                                                                                \
  cublasStatus_t cublas##P##gemm3m(cublasHandle_t handle, cublasOperation_t transa, cublasOperation_t transb, int m,   \
                                   int n, int k, const T *alpha, const T *A, int lda, const T *B, int ldb,             \
                                   const T *beta, T *C, int ldc);                                                      \
  SAMPAN_CUBLAS(P##hemm, cublasSideMode_t side, cublasFillMode_t uplo, int m, int n, const T *alpha, const T *A,       \
                int lda, const T *B, int ldb, const T *beta, T *C, int ldc)                                            \
  SAMPAN_CUBLAS(P##herk, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const R *alpha, const T *A,     \
                int lda, const R *beta, T *C, int ldc)                                                                 \
  SAMPAN_CUBLAS(P##her2k, cublasFillMode_t uplo, cublasOperation_t trans, int n, int k, const T *alpha, const T *A,    \
                int lda, const T *B, int ldb, const R *beta, T *C, int ldc)

SAMPAN_CUBLAS_ALL(SAMPAN_BLAS3)
SAMPAN_BLAS3_HERMITIAN(C, cuComplex, float)
SAMPAN_BLAS3_HERMITIAN(Z, cuDoubleComplex, double)
