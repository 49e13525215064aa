// Products of matrices whose types are known when they are called. Numbers narrower than float are made floats, which all of them
// are, summed as floats, and rounded once at the end: never less exact than a GPU is.
#include "cublas/elements.h"
#include "cublas/product.h"

#include "common/message.h"

#include <cstdint>

using namespace sampan::cublas;

namespace sampan::cublas {

namespace {

bool isHalfSum(cublasComputeType_t c) { return c == CUBLAS_COMPUTE_16F || c == CUBLAS_COMPUTE_16F_PEDANTIC; }
bool isDoubleSum(cublasComputeType_t c) { return c == CUBLAS_COMPUTE_64F || c == CUBLAS_COMPUTE_64F_PEDANTIC; }
bool isIntegerSum(cublasComputeType_t c) { return c == CUBLAS_COMPUTE_32I || c == CUBLAS_COMPUTE_32I_PEDANTIC; }

template <class T>
void multiplySame(const OpenBlas &blas, const Product &q, const void *alpha, const void *A, const void *B,
                  const void *beta, void *C) {
  multiply(blas, q, static_cast<const T *>(alpha), static_cast<const T *>(A), static_cast<const T *>(B),
           static_cast<const T *>(beta), static_cast<T *>(C));
}

void multiplyAsFloats(const OpenBlas &blas, const Product &q, float alpha, const void *A, const void *B,
                      cudaDataType type, float beta, void *C, cudaDataType cType) {
  const int aRows = q.ta == CUBLAS_OP_N ? q.m : q.k, aColumns = q.ta == CUBLAS_OP_N ? q.k : q.m;
  const int bRows = q.tb == CUBLAS_OP_N ? q.k : q.n, bColumns = q.tb == CUBLAS_OP_N ? q.n : q.k;
  const std::vector<float> a = asFloats(A, type, aRows, aColumns, q.lda), b = asFloats(B, type, bRows, bColumns, q.ldb);
  std::vector<float> c(static_cast<size_t>(q.m) * static_cast<size_t>(q.n));
  if (beta != 0)
    c = asFloats(C, cType, q.m, q.n, q.ldc);
  const Product packed{q.ta, q.tb, q.m, q.n, q.k, std::max(aRows, 1), std::max(bRows, 1), std::max(q.m, 1)};
  multiply(blas, packed, &alpha, a.data(), b.data(), &beta, c.data());
  putFloats(c, C, cType, q.m, q.n, q.ldc);
}

void multiplyIntegers(const Product &q, int32_t alpha, const int8_t *A, const int8_t *B, int32_t beta, int32_t *C) {
  for (long long j = 0; j < q.n; ++j)
    for (long long i = 0; i < q.m; ++i) {
      uint32_t sum = 0; // wraps as a GPU's does
      for (long long l = 0; l < q.k; ++l)
        sum += static_cast<uint32_t>(A[q.ta == CUBLAS_OP_N ? i + l * q.lda : l + i * q.lda] *
                                     B[q.tb == CUBLAS_OP_N ? l + j * q.ldb : j + l * q.ldb]);
      int32_t &c = C[i + j * q.ldc];
      const uint32_t before = beta ? static_cast<uint32_t>(beta) * static_cast<uint32_t>(c) : 0;
      c = static_cast<int32_t>(static_cast<uint32_t>(alpha) * sum + before);
    }
}

} // namespace

bool multiplyMixed(const OpenBlas &blas, const Product &q, cublasComputeType_t sums, const void *alpha, const void *A,
                   cudaDataType aType, const void *B, cudaDataType bType, const void *beta, void *C,
                   cudaDataType cType) {
  if (aType != bType)
    return false;
  const bool same = aType == cType;
  if (isIntegerSum(sums)) {
    if (aType != CUDA_R_8I || cType != CUDA_R_32I)
      return false;
    multiplyIntegers(q, *static_cast<const int32_t *>(alpha), static_cast<const int8_t *>(A),
                     static_cast<const int8_t *>(B), *static_cast<const int32_t *>(beta), static_cast<int32_t *>(C));
  } else if (isDoubleSum(sums)) {
    if (!same || (aType != CUDA_R_64F && aType != CUDA_C_64F))
      return false;
    aType == CUDA_R_64F ? multiplySame<double>(blas, q, alpha, A, B, beta, C)
                        : multiplySame<cuDoubleComplex>(blas, q, alpha, A, B, beta, C);
  } else if (isHalfSum(sums)) {
    if (!same || aType != CUDA_R_16F)
      return false;
    multiplyAsFloats(blas, q, __half2float(*static_cast<const __half *>(alpha)), A, B, aType,
                     __half2float(*static_cast<const __half *>(beta)), C, cType);
  } else if (same && aType == CUDA_R_32F) {
    multiplySame<float>(blas, q, alpha, A, B, beta, C);
  } else if (same && aType == CUDA_C_32F) {
    multiplySame<cuComplex>(blas, q, alpha, A, B, beta, C);
  } else if (isFloatLike(aType) && (cType == CUDA_R_32F || (same && aType != CUDA_R_8I))) {
    multiplyAsFloats(blas, q, *static_cast<const float *>(alpha), A, B, aType, *static_cast<const float *>(beta), C,
                     cType);
  } else {
    return false;
  }
  return true;
}

// Each of a batch, whose matrices `at(i)` answers.
template <class At>
static cublasStatus_t mixed(cublasHandle_t h, const Product &q, cublasComputeType_t sums, const void *alpha,
                            cudaDataType aType, cudaDataType bType, const void *beta, cudaDataType cType, int count,
                            At at) {
  bool known = true;
  const cublasStatus_t status = run(h, q.valid() && count >= 0 && alpha && beta, [&](const OpenBlas &blas) {
    for (int i = 0; i < count && known; ++i) {
      const auto [A, B, C] = at(i);
      known = multiplyMixed(blas, q, sums, alpha, A, aType, B, bType, beta, C, cType);
    }
  });
  if (known)
    return status;
  tell("S8203",
       "cuBLAS has no product of matrices of these types: A " + std::to_string(aType) + ", B " + std::to_string(bType) +
           ", C " + std::to_string(cType) + ", sums " + std::to_string(sums),
       "docs/cublas.md lists the types; cudaDataType and cublasComputeType_t have the numbers");
  return CUBLAS_STATUS_NOT_SUPPORTED;
}

struct Matrices {
  const void *A, *B;
  void *C;
};

} // namespace sampan::cublas

