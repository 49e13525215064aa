// Routines for vectors whose types are known when they are called.
#include "cublas/elements.h"

#include "common/message.h"

#include <cstdlib>

using namespace sampan::cublas;

namespace {

cublasStatus_t unknown(const char *routine) {
  sampan::tell("S8203", std::string("cuBLAS has no ") + routine + " for vectors of these types",
               "docs/cublas.md lists the types");
  return CUBLAS_STATUS_NOT_SUPPORTED;
}

// n numbers `inc` apart, from the one that comes first in memory.
std::vector<float> floats(const void *x, cudaDataType t, int n, int inc) { return asFloats(x, t, 1, n, std::abs(inc)); }

float number(const void *x, cudaDataType t) { return asFloats(x, t, 1, 1, 1)[0]; }

bool narrow(cudaDataType t) { return isFloatLike(t) && t != CUDA_R_8I; }

} // namespace

extern "C" {

cublasStatus_t cublasAxpyEx(cublasHandle_t h, int n, const void *alpha, cudaDataType alphaType, const void *x,
                            cudaDataType xType, int incx, void *y, cudaDataType yType, int incy, cudaDataType sums) {
  if (sums == CUDA_R_64F && alphaType == sums && xType == sums && yType == sums)
    return cublasDaxpy(h, n, (const double *)alpha, (const double *)x, incx, (double *)y, incy);
  if (sums != CUDA_R_32F || !narrow(alphaType) || !narrow(xType) || xType != yType)
    return unknown("cublasAxpyEx");
  return run(h, alpha && incx && incy, [&](const OpenBlas &blas) {
    const std::vector<float> a = floats(x, xType, std::max(n, 0), incx);
    std::vector<float> b = floats(y, yType, std::max(n, 0), incy);
    blas.saxpy(n, number(alpha, alphaType), a.data(), incx < 0 ? -1 : 1, b.data(), incy < 0 ? -1 : 1);
    putFloats(b, y, yType, 1, std::max(n, 0), std::abs(incy));
  });
}

cublasStatus_t cublasDotEx(cublasHandle_t h, int n, const void *x, cudaDataType xType, int incx, const void *y,
                           cudaDataType yType, int incy, void *result, cudaDataType resultType, cudaDataType sums) {
  if (sums == CUDA_R_64F && xType == sums && yType == sums && resultType == sums)
    return cublasDdot(h, n, (const double *)x, incx, (const double *)y, incy, (double *)result);
  if (sums != CUDA_R_32F || !narrow(xType) || xType != yType || resultType != xType)
    return unknown("cublasDotEx");
  return run(h, result && incx && incy, [&](const OpenBlas &blas) {
    const std::vector<float> a = floats(x, xType, std::max(n, 0), incx), b = floats(y, yType, std::max(n, 0), incy);
    putFloats({blas.sdot(n, a.data(), incx < 0 ? -1 : 1, b.data(), incy < 0 ? -1 : 1)}, result, resultType, 1, 1, 1);
  });
}

cublasStatus_t cublasScalEx(cublasHandle_t h, int n, const void *alpha, cudaDataType alphaType, void *x,
                            cudaDataType xType, int incx, cudaDataType sums) {
  if (sums == CUDA_R_64F && alphaType == sums && xType == sums)
    return cublasDscal(h, n, (const double *)alpha, (double *)x, incx);
  if (sums != CUDA_R_32F || !narrow(alphaType) || !narrow(xType))
    return unknown("cublasScalEx");
  return run(h, alpha, [&](const OpenBlas &blas) {
    if (n < 1 || incx < 1)
      return;
    std::vector<float> a = floats(x, xType, n, incx);
    blas.sscal(n, number(alpha, alphaType), a.data(), 1);
    putFloats(a, x, xType, 1, n, incx);
  });
}

cublasStatus_t cublasNrm2Ex(cublasHandle_t h, int n, const void *x, cudaDataType xType, int incx, void *result,
                            cudaDataType resultType, cudaDataType sums) {
  if (sums == CUDA_R_64F && xType == sums && resultType == sums)
    return cublasDnrm2(h, n, (const double *)x, incx, (double *)result);
  if (sums != CUDA_R_32F || !narrow(xType) || resultType != xType)
    return unknown("cublasNrm2Ex");
  return run(h, result, [&](const OpenBlas &blas) {
    const bool some = n > 0 && incx > 0;
    const std::vector<float> a = floats(x, xType, some ? n : 0, incx);
    putFloats({some ? blas.snrm2(n, a.data(), 1) : 0}, result, resultType, 1, 1, 1);
  });
}

} // extern "C"
