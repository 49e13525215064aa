// Vectors and matrices between host and device: copies of a CUDA memory, with distances in elements.
#include <cublas_v2.h>

namespace {

cublasStatus_t answer(cudaError_t error) {
  return error == cudaSuccess ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_MAPPING_ERROR;
}

struct Copy {
  cudaMemcpyKind kind;
  cudaStream_t stream = nullptr;
  bool async = false;

  cublasStatus_t matrix(int rows, int cols, int size, const void *from, int ldFrom, void *to, int ldTo) const {
    if (rows < 0 || cols < 0 || size <= 0 || ldFrom <= 0 || ldTo <= 0 || rows > ldFrom || rows > ldTo)
      return CUBLAS_STATUS_INVALID_VALUE;
    if (rows == 0 || cols == 0)
      return CUBLAS_STATUS_SUCCESS;
    const size_t bytes = size_t(size), pitchTo = bytes * size_t(ldTo), pitchFrom = bytes * size_t(ldFrom);
    return answer(
        async ? cudaMemcpy2DAsync(to, pitchTo, from, pitchFrom, bytes * size_t(rows), size_t(cols), kind, stream)
              : cudaMemcpy2D(to, pitchTo, from, pitchFrom, bytes * size_t(rows), size_t(cols), kind));
  }
  // A matrix of one row.
  cublasStatus_t vector(int n, int size, const void *from, int incFrom, void *to, int incTo) const {
    return matrix(1, n, size, from, incFrom, to, incTo);
  }
};

constexpr Copy kToDevice{cudaMemcpyHostToDevice}, kToHost{cudaMemcpyDeviceToHost};

} // namespace

extern "C" {

cublasStatus_t cublasSetVector(int n, int size, const void *x, int incx, void *y, int incy) {
  return kToDevice.vector(n, size, x, incx, y, incy);
}
cublasStatus_t cublasGetVector(int n, int size, const void *x, int incx, void *y, int incy) {
  return kToHost.vector(n, size, x, incx, y, incy);
}
cublasStatus_t cublasSetMatrix(int rows, int cols, int size, const void *A, int lda, void *B, int ldb) {
  return kToDevice.matrix(rows, cols, size, A, lda, B, ldb);
}
cublasStatus_t cublasGetMatrix(int rows, int cols, int size, const void *A, int lda, void *B, int ldb) {
  return kToHost.matrix(rows, cols, size, A, lda, B, ldb);
}
cublasStatus_t cublasSetVectorAsync(int n, int size, const void *x, int incx, void *y, int incy, cudaStream_t stream) {
  return Copy{cudaMemcpyHostToDevice, stream, true}.vector(n, size, x, incx, y, incy);
}
cublasStatus_t cublasGetVectorAsync(int n, int size, const void *x, int incx, void *y, int incy, cudaStream_t stream) {
  return Copy{cudaMemcpyDeviceToHost, stream, true}.vector(n, size, x, incx, y, incy);
}
cublasStatus_t cublasSetMatrixAsync(int rows, int cols, int size, const void *A, int lda, void *B, int ldb,
                                    cudaStream_t stream) {
  return Copy{cudaMemcpyHostToDevice, stream, true}.matrix(rows, cols, size, A, lda, B, ldb);
}
cublasStatus_t cublasGetMatrixAsync(int rows, int cols, int size, const void *A, int lda, void *B, int ldb,
                                    cudaStream_t stream) {
  return Copy{cudaMemcpyDeviceToHost, stream, true}.matrix(rows, cols, size, A, lda, B, ldb);
}

} // extern "C"
