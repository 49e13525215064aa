// Matrices with vectors. Matrices lie column by column, `lda` numbers from one to the next.
#pragma once

#include "declare.h"

#define SAMPAN_BLAS2(P, T)                                                                                             \
  SAMPAN_CUBLAS(P##gemv, cublasOperation_t trans, int m, int n, const T *alpha, const T *A, int lda, const T *x,       \
                int incx, const T *beta, T *y, int incy)                                                               \
  SAMPAN_CUBLAS(P##gbmv, cublasOperation_t trans, int m, int n, int kl, int ku, const T *alpha, const T *A, int lda,   \
                const T *x, int incx, const T *beta, T *y, int incy)                                                   \
  SAMPAN_CUBLAS(P##trmv, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const T *A,     \
                int lda, T *x, int incx)                                                                               \
  SAMPAN_CUBLAS(P##trsv, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const T *A,     \
                int lda, T *x, int incx)                                                                               \
  SAMPAN_CUBLAS(P##tbmv, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, int k,          \
                const T *A, int lda, T *x, int incx)                                                                   \
  SAMPAN_CUBLAS(P##tbsv, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, int k,          \
                const T *A, int lda, T *x, int incx)                                                                   \
  SAMPAN_CUBLAS(P##tpmv, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const T *AP,    \
                T *x, int incx)                                                                                        \
  SAMPAN_CUBLAS(P##tpsv, cublasFillMode_t uplo, cublasOperation_t trans, cublasDiagType_t diag, int n, const T *AP,    \
                T *x, int incx)
// A symmetric or Hermitian matrix, of which one triangle is read or written. S is the prefix of its routines: sy or he.
#define SAMPAN_BLAS2_SELF(P, S, B, K, T, R)                                                                            \
  SAMPAN_CUBLAS(P##S##mv, cublasFillMode_t uplo, int n, const T *alpha, const T *A, int lda, const T *x, int incx,     \
                const T *beta, T *y, int incy)                                                                         \
  SAMPAN_CUBLAS(P##B##mv, cublasFillMode_t uplo, int n, int k, const T *alpha, const T *A, int lda, const T *x,        \
                int incx, const T *beta, T *y, int incy)                                                               \
  SAMPAN_CUBLAS(P##K##mv, cublasFillMode_t uplo, int n, const T *alpha, const T *AP, const T *x, int incx,             \
                const T *beta, T *y, int incy)                                                                         \
  SAMPAN_CUBLAS(P##S##r, cublasFillMode_t uplo, int n, const R *alpha, const T *x, int incx, T *A, int lda)            \
  SAMPAN_CUBLAS(P##S##r2, cublasFillMode_t uplo, int n, const T *alpha, const T *x, int incx, const T *y, int incy,    \
                T *A, int lda)                                                                                         \
  SAMPAN_CUBLAS(P##K##r, cublasFillMode_t uplo, int n, const R *alpha, const T *x, int incx, T *AP)                    \
  SAMPAN_CUBLAS(P##K##r2, cublasFillMode_t uplo, int n, const T *alpha, const T *x, int incx, const T *y, int incy,    \
                T *AP)
#define SAMPAN_BLAS2_OUTER(P, G, T)                                                                                    \
  SAMPAN_CUBLAS(P##G, int m, int n, const T *alpha, const T *x, int incx, const T *y, int incy, T *A, int lda)

SAMPAN_CUBLAS_ALL(SAMPAN_BLAS2)
SAMPAN_BLAS2_SELF(S, sy, sb, sp, float, float)
SAMPAN_BLAS2_SELF(D, sy, sb, sp, double, double)
SAMPAN_BLAS2_SELF(C, he, hb, hp, cuComplex, float)
SAMPAN_BLAS2_SELF(Z, he, hb, hp, cuDoubleComplex, double)
SAMPAN_BLAS2_OUTER(S, ger, float)
SAMPAN_BLAS2_OUTER(D, ger, double)
SAMPAN_BLAS2_OUTER(C, geru, cuComplex)
SAMPAN_BLAS2_OUTER(C, gerc, cuComplex)
SAMPAN_BLAS2_OUTER(Z, geru, cuDoubleComplex)
SAMPAN_BLAS2_OUTER(Z, gerc, cuDoubleComplex)
