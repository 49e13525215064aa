// How the routines are declared. Programs name them plainly; in object files they are called _v2, as in the original, which leaves the
// plain symbols to the first interface.
#pragma once

#define SAMPAN_CUBLAS(name, ...)                                                                                       \
  cublasStatus_t cublas##name(cublasHandle_t handle, __VA_ARGS__) __asm__("cublas" #name "_v2");                       \
  cublasStatus_t cublas##name##_v2(cublasHandle_t handle, __VA_ARGS__) __asm__("cublas" #name "_v2");

#define SAMPAN_CUBLAS_REAL(routine) routine(S, float) routine(D, double)
#define SAMPAN_CUBLAS_COMPLEX(routine) routine(C, cuComplex) routine(Z, cuDoubleComplex)
#define SAMPAN_CUBLAS_ALL(routine) SAMPAN_CUBLAS_REAL(routine) SAMPAN_CUBLAS_COMPLEX(routine)
