// Matrices with matrices.
#include "cublas/product.h"

using namespace sampan::cublas;

namespace {

// The symmetric updates of complex matrices know no conjugates.
template <class T> bool isSymmetric(cublasOperation_t t) { return t != CUBLAS_OP_C || std::is_floating_point_v<T>; }

// And the Hermitian ones no transposes without them.
template <class T> bool isHermitian(cublasOperation_t t) { return t != CUBLAS_OP_T; }

// B and C are the same matrix, or do not overlap.
template <class T> void copyMatrix(const T *from, int ldf, T *to, int ldt, int m, int n) {
  if (from != to)
    for (long long j = 0; j < n; ++j)
      std::copy_n(from + j * ldf, m, to + j * ldt);
}

} // namespace

extern "C" {

// A symmetric or a Hermitian matrix times another: symm, hemm.
#define SAMPAN_SIDED(P, p, name, T)                                                                                    \
  cublasStatus_t cublas##P##name(cublasHandle_t h, cublasSideMode_t s, cublasFillMode_t u, int m, int n,               \
                                 const T *alpha, const T *A, int lda, const T *B, int ldb, const T *beta, T *C,        \
                                 int ldc) {                                                                            \
    return run(h,                                                                                                      \
               is(s) && is(u) && m >= 0 && n >= 0 && fits(s == CUBLAS_SIDE_LEFT ? m : n, lda) && fits(m, ldb) &&       \
                   fits(m, ldc) && alpha && beta,                                                                      \
               [&](const OpenBlas &b) {                                                                                \
                 b.p##name(CblasColMajor, of(s), of(u), m, n, by(alpha), raw(A), lda, raw(B), ldb, by(beta), raw(C),   \
                           ldc);                                                                                       \
               });                                                                                                     \
  }

// A matrix times itself: syrk, herk. R: of the scalars; `known`: of transpositions.
#define SAMPAN_SELF(P, p, name, T, R, known)                                                                           \
  cublasStatus_t cublas##P##name(cublasHandle_t h, cublasFillMode_t u, cublasOperation_t t, int n, int k,              \
                                 const R *alpha, const T *A, int lda, const R *beta, T *C, int ldc) {                  \
    return run(h,                                                                                                      \
               is(u) && is(t) && n >= 0 && k >= 0 && fits(t == CUBLAS_OP_N ? n : k, lda) && fits(n, ldc) && alpha &&   \
                   beta && known<T>(t),                                                                                \
               [&](const OpenBlas &b) {                                                                                \
                 b.p##name(CblasColMajor, of(u), of(t), n, k, by(alpha), raw(A), lda, by(beta), raw(C), ldc);          \
               });                                                                                                     \
  }

// Two matrices with each other, both ways: syr2k, her2k. R: of beta.
#define SAMPAN_PAIR(P, p, name, T, R, known)                                                                           \
  cublasStatus_t cublas##P##name(cublasHandle_t h, cublasFillMode_t u, cublasOperation_t t, int n, int k,              \
                                 const T *alpha, const T *A, int lda, const T *B, int ldb, const R *beta, T *C,        \
                                 int ldc) {                                                                            \
    return run(h,                                                                                                      \
               is(u) && is(t) && n >= 0 && k >= 0 && fits(t == CUBLAS_OP_N ? n : k, lda) &&                            \
                   fits(t == CUBLAS_OP_N ? n : k, ldb) && fits(n, ldc) && alpha && beta && known<T>(t),                \
               [&](const OpenBlas &b) {                                                                                \
                 b.p##name(CblasColMajor, of(u), of(t), n, k, by(alpha), raw(A), lda, raw(B), ldb, by(beta), raw(C),   \
                           ldc);                                                                                       \
               });                                                                                                     \
  }

#define SAMPAN_ALL(P, p, T)                                                                                            \
  cublasStatus_t cublas##P##gemm(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m, int n, int k,    \
                                 const T *alpha, const T *A, int lda, const T *B, int ldb, const T *beta, T *C,        \
                                 int ldc) {                                                                            \
    return run(h, isProduct(ta, tb, m, n, k, lda, ldb, ldc) && alpha && beta, [&](const OpenBlas &b) {                 \
      b.p##gemm(CblasColMajor, of(ta), of(tb), m, n, k, by(alpha), raw(A), lda, raw(B), ldb, by(beta), raw(C), ldc);   \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublas##P##trmm(cublasHandle_t h, cublasSideMode_t s, cublasFillMode_t u, cublasOperation_t t,        \
                                 cublasDiagType_t d, int m, int n, const T *alpha, const T *A, int lda, const T *B,    \
                                 int ldb, T *C, int ldc) {                                                             \
    return run(h,                                                                                                      \
               is(s) && is(u) && is(t) && is(d) && m >= 0 && n >= 0 && fits(s == CUBLAS_SIDE_LEFT ? m : n, lda) &&     \
                   fits(m, ldb) && fits(m, ldc) && alpha,                                                              \
               [&](const OpenBlas &b) {                                                                                \
                 copyMatrix(B, ldb, C, ldc, m, n);                                                                     \
                 b.p##trmm(CblasColMajor, of(s), of(u), of(t), of(d), m, n, by(alpha), raw(A), lda, raw(C), ldc);      \
               });                                                                                                     \
  }                                                                                                                    \
  cublasStatus_t cublas##P##trsm(cublasHandle_t h, cublasSideMode_t s, cublasFillMode_t u, cublasOperation_t t,        \
                                 cublasDiagType_t d, int m, int n, const T *alpha, const T *A, int lda, T *B,          \
                                 int ldb) {                                                                            \
    return run(h,                                                                                                      \
               is(s) && is(u) && is(t) && is(d) && m >= 0 && n >= 0 && fits(s == CUBLAS_SIDE_LEFT ? m : n, lda) &&     \
                   fits(m, ldb) && alpha,                                                                              \
               [&](const OpenBlas &b) {                                                                                \
                 b.p##trsm(CblasColMajor, of(s), of(u), of(t), of(d), m, n, by(alpha), raw(A), lda, raw(B), ldb);      \
               });                                                                                                     \
  }                                                                                                                    \
  SAMPAN_SIDED(P, p, symm, T)                                                                                          \
  SAMPAN_SELF(P, p, syrk, T, T, isSymmetric)                                                                           \
  SAMPAN_PAIR(P, p, syr2k, T, T, isSymmetric)
SAMPAN_ALL(S, s, float)
SAMPAN_ALL(D, d, double)
SAMPAN_ALL(C, c, cuComplex)
SAMPAN_ALL(Z, z, cuDoubleComplex)

#define SAMPAN_HERMITIAN(P, p, T, R)                                                                                   \
  SAMPAN_SIDED(P, p, hemm, T)                                                                                          \
  SAMPAN_SELF(P, p, herk, T, R, isHermitian)                                                                           \
  SAMPAN_PAIR(P, p, her2k, T, R, isHermitian)
SAMPAN_HERMITIAN(C, c, cuComplex, float)
SAMPAN_HERMITIAN(Z, z, cuDoubleComplex, double)

#define SAMPAN_GEMM3M(P, T)                                                                                            \
  cublasStatus_t cublas##P##gemm3m(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m, int n, int k,  \
                                   const T *alpha, const T *A, int lda, const T *B, int ldb, const T *beta, T *C,      \
                                   int ldc) {                                                                          \
    return cublas##P##gemm(h, ta, tb, m, n, k, alpha, A, lda, B, ldb, beta, C, ldc);                                   \
  }
SAMPAN_GEMM3M(C, cuComplex)
SAMPAN_GEMM3M(Z, cuDoubleComplex)

} // extern "C"
