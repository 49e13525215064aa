// Vectors with vectors.
#include "cublas/scalars.h"

#include <cmath>

using namespace sampan::cublas;

namespace {

// OpenBLAS counts subscripts from 0, CUDA from 1; of nothing, both answer 0.
template <class Find, class T>
cublasStatus_t place(cublasHandle_t h, Find find, int n, const T *x, int incx, int *result) {
  return run(h, result, [&](const OpenBlas &blas) {
    *result = n < 1 || incx < 1 ? 0 : static_cast<int>((blas.*find)(n, raw(x), incx)) + 1;
  });
}

template <class Routine, class T, class R>
cublasStatus_t size(cublasHandle_t h, Routine routine, int n, const T *x, int incx, R *result) {
  return run(h, result,
             [&](const OpenBlas &blas) { *result = n < 1 || incx < 1 ? R(0) : (blas.*routine)(n, raw(x), incx); });
}

// OpenBLAS 0.3.21's is wrong by a whole element on processors with AVX-512, for most lengths.
template <class R, class T> R absoluteSum(int n, const T *x, int incx) {
  R sum = 0;
  if (incx > 0)
    for (long long i = 0; i < n; ++i)
      sum += std::abs(x[i * incx].x) + std::abs(x[i * incx].y);
  return sum;
}

} // namespace

extern "C" {

#define SAMPAN_ALL(P, p, T)                                                                                            \
  cublasStatus_t cublas##P##axpy(cublasHandle_t h, int n, const T *alpha, const T *x, int incx, T *y, int incy) {      \
    return run(h, alpha, [&](const OpenBlas &b) { b.p##axpy(n, by(alpha), raw(x), incx, raw(y), incy); });             \
  }                                                                                                                    \
  cublasStatus_t cublas##P##copy(cublasHandle_t h, int n, const T *x, int incx, T *y, int incy) {                      \
    return run(h, true, [&](const OpenBlas &b) { b.p##copy(n, raw(x), incx, raw(y), incy); });                         \
  }                                                                                                                    \
  cublasStatus_t cublas##P##swap(cublasHandle_t h, int n, T *x, int incx, T *y, int incy) {                            \
    return run(h, true, [&](const OpenBlas &b) { b.p##swap(n, raw(x), incx, raw(y), incy); });                         \
  }                                                                                                                    \
  cublasStatus_t cublas##P##scal(cublasHandle_t h, int n, const T *alpha, T *x, int incx) {                            \
    return run(h, alpha, [&](const OpenBlas &b) {                                                                      \
      if (n > 0 && incx > 0)                                                                                           \
        b.p##scal(n, by(alpha), raw(x), incx);                                                                         \
    });                                                                                                                \
  }                                                                                                                    \
  cublasStatus_t cublasI##p##amax(cublasHandle_t h, int n, const T *x, int incx, int *result) {                        \
    return place(h, &OpenBlas::i##p##amax, n, x, incx, result);                                                        \
  }                                                                                                                    \
  cublasStatus_t cublasI##p##amin(cublasHandle_t h, int n, const T *x, int incx, int *result) {                        \
    return place(h, &OpenBlas::i##p##amin, n, x, incx, result);                                                        \
  }
SAMPAN_ALL(S, s, float)
SAMPAN_ALL(D, d, double)
SAMPAN_ALL(C, c, cuComplex)
SAMPAN_ALL(Z, z, cuDoubleComplex)

#define SAMPAN_REAL(P, p, T)                                                                                           \
  cublasStatus_t cublas##P##dot(cublasHandle_t h, int n, const T *x, int incx, const T *y, int incy, T *result) {      \
    return run(h, result, [&](const OpenBlas &b) { *result = n < 1 ? 0 : b.p##dot(n, x, incx, y, incy); });            \
  }                                                                                                                    \
  cublasStatus_t cublas##P##nrm2(cublasHandle_t h, int n, const T *x, int incx, T *result) {                           \
    return size(h, &OpenBlas::p##nrm2, n, x, incx, result);                                                            \
  }                                                                                                                    \
  cublasStatus_t cublas##P##asum(cublasHandle_t h, int n, const T *x, int incx, T *result) {                           \
    return size(h, &OpenBlas::p##asum, n, x, incx, result);                                                            \
  }                                                                                                                    \
  cublasStatus_t cublas##P##rot(cublasHandle_t h, int n, T *x, int incx, T *y, int incy, const T *c, const T *s) {     \
    return run(h, c && s, [&](const OpenBlas &b) { b.p##rot(n, x, incx, y, incy, *c, *s); });                          \
  }                                                                                                                    \
  cublasStatus_t cublas##P##rotg(cublasHandle_t h, T *a, T *b, T *c, T *s) {                                           \
    return run(h, a && b && c && s, [&](const OpenBlas &blas) { blas.p##rotg(a, b, c, s); });                          \
  }                                                                                                                    \
  cublasStatus_t cublas##P##rotm(cublasHandle_t h, int n, T *x, int incx, T *y, int incy, const T *param) {            \
    return run(h, param, [&](const OpenBlas &b) { b.p##rotm(n, x, incx, y, incy, param); });                           \
  }                                                                                                                    \
  cublasStatus_t cublas##P##rotmg(cublasHandle_t h, T *d1, T *d2, T *x1, const T *y1, T *param) {                      \
    return run(h, d1 && d2 && x1 && y1 && param, [&](const OpenBlas &b) { b.p##rotmg(d1, d2, x1, *y1, param); });      \
  }
SAMPAN_REAL(S, s, float)
SAMPAN_REAL(D, d, double)

#define SAMPAN_COMPLEX(P, p, Q, q, T, R)                                                                               \
  cublasStatus_t cublas##P##dotu(cublasHandle_t h, int n, const T *x, int incx, const T *y, int incy, T *result) {     \
    return run(h, result, [&](const OpenBlas &b) { *result = {}, b.p##dotu_sub(n, x, incx, y, incy, result); });       \
  }                                                                                                                    \
  cublasStatus_t cublas##P##dotc(cublasHandle_t h, int n, const T *x, int incx, const T *y, int incy, T *result) {     \
    return run(h, result, [&](const OpenBlas &b) { *result = {}, b.p##dotc_sub(n, x, incx, y, incy, result); });       \
  }                                                                                                                    \
  cublasStatus_t cublas##Q##nrm2(cublasHandle_t h, int n, const T *x, int incx, R *result) {                           \
    return size(h, &OpenBlas::q##nrm2, n, x, incx, result);                                                            \
  }                                                                                                                    \
  cublasStatus_t cublas##Q##asum(cublasHandle_t h, int n, const T *x, int incx, R *result) {                           \
    return run(h, result, [&](const OpenBlas &) { *result = absoluteSum<R>(n, x, incx); });                            \
  }
SAMPAN_COMPLEX(C, c, Sc, sc, cuComplex, float)
SAMPAN_COMPLEX(Z, z, Dz, dz, cuDoubleComplex, double)

cublasStatus_t cublasCsscal(cublasHandle_t h, int n, const float *alpha, cuComplex *x, int incx) {
  return run(h, alpha, [&](const OpenBlas &b) {
    if (n > 0 && incx > 0)
      b.csscal(n, *alpha, x, incx);
  });
}
cublasStatus_t cublasZdscal(cublasHandle_t h, int n, const double *alpha, cuDoubleComplex *x, int incx) {
  return run(h, alpha, [&](const OpenBlas &b) {
    if (n > 0 && incx > 0)
      b.zdscal(n, *alpha, x, incx);
  });
}

} // extern "C"
