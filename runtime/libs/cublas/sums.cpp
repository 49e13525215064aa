// Sums of matrices, and products with diagonal ones, which BLAS lacks.
#include "cublas/scalars.h"

#include <cuComplex.h>

using namespace sampan::cublas;

namespace {

float conjugate(float x) { return x; }
double conjugate(double x) { return x; }
cuComplex conjugate(cuComplex x) { return cuConjf(x); }
cuDoubleComplex conjugate(cuDoubleComplex x) { return cuConj(x); }
float times(float a, float b) { return a * b; }
double times(double a, double b) { return a * b; }
cuComplex times(cuComplex a, cuComplex b) { return cuCmulf(a, b); }
cuDoubleComplex times(cuDoubleComplex a, cuDoubleComplex b) { return cuCmul(a, b); }
float plus(float a, float b) { return a + b; }
double plus(double a, double b) { return a + b; }
cuComplex plus(cuComplex a, cuComplex b) { return cuCaddf(a, b); }
cuDoubleComplex plus(cuDoubleComplex a, cuDoubleComplex b) { return cuCadd(a, b); }

// op(A) at a row and a column, times a factor; a factor of 0 does not read A, which may not be there then.
template <class T> struct Term {
  cublasOperation_t op;
  T factor;
  const T *matrix;
  int ld;

  bool valid(int m, int n) const { return is(op) && fits(op == CUBLAS_OP_N ? m : n, ld); }
  T operator()(long long i, long long j) const {
    if (isZero(factor))
      return T{};
    const T x = op == CUBLAS_OP_N ? matrix[i + j * ld] : matrix[j + i * ld];
    return times(factor, op == CUBLAS_OP_C ? conjugate(x) : x);
  }
};

template <class T> cublasStatus_t add(cublasHandle_t h, int m, int n, Term<T> a, Term<T> b, T *C, int ldc) {
  return run(h, m >= 0 && n >= 0 && a.valid(m, n) && b.valid(m, n) && fits(m, ldc), [&](const OpenBlas &) {
    for (long long j = 0; j < n; ++j)
      for (long long i = 0; i < m; ++i)
        C[i + j * ldc] = plus(a(i, j), b(i, j));
  });
}

template <class T>
cublasStatus_t scale(cublasHandle_t h, cublasSideMode_t side, int m, int n, const T *A, int lda, const T *x, int incx,
                     T *C, int ldc) {
  return run(h, is(side) && m >= 0 && n >= 0 && fits(m, lda) && fits(m, ldc), [&](const OpenBlas &) {
    const long long count = side == CUBLAS_SIDE_LEFT ? m : n, first = incx < 0 ? (1 - count) * incx : 0;
    for (long long j = 0; j < n; ++j)
      for (long long i = 0; i < m; ++i)
        C[i + j * ldc] = times(A[i + j * lda], x[first + (side == CUBLAS_SIDE_LEFT ? i : j) * incx]);
  });
}

} // namespace

extern "C" {

#define SAMPAN_ALL(P, T)                                                                                               \
  cublasStatus_t cublas##P##geam(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m, int n,           \
                                 const T *alpha, const T *A, int lda, const T *beta, const T *B, int ldb, T *C,        \
                                 int ldc) {                                                                            \
    if (h && (!alpha || !beta))                                                                                        \
      return CUBLAS_STATUS_INVALID_VALUE;                                                                              \
    if (h && finishBefore(*h)) /* scalars may be the work of a kernel */                                               \
      return CUBLAS_STATUS_EXECUTION_FAILED;                                                                           \
    return h ? add<T>(h, m, n, {ta, *alpha, A, lda}, {tb, *beta, B, ldb}, C, ldc) : CUBLAS_STATUS_NOT_INITIALIZED;     \
  }                                                                                                                    \
  cublasStatus_t cublas##P##dgmm(cublasHandle_t h, cublasSideMode_t side, int m, int n, const T *A, int lda,           \
                                 const T *x, int incx, T *C, int ldc) {                                                \
    return scale(h, side, m, n, A, lda, x, incx, C, ldc);                                                              \
  }
SAMPAN_ALL(S, float)
SAMPAN_ALL(D, double)
SAMPAN_ALL(C, cuComplex)
SAMPAN_ALL(Z, cuDoubleComplex)

} // extern "C"
