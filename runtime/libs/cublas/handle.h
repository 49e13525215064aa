// What a cublasHandle_t points to, and how a call goes: everything that the stream was given before is done, then the work, in the
// calling thread. So answers are there when the call returns, in whatever memory they were asked for.
#pragma once

#include "cublas/openblas.h"

#include <cublas_v2.h>

#include <exception>
#include <new>

struct cublasContext {
  const sampan::cublas::OpenBlas *blas;
  cudaStream_t stream = nullptr;
  cublasPointerMode_t pointers = CUBLAS_POINTER_MODE_HOST;
  cublasAtomicsMode_t atomics = CUBLAS_ATOMICS_NOT_ALLOWED;
  cublasMath_t math = CUBLAS_DEFAULT_MATH;
  int multiprocessors = 0;
};

namespace sampan::cublas {

// S8202 if the stream is being captured.
cublasStatus_t finishBefore(const cublasContext &);

// work(blas) if the arguments are valid. C programs take no exceptions.
template <class Work> cublasStatus_t run(cublasHandle_t h, bool valid, Work work) {
  if (!h)
    return CUBLAS_STATUS_NOT_INITIALIZED;
  if (!valid)
    return CUBLAS_STATUS_INVALID_VALUE;
  if (const cublasStatus_t status = finishBefore(*h))
    return status;
  try {
    work(*h->blas);
    return CUBLAS_STATUS_SUCCESS;
  } catch (const std::bad_alloc &) {
    return CUBLAS_STATUS_ALLOC_FAILED;
  } catch (const std::exception &) {
    return CUBLAS_STATUS_INTERNAL_ERROR;
  }
}

// The choices in OpenBLAS's words, and whether they are any.
inline CBLAS_TRANSPOSE of(cublasOperation_t op) {
  return op == CUBLAS_OP_N ? CblasNoTrans : op == CUBLAS_OP_T ? CblasTrans : CblasConjTrans;
}
inline CBLAS_UPLO of(cublasFillMode_t f) { return f == CUBLAS_FILL_MODE_LOWER ? CblasLower : CblasUpper; }
inline CBLAS_DIAG of(cublasDiagType_t d) { return d == CUBLAS_DIAG_UNIT ? CblasUnit : CblasNonUnit; }
inline CBLAS_SIDE of(cublasSideMode_t s) { return s == CUBLAS_SIDE_LEFT ? CblasLeft : CblasRight; }
inline bool is(cublasOperation_t op) { return op >= CUBLAS_OP_N && op <= CUBLAS_OP_C; }
inline bool is(cublasFillMode_t f) { return f == CUBLAS_FILL_MODE_LOWER || f == CUBLAS_FILL_MODE_UPPER; }
inline bool is(cublasDiagType_t d) { return d == CUBLAS_DIAG_UNIT || d == CUBLAS_DIAG_NON_UNIT; }
inline bool is(cublasSideMode_t s) { return s == CUBLAS_SIDE_LEFT || s == CUBLAS_SIDE_RIGHT; }
// Can a matrix of so many rows have this leading dimension?
inline bool fits(int rows, int ld) { return ld >= (rows > 1 ? rows : 1); }

} // namespace sampan::cublas
