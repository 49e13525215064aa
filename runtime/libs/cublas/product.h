// Products of matrices, as all routines that make some ask for them.
#pragma once

#include "cublas/scalars.h"

#include <algorithm>
#include <type_traits>

namespace sampan::cublas {

inline bool isProduct(cublasOperation_t ta, cublasOperation_t tb, int m, int n, int k, int lda, int ldb, int ldc) {
  return is(ta) && is(tb) && m >= 0 && n >= 0 && k >= 0 && fits(ta == CUBLAS_OP_N ? m : k, lda) &&
         fits(tb == CUBLAS_OP_N ? k : n, ldb) && fits(m, ldc);
}

struct Product {
  cublasOperation_t ta, tb;
  int m, n, k, lda, ldb, ldc;

  bool valid() const { return isProduct(ta, tb, m, n, k, lda, ldb, ldc); }
};

#define SAMPAN_PRODUCT(p, T)                                                                                           \
  inline void multiply(const OpenBlas &b, const Product &q, const T *alpha, const T *A, const T *B, const T *beta,     \
                       T *C) {                                                                                         \
    b.p##gemm(CblasColMajor, of(q.ta), of(q.tb), q.m, q.n, q.k, by(alpha), raw(A), q.lda, raw(B), q.ldb, by(beta),     \
              raw(C), q.ldc);                                                                                          \
  }
SAMPAN_PRODUCT(s, float)
SAMPAN_PRODUCT(d, double)
SAMPAN_PRODUCT(c, cuComplex)
SAMPAN_PRODUCT(z, cuDoubleComplex)
#undef SAMPAN_PRODUCT

// Of A, B and C of these types, with scalars of the type of the sums; false if there is no such product.
bool multiplyMixed(const OpenBlas &, const Product &, cublasComputeType_t, const void *alpha, const void *A,
                   cudaDataType aType, const void *B, cudaDataType bType, const void *beta, void *C,
                   cudaDataType cType);

} // namespace sampan::cublas
