// Vectors with vectors. `n` numbers, `incx` apart; a negative increment begins at the other end. Subscripts in answers count from 1.
#pragma once

#include "declare.h"

#define SAMPAN_BLAS1(P, T)                                                                                             \
  SAMPAN_CUBLAS(P##axpy, int n, const T *alpha, const T *x, int incx, T *y, int incy)                                  \
  SAMPAN_CUBLAS(P##copy, int n, const T *x, int incx, T *y, int incy)                                                  \
  SAMPAN_CUBLAS(P##swap, int n, T *x, int incx, T *y, int incy)                                                        \
  SAMPAN_CUBLAS(P##scal, int n, const T *alpha, T *x, int incx)
#define SAMPAN_BLAS1_PLACE(p, T)                                                                                       \
  SAMPAN_CUBLAS(I##p##amax, int n, const T *x, int incx, int *result)                                                  \
  SAMPAN_CUBLAS(I##p##amin, int n, const T *x, int incx, int *result)
#define SAMPAN_BLAS1_REAL(P, T)                                                                                        \
  SAMPAN_CUBLAS(P##dot, int n, const T *x, int incx, const T *y, int incy, T *result)                                  \
  SAMPAN_CUBLAS(P##nrm2, int n, const T *x, int incx, T *result)                                                       \
  SAMPAN_CUBLAS(P##asum, int n, const T *x, int incx, T *result)                                                       \
  SAMPAN_CUBLAS(P##rot, int n, T *x, int incx, T *y, int incy, const T *c, const T *s)                                 \
  SAMPAN_CUBLAS(P##rotg, T *a, T *b, T *c, T *s)                                                                       \
  SAMPAN_CUBLAS(P##rotm, int n, T *x, int incx, T *y, int incy, const T *param)                                        \
  SAMPAN_CUBLAS(P##rotmg, T *d1, T *d2, T *x1, const T *y1, T *param)
#define SAMPAN_BLAS1_COMPLEX(P, T)                                                                                     \
  SAMPAN_CUBLAS(P##dotu, int n, const T *x, int incx, const T *y, int incy, T *result)                                 \
  SAMPAN_CUBLAS(P##dotc, int n, const T *x, int incx, const T *y, int incy, T *result)

SAMPAN_CUBLAS_ALL(SAMPAN_BLAS1)
SAMPAN_BLAS1_PLACE(s, float)
SAMPAN_BLAS1_PLACE(d, double)
SAMPAN_BLAS1_PLACE(c, cuComplex)
SAMPAN_BLAS1_PLACE(z, cuDoubleComplex)
SAMPAN_CUBLAS_REAL(SAMPAN_BLAS1_REAL)
SAMPAN_CUBLAS_COMPLEX(SAMPAN_BLAS1_COMPLEX)
SAMPAN_CUBLAS(Scnrm2, int n, const cuComplex *x, int incx, float *result)
SAMPAN_CUBLAS(Dznrm2, int n, const cuDoubleComplex *x, int incx, double *result)
SAMPAN_CUBLAS(Scasum, int n, const cuComplex *x, int incx, float *result)
SAMPAN_CUBLAS(Dzasum, int n, const cuDoubleComplex *x, int incx, double *result)
SAMPAN_CUBLAS(Csscal, int n, const float *alpha, cuComplex *x, int incx)
SAMPAN_CUBLAS(Zdscal, int n, const double *alpha, cuDoubleComplex *x, int incx)
