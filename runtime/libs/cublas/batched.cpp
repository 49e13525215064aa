// Many products at a time. Each is one call of OpenBLAS, so its bits are those of the single one.
#include "cublas/product.h"

using namespace sampan::cublas;

namespace {

template <class T>
cublasStatus_t strided(cublasHandle_t h, const Product &q, const T *alpha, const T *A, long long strideA, const T *B,
                       long long strideB, const T *beta, T *C, long long strideC, int count) {
  return run(h, q.valid() && count >= 0 && alpha && beta, [&](const OpenBlas &blas) {
    for (int i = 0; i < count; ++i)
      multiply(blas, q, alpha, A + i * strideA, B + i * strideB, beta, C + i * strideC);
  });
}

template <class T>
cublasStatus_t pointed(cublasHandle_t h, const Product &q, const T *alpha, const T *const A[], const T *const B[],
                       const T *beta, T *const C[], int count) {
  return run(h, q.valid() && count >= 0 && alpha && beta, [&](const OpenBlas &blas) {
    for (int i = 0; i < count; ++i)
      multiply(blas, q, alpha, A[i], B[i], beta, C[i]);
  });
}

template <class T, class Call>
cublasStatus_t vectors(cublasHandle_t h, cublasOperation_t t, int m, int n, const T *alpha, int lda, int incx,
                       const T *beta, int incy, int count, Call call) {
  const bool valid = is(t) && m >= 0 && n >= 0 && fits(m, lda) && incx && incy && count >= 0 && alpha && beta;
  if (!h || !valid)
    return h ? CUBLAS_STATUS_INVALID_VALUE : CUBLAS_STATUS_NOT_INITIALIZED;
  for (int i = 0; i < count; ++i)
    if (const cublasStatus_t status = call(i))
      return status;
  return CUBLAS_STATUS_SUCCESS;
}

} // namespace

extern "C" {

#define SAMPAN_ALL(P, T)                                                                                               \
  cublasStatus_t cublas##P##gemmStridedBatched(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m,    \
                                               int n, int k, const T *alpha, const T *A, int lda, long long strideA,   \
                                               const T *B, int ldb, long long strideB, const T *beta, T *C, int ldc,   \
                                               long long strideC, int count) {                                         \
    return strided(h, {ta, tb, m, n, k, lda, ldb, ldc}, alpha, A, strideA, B, strideB, beta, C, strideC, count);       \
  }                                                                                                                    \
  cublasStatus_t cublas##P##gemmBatched(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m, int n,    \
                                        int k, const T *alpha, const T *const A[], int lda, const T *const B[],        \
                                        int ldb, const T *beta, T *const C[], int ldc, int count) {                    \
    return pointed(h, {ta, tb, m, n, k, lda, ldb, ldc}, alpha, A, B, beta, C, count);                                  \
  }                                                                                                                    \
  cublasStatus_t cublas##P##gemvBatched(cublasHandle_t h, cublasOperation_t t, int m, int n, const T *alpha,           \
                                        const T *const A[], int lda, const T *const x[], int incx, const T *beta,      \
                                        T *const y[], int incy, int count) {                                           \
    return vectors(h, t, m, n, alpha, lda, incx, beta, incy, count, [&](int i) {                                       \
      return cublas##P##gemv(h, t, m, n, alpha, A[i], lda, x[i], incx, beta, y[i], incy);                              \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##gemvStridedBatched(                                                                        \
      cublasHandle_t h, cublasOperation_t t, int m, int n, const T *alpha, const T *A, int lda, long long strideA,     \
      const T *x, int incx, long long stridex, const T *beta, T *y, int incy, long long stridey, int count) {          \
    return vectors(h, t, m, n, alpha, lda, incx, beta, incy, count, [&](int i) {                                       \
      return cublas##P##gemv(h, t, m, n, alpha, A + i * strideA, lda, x + i * stridex, incx, beta, y + i * stridey,    \
                             incy);                                                                                    \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##trsmBatched(cublasHandle_t h, cublasSideMode_t side, cublasFillMode_t uplo,                \
                                        cublasOperation_t t, cublasDiagType_t diag, int m, int n, const T *alpha,      \
                                        const T *const A[], int lda, T *const B[], int ldb, int count) {               \
    for (int i = 0; i < count; ++i)                                                                                    \
      if (const cublasStatus_t status = cublas##P##trsm(h, side, uplo, t, diag, m, n, alpha, A[i], lda, B[i], ldb))    \
        return status;                                                                                                 \
    return !h ? CUBLAS_STATUS_NOT_INITIALIZED : count < 0 ? CUBLAS_STATUS_INVALID_VALUE : CUBLAS_STATUS_SUCCESS;       \
  }
SAMPAN_ALL(S, float)
SAMPAN_ALL(D, double)
SAMPAN_ALL(C, cuComplex)
SAMPAN_ALL(Z, cuDoubleComplex)

} // extern "C"