extern "C" {

cublasStatus_t cublasGemmEx(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m, int n, int k,
                            const void *alpha, const void *A, cudaDataType aType, int lda, const void *B,
                            cudaDataType bType, int ldb, const void *beta, void *C, cudaDataType cType, int ldc,
                            cublasComputeType_t sums, cublasGemmAlgo_t) {
  return mixed(h, {ta, tb, m, n, k, lda, ldb, ldc}, sums, alpha, aType, bType, beta, cType, 1, [&](int) {
    return Matrices{A, B, C};
  });
}

cublasStatus_t cublasGemmStridedBatchedEx(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m, int n,
                                          int k, const void *alpha, const void *A, cudaDataType aType, int lda,
                                          long long strideA, const void *B, cudaDataType bType, int ldb,
                                          long long strideB, const void *beta, void *C, cudaDataType cType, int ldc,
                                          long long strideC, int count, cublasComputeType_t sums, cublasGemmAlgo_t) {
  const auto move = [](auto *p, cudaDataType t, long long numbers) {
    using Byte = std::conditional_t<std::is_const_v<std::remove_pointer_t<decltype(p)>>, const char, char>;
    return static_cast<Byte *>(p) + numbers * static_cast<long long>(bytesOf(t));
  };
  return mixed(h, {ta, tb, m, n, k, lda, ldb, ldc}, sums, alpha, aType, bType, beta, cType, count, [&](int i) {
    return Matrices{move(A, aType, i * strideA), move(B, bType, i * strideB), move(C, cType, i * strideC)};
  });
}

cublasStatus_t cublasGemmBatchedEx(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m, int n, int k,
                                   const void *alpha, const void *const A[], cudaDataType aType, int lda,
                                   const void *const B[], cudaDataType bType, int ldb, const void *beta,
                                   void *const C[], cudaDataType cType, int ldc, int count, cublasComputeType_t sums,
                                   cublasGemmAlgo_t) {
  return mixed(h, {ta, tb, m, n, k, lda, ldb, ldc}, sums, alpha, aType, bType, beta, cType, count, [&](int i) {
    return Matrices{A[i], B[i], C[i]};
  });
}

cublasStatus_t cublasSgemmEx(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m, int n, int k,
                             const float *alpha, const void *A, cudaDataType aType, int lda, const void *B,
                             cudaDataType bType, int ldb, const float *beta, void *C, cudaDataType cType, int ldc) {
  return cublasGemmEx(h, ta, tb, m, n, k, alpha, A, aType, lda, B, bType, ldb, beta, C, cType, ldc, CUBLAS_COMPUTE_32F,
                      CUBLAS_GEMM_DEFAULT);
}

cublasStatus_t cublasHgemm(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m, int n, int k,
                           const __half *alpha, const __half *A, int lda, const __half *B, int ldb, const __half *beta,
                           __half *C, int ldc) {
  return cublasGemmEx(h, ta, tb, m, n, k, alpha, A, CUDA_R_16F, lda, B, CUDA_R_16F, ldb, beta, C, CUDA_R_16F, ldc,
                      CUBLAS_COMPUTE_16F, CUBLAS_GEMM_DEFAULT);
}

cublasStatus_t cublasHgemmStridedBatched(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m, int n,
                                         int k, const __half *alpha, const __half *A, int lda, long long strideA,
                                         const __half *B, int ldb, long long strideB, const __half *beta, __half *C,
                                         int ldc, long long strideC, int count) {
  return cublasGemmStridedBatchedEx(h, ta, tb, m, n, k, alpha, A, CUDA_R_16F, lda, strideA, B, CUDA_R_16F, ldb, strideB,
                                    beta, C, CUDA_R_16F, ldc, strideC, count, CUBLAS_COMPUTE_16F, CUBLAS_GEMM_DEFAULT);
}

cublasStatus_t cublasHgemmBatched(cublasHandle_t h, cublasOperation_t ta, cublasOperation_t tb, int m, int n, int k,
                                  const __half *alpha, const __half *const A[], int lda, const __half *const B[],
                                  int ldb, const __half *beta, __half *const C[], int ldc, int count) {
  return mixed(h, {ta, tb, m, n, k, lda, ldb, ldc}, CUBLAS_COMPUTE_16F, alpha, CUDA_R_16F, CUDA_R_16F, beta, CUDA_R_16F,
               count, [&](int i) {
                 return Matrices{A[i], B[i], C[i]};
               });
}

} // extern "C"
