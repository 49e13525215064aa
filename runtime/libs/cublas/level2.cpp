// Matrices with vectors.
#include "cublas/scalars.h"

using namespace sampan::cublas;

extern "C" {

#define SAMPAN_ALL(P, p, T)                                                                                            \
  cublasStatus_t cublas##P##gemv(cublasHandle_t h, cublasOperation_t t, int m, int n, const T *alpha, const T *A,      \
                                 int lda, const T *x, int incx, const T *beta, T *y, int incy) {                       \
    return run(h, is(t) && m >= 0 && n >= 0 && fits(m, lda) && incx && incy && alpha && beta, [&](const OpenBlas &b) { \
      if (m && n) {                                                                                                    \
        clearVector(y, t == CUBLAS_OP_N ? m : n, incy, beta);                                                          \
        b.p##gemv(CblasColMajor, of(t), m, n, by(alpha), raw(A), lda, raw(x), incx, by(beta), raw(y), incy);           \
      }                                                                                                                \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##gbmv(cublasHandle_t h, cublasOperation_t t, int m, int n, int kl, int ku, const T *alpha,  \
                                 const T *A, int lda, const T *x, int incx, const T *beta, T *y, int incy) {           \
    return run(h, is(t) && m >= 0 && n >= 0 && kl >= 0 && ku >= 0 && lda > kl + ku && incx && incy && alpha && beta,   \
               [&](const OpenBlas &b) {                                                                                \
                 if (m && n) {                                                                                         \
                   clearVector(y, t == CUBLAS_OP_N ? m : n, incy, beta);                                               \
                   b.p##gbmv(CblasColMajor, of(t), m, n, kl, ku, by(alpha), raw(A), lda, raw(x), incx, by(beta),       \
                             raw(y), incy);                                                                            \
                 }                                                                                                     \
               });                                                                                                     \
  }                                                                                                                    \
  cublasStatus_t cublas##P##trmv(cublasHandle_t h, cublasFillMode_t u, cublasOperation_t t, cublasDiagType_t d, int n, \
                                 const T *A, int lda, T *x, int incx) {                                                \
    return run(h, is(u) && is(t) && is(d) && n >= 0 && fits(n, lda) && incx, [&](const OpenBlas &b) {                  \
      b.p##trmv(CblasColMajor, of(u), of(t), of(d), n, raw(A), lda, raw(x), incx);                                     \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##trsv(cublasHandle_t h, cublasFillMode_t u, cublasOperation_t t, cublasDiagType_t d, int n, \
                                 const T *A, int lda, T *x, int incx) {                                                \
    return run(h, is(u) && is(t) && is(d) && n >= 0 && fits(n, lda) && incx, [&](const OpenBlas &b) {                  \
      b.p##trsv(CblasColMajor, of(u), of(t), of(d), n, raw(A), lda, raw(x), incx);                                     \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##tbmv(cublasHandle_t h, cublasFillMode_t u, cublasOperation_t t, cublasDiagType_t d, int n, \
                                 int k, const T *A, int lda, T *x, int incx) {                                         \
    return run(h, is(u) && is(t) && is(d) && n >= 0 && k >= 0 && lda > k && incx, [&](const OpenBlas &b) {             \
      b.p##tbmv(CblasColMajor, of(u), of(t), of(d), n, k, raw(A), lda, raw(x), incx);                                  \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##tbsv(cublasHandle_t h, cublasFillMode_t u, cublasOperation_t t, cublasDiagType_t d, int n, \
                                 int k, const T *A, int lda, T *x, int incx) {                                         \
    return run(h, is(u) && is(t) && is(d) && n >= 0 && k >= 0 && lda > k && incx, [&](const OpenBlas &b) {             \
      b.p##tbsv(CblasColMajor, of(u), of(t), of(d), n, k, raw(A), lda, raw(x), incx);                                  \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##tpmv(cublasHandle_t h, cublasFillMode_t u, cublasOperation_t t, cublasDiagType_t d, int n, \
                                 const T *AP, T *x, int incx) {                                                        \
    return run(h, is(u) && is(t) && is(d) && n >= 0 && incx,                                                           \
               [&](const OpenBlas &b) { b.p##tpmv(CblasColMajor, of(u), of(t), of(d), n, raw(AP), raw(x), incx); });   \
  }                                                                                                                    \
  cublasStatus_t cublas##P##tpsv(cublasHandle_t h, cublasFillMode_t u, cublasOperation_t t, cublasDiagType_t d, int n, \
                                 const T *AP, T *x, int incx) {                                                        \
    return run(h, is(u) && is(t) && is(d) && n >= 0 && incx,                                                           \
               [&](const OpenBlas &b) { b.p##tpsv(CblasColMajor, of(u), of(t), of(d), n, raw(AP), raw(x), incx); });   \
  }
SAMPAN_ALL(S, s, float)
SAMPAN_ALL(D, d, double)
SAMPAN_ALL(C, c, cuComplex)
SAMPAN_ALL(Z, z, cuDoubleComplex)

#define SAMPAN_SELF(P, p, S, B, K, T, R)                                                                               \
  cublasStatus_t cublas##P##S##mv(cublasHandle_t h, cublasFillMode_t u, int n, const T *alpha, const T *A, int lda,    \
                                  const T *x, int incx, const T *beta, T *y, int incy) {                               \
    return run(h, is(u) && n >= 0 && fits(n, lda) && incx && incy && alpha && beta, [&](const OpenBlas &b) {           \
      clearVector(y, n, incy, beta);                                                                                   \
      b.p##S##mv(CblasColMajor, of(u), n, by(alpha), raw(A), lda, raw(x), incx, by(beta), raw(y), incy);               \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##B##mv(cublasHandle_t h, cublasFillMode_t u, int n, int k, const T *alpha, const T *A,      \
                                  int lda, const T *x, int incx, const T *beta, T *y, int incy) {                      \
    return run(h, is(u) && n >= 0 && k >= 0 && lda > k && incx && incy && alpha && beta, [&](const OpenBlas &b) {      \
      clearVector(y, n, incy, beta);                                                                                   \
      b.p##B##mv(CblasColMajor, of(u), n, k, by(alpha), raw(A), lda, raw(x), incx, by(beta), raw(y), incy);            \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##K##mv(cublasHandle_t h, cublasFillMode_t u, int n, const T *alpha, const T *AP,            \
                                  const T *x, int incx, const T *beta, T *y, int incy) {                               \
    return run(h, is(u) && n >= 0 && incx && incy && alpha && beta, [&](const OpenBlas &b) {                           \
      clearVector(y, n, incy, beta);                                                                                   \
      b.p##K##mv(CblasColMajor, of(u), n, by(alpha), raw(AP), raw(x), incx, by(beta), raw(y), incy);                   \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##S##r(cublasHandle_t h, cublasFillMode_t u, int n, const R *alpha, const T *x, int incx,    \
                                 T *A, int lda) {                                                                      \
    return run(h, is(u) && n >= 0 && fits(n, lda) && incx && alpha,                                                    \
               [&](const OpenBlas &b) { b.p##S##r(CblasColMajor, of(u), n, *alpha, raw(x), incx, raw(A), lda); });     \
  }                                                                                                                    \
  cublasStatus_t cublas##P##S##r2(cublasHandle_t h, cublasFillMode_t u, int n, const T *alpha, const T *x, int incx,   \
                                  const T *y, int incy, T *A, int lda) {                                               \
    return run(h, is(u) && n >= 0 && fits(n, lda) && incx && incy && alpha, [&](const OpenBlas &b) {                   \
      b.p##S##r2(CblasColMajor, of(u), n, by(alpha), raw(x), incx, raw(y), incy, raw(A), lda);                         \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##K##r(cublasHandle_t h, cublasFillMode_t u, int n, const R *alpha, const T *x, int incx,    \
                                 T *AP) {                                                                              \
    return run(h, is(u) && n >= 0 && incx && alpha,                                                                    \
               [&](const OpenBlas &b) { b.p##K##r(CblasColMajor, of(u), n, *alpha, raw(x), incx, raw(AP)); });         \
  }                                                                                                                    \
  cublasStatus_t cublas##P##K##r2(cublasHandle_t h, cublasFillMode_t u, int n, const T *alpha, const T *x, int incx,   \
                                  const T *y, int incy, T *AP) {                                                       \
    return run(h, is(u) && n >= 0 && incx && incy && alpha, [&](const OpenBlas &b) {                                   \
      b.p##K##r2(CblasColMajor, of(u), n, by(alpha), raw(x), incx, raw(y), incy, raw(AP));                             \
    });                                                                                                                \
  }
SAMPAN_SELF(S, s, sy, sb, sp, float, float)
SAMPAN_SELF(D, d, sy, sb, sp, double, double)
SAMPAN_SELF(C, c, he, hb, hp, cuComplex, float)
SAMPAN_SELF(Z, z, he, hb, hp, cuDoubleComplex, double)

#define SAMPAN_OUTER(P, p, G, T)                                                                                       \
  cublasStatus_t cublas##P##G(cublasHandle_t h, int m, int n, const T *alpha, const T *x, int incx, const T *y,        \
                              int incy, T *A, int lda) {                                                               \
    return run(h, m >= 0 && n >= 0 && fits(m, lda) && incx && incy && alpha, [&](const OpenBlas &b) {                  \
      b.p##G(CblasColMajor, m, n, by(alpha), raw(x), incx, raw(y), incy, raw(A), lda);                                 \
    });                                                                                                                \
  }
SAMPAN_OUTER(S, s, ger, float)
SAMPAN_OUTER(D, d, ger, double)
SAMPAN_OUTER(C, c, geru, cuComplex)
SAMPAN_OUTER(C, c, gerc, cuComplex)
SAMPAN_OUTER(Z, z, geru, cuDoubleComplex)
SAMPAN_OUTER(Z, z, gerc, cuDoubleComplex)

} // extern "C"
