// The first interface, without handles: each routine is the present one's, by a handle that the process shares.
#include "cublas/handle.h"

#include <cctype>
#include <mutex>

// In object files the first interface has the plain names; here they are taken by the present one.
#define SAMPAN_LEGACY(answer, name, ...) extern "C" answer legacy##name(__VA_ARGS__) __asm__("cublas" #name);
#include "sampan/cublas/legacy.h"
#undef SAMPAN_LEGACY

namespace {

// One handle and one status for the process: the interface has no place for them. Threads take turns.
struct Shared {
  std::mutex mutex;
  cublasHandle_t handle = nullptr;
  cublasStatus_t status = CUBLAS_STATUS_SUCCESS;
};

Shared &shared() {
  static Shared &one = *new Shared;
  return one;
}

template <class Call> cublasStatus_t keep(Call call) {
  Shared &s = shared();
  std::lock_guard<std::mutex> lock(s.mutex);
  const cublasStatus_t status = call(s.handle);
  if (status != CUBLAS_STATUS_SUCCESS && s.status == CUBLAS_STATUS_SUCCESS)
    s.status = status;
  return status;
}

char upper(char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); }

// A letter that is none becomes a choice that is none, which the routine refuses.
cublasOperation_t op(char c) {
  c = upper(c);
  return c == 'N' ? CUBLAS_OP_N : c == 'T' ? CUBLAS_OP_T : c == 'C' ? CUBLAS_OP_C : static_cast<cublasOperation_t>(-1);
}
cublasFillMode_t fill(char c) {
  c = upper(c);
  return c == 'L' ? CUBLAS_FILL_MODE_LOWER : c == 'U' ? CUBLAS_FILL_MODE_UPPER : static_cast<cublasFillMode_t>(-1);
}
cublasSideMode_t side(char c) {
  c = upper(c);
  return c == 'L' ? CUBLAS_SIDE_LEFT : c == 'R' ? CUBLAS_SIDE_RIGHT : static_cast<cublasSideMode_t>(-1);
}
cublasDiagType_t diag(char c) {
  c = upper(c);
  return c == 'N' ? CUBLAS_DIAG_NON_UNIT : c == 'U' ? CUBLAS_DIAG_UNIT : static_cast<cublasDiagType_t>(-1);
}

} // namespace

