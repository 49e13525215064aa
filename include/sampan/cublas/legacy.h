// The first interface's routines: no handle, choices as letters ('N', 'T', 'C'; 'U', 'L'; 'L', 'R'; 'U', 'N'), answers by value.
// A status is kept for cublasGetError. Includers say by SAMPAN_LEGACY(answer, name, …) how a routine is declared.

#define SAMPAN_LEGACY_ALL(P, p, T)                                                                                     \
  SAMPAN_LEGACY(void, P##axpy, int n, T alpha, const T *x, int incx, T *y, int incy)                                   \
  SAMPAN_LEGACY(void, P##copy, int n, const T *x, int incx, T *y, int incy)                                            \
  SAMPAN_LEGACY(void, P##swap, int n, T *x, int incx, T *y, int incy)                                                  \
  SAMPAN_LEGACY(void, P##scal, int n, T alpha, T *x, int incx)                                                         \
  SAMPAN_LEGACY(int, I##p##amax, int n, const T *x, int incx)                                                          \
  SAMPAN_LEGACY(int, I##p##amin, int n, const T *x, int incx)                                                          \
  SAMPAN_LEGACY(void, P##gemv, char trans, int m, int n, T alpha, const T *A, int lda, const T *x, int incx, T beta,   \
                T *y, int incy)                                                                                        \
  SAMPAN_LEGACY(void, P##gemm, char transa, char transb, int m, int n, int k, T alpha, const T *A, int lda,            \
                const T *B, int ldb, T beta, T *C, int ldc)                                                            \
  SAMPAN_LEGACY(void, P##symm, char side, char uplo, int m, int n, T alpha, const T *A, int lda, const T *B, int ldb,  \
                T beta, T *C, int ldc)                                                                                 \
  SAMPAN_LEGACY(void, P##syrk, char uplo, char trans, int n, int k, T alpha, const T *A, int lda, T beta, T *C,        \
                int ldc)                                                                                               \
  SAMPAN_LEGACY(void, P##trmm, char side, char uplo, char transa, char diag, int m, int n, T alpha, const T *A,        \
                int lda, T *B, int ldb)                                                                                \
  SAMPAN_LEGACY(void, P##trsm, char side, char uplo, char transa, char diag, int m, int n, T alpha, const T *A,        \
                int lda, T *B, int ldb)                                                                                \
  SAMPAN_LEGACY(void, P##trsv, char uplo, char trans, char diag, int n, const T *A, int lda, T *x, int incx)
#define SAMPAN_LEGACY_REAL(P, T)                                                                                       \
  SAMPAN_LEGACY(T, P##dot, int n, const T *x, int incx, const T *y, int incy)                                          \
  SAMPAN_LEGACY(T, P##nrm2, int n, const T *x, int incx)                                                               \
  SAMPAN_LEGACY(T, P##asum, int n, const T *x, int incx)                                                               \
  SAMPAN_LEGACY(void, P##ger, int m, int n, T alpha, const T *x, int incx, const T *y, int incy, T *A, int lda)        \
  SAMPAN_LEGACY(void, P##symv, char uplo, int n, T alpha, const T *A, int lda, const T *x, int incx, T beta, T *y,     \
                int incy)

SAMPAN_LEGACY_ALL(S, s, float)
SAMPAN_LEGACY_ALL(D, d, double)
SAMPAN_LEGACY_ALL(C, c, cuComplex)
SAMPAN_LEGACY_ALL(Z, z, cuDoubleComplex)
SAMPAN_LEGACY_REAL(S, float)
SAMPAN_LEGACY_REAL(D, double)

#undef SAMPAN_LEGACY_ALL
#undef SAMPAN_LEGACY_REAL