extern "C" {

cublasStatus_t cublasInit() {
  return keep([](cublasHandle_t &h) { return h ? CUBLAS_STATUS_SUCCESS : cublasCreate(&h); });
}

cublasStatus_t cublasShutdown() {
  return keep([](cublasHandle_t &h) {
    const cublasStatus_t status = cublasDestroy(h);
    h = nullptr;
    return status;
  });
}

cublasStatus_t cublasGetError() {
  Shared &s = shared();
  std::lock_guard<std::mutex> lock(s.mutex);
  const cublasStatus_t status = s.status;
  s.status = CUBLAS_STATUS_SUCCESS;
  return status;
}

cublasStatus_t cublasAlloc(int n, int elemSize, void **pointer) {
  return keep([&](cublasHandle_t h) {
    if (!h)
      return CUBLAS_STATUS_NOT_INITIALIZED;
    if (n <= 0 || elemSize <= 0 || !pointer)
      return CUBLAS_STATUS_INVALID_VALUE;
    return cudaMalloc(pointer, static_cast<size_t>(n) * elemSize) ? CUBLAS_STATUS_ALLOC_FAILED : CUBLAS_STATUS_SUCCESS;
  });
}

cublasStatus_t cublasFree(void *pointer) {
  return keep([&](cublasHandle_t h) {
    return !h                  ? CUBLAS_STATUS_NOT_INITIALIZED
           : cudaFree(pointer) ? CUBLAS_STATUS_INTERNAL_ERROR
                               : CUBLAS_STATUS_SUCCESS;
  });
}

cublasStatus_t cublasSetKernelStream(cudaStream_t stream) {
  return keep([&](cublasHandle_t h) { return cublasSetStream(h, stream); });
}

#define SAMPAN_ALL(P, p, T)                                                                                            \
  void legacy##P##axpy(int n, T alpha, const T *x, int incx, T *y, int incy) {                                         \
    keep([&](cublasHandle_t h) { return cublas##P##axpy(h, n, &alpha, x, incx, y, incy); });                           \
  }                                                                                                                    \
  void legacy##P##copy(int n, const T *x, int incx, T *y, int incy) {                                                  \
    keep([&](cublasHandle_t h) { return cublas##P##copy(h, n, x, incx, y, incy); });                                   \
  }                                                                                                                    \
  void legacy##P##swap(int n, T *x, int incx, T *y, int incy) {                                                        \
    keep([&](cublasHandle_t h) { return cublas##P##swap(h, n, x, incx, y, incy); });                                   \
  }                                                                                                                    \
  void legacy##P##scal(int n, T alpha, T *x, int incx) {                                                               \
    keep([&](cublasHandle_t h) { return cublas##P##scal(h, n, &alpha, x, incx); });                                    \
  }                                                                                                                    \
  int legacyI##p##amax(int n, const T *x, int incx) {                                                                  \
    int at = 0;                                                                                                        \
    keep([&](cublasHandle_t h) { return cublasI##p##amax(h, n, x, incx, &at); });                                      \
    return at;                                                                                                         \
  }                                                                                                                    \
  int legacyI##p##amin(int n, const T *x, int incx) {                                                                  \
    int at = 0;                                                                                                        \
    keep([&](cublasHandle_t h) { return cublasI##p##amin(h, n, x, incx, &at); });                                      \
    return at;                                                                                                         \
  }                                                                                                                    \
  void legacy##P##gemv(char t, int m, int n, T alpha, const T *A, int lda, const T *x, int incx, T beta, T *y,         \
                       int incy) {                                                                                     \
    keep([&](cublasHandle_t h) { return cublas##P##gemv(h, op(t), m, n, &alpha, A, lda, x, incx, &beta, y, incy); });  \
  }                                                                                                                    \
  void legacy##P##gemm(char ta, char tb, int m, int n, int k, T alpha, const T *A, int lda, const T *B, int ldb,       \
                       T beta, T *C, int ldc) {                                                                        \
    keep([&](cublasHandle_t h) {                                                                                       \
      return cublas##P##gemm(h, op(ta), op(tb), m, n, k, &alpha, A, lda, B, ldb, &beta, C, ldc);                       \
    });                                                                                                                \
  }                                                                                                                    \
  void legacy##P##symm(char s, char u, int m, int n, T alpha, const T *A, int lda, const T *B, int ldb, T beta, T *C,  \
                       int ldc) {                                                                                      \
    keep([&](cublasHandle_t h) {                                                                                       \
      return cublas##P##symm(h, side(s), fill(u), m, n, &alpha, A, lda, B, ldb, &beta, C, ldc);                        \
    });                                                                                                                \
  }                                                                                                                    \
  void legacy##P##syrk(char u, char t, int n, int k, T alpha, const T *A, int lda, T beta, T *C, int ldc) {            \
    keep([&](cublasHandle_t h) { return cublas##P##syrk(h, fill(u), op(t), n, k, &alpha, A, lda, &beta, C, ldc); });   \
  }                                                                                                                    \
  void legacy##P##trmm(char s, char u, char t, char d, int m, int n, T alpha, const T *A, int lda, T *B, int ldb) {    \
    keep([&](cublasHandle_t h) {                                                                                       \
      return cublas##P##trmm(h, side(s), fill(u), op(t), diag(d), m, n, &alpha, A, lda, B, ldb, B, ldb);               \
    });                                                                                                                \
  }                                                                                                                    \
  void legacy##P##trsm(char s, char u, char t, char d, int m, int n, T alpha, const T *A, int lda, T *B, int ldb) {    \
    keep([&](cublasHandle_t h) {                                                                                       \
      return cublas##P##trsm(h, side(s), fill(u), op(t), diag(d), m, n, &alpha, A, lda, B, ldb);                       \
    });                                                                                                                \
  }                                                                                                                    \
  void legacy##P##trsv(char u, char t, char d, int n, const T *A, int lda, T *x, int incx) {                           \
    keep([&](cublasHandle_t h) { return cublas##P##trsv(h, fill(u), op(t), diag(d), n, A, lda, x, incx); });           \
  }
#define SAMPAN_REAL(P, T)                                                                                              \
  T legacy##P##dot(int n, const T *x, int incx, const T *y, int incy) {                                                \
    T sum = 0;                                                                                                         \
    keep([&](cublasHandle_t h) { return cublas##P##dot(h, n, x, incx, y, incy, &sum); });                              \
    return sum;                                                                                                        \
  }                                                                                                                    \
  T legacy##P##nrm2(int n, const T *x, int incx) {                                                                     \
    T sum = 0;                                                                                                         \
    keep([&](cublasHandle_t h) { return cublas##P##nrm2(h, n, x, incx, &sum); });                                      \
    return sum;                                                                                                        \
  }                                                                                                                    \
  T legacy##P##asum(int n, const T *x, int incx) {                                                                     \
    T sum = 0;                                                                                                         \
    keep([&](cublasHandle_t h) { return cublas##P##asum(h, n, x, incx, &sum); });                                      \
    return sum;                                                                                                        \
  }                                                                                                                    \
  void legacy##P##ger(int m, int n, T alpha, const T *x, int incx, const T *y, int incy, T *A, int lda) {              \
    keep([&](cublasHandle_t h) { return cublas##P##ger(h, m, n, &alpha, x, incx, y, incy, A, lda); });                 \
  }                                                                                                                    \
  void legacy##P##symv(char u, int n, T alpha, const T *A, int lda, const T *x, int incx, T beta, T *y, int incy) {    \
    keep([&](cublasHandle_t h) { return cublas##P##symv(h, fill(u), n, &alpha, A, lda, x, incx, &beta, y, incy); });   \
  }
SAMPAN_ALL(S, s, float)
SAMPAN_ALL(D, d, double)
SAMPAN_ALL(C, c, cuComplex)
SAMPAN_ALL(Z, z, cuDoubleComplex)
SAMPAN_REAL(S, float)
SAMPAN_REAL(D, double)

} // extern "C"
