// What lies in the opaque structures of cublasLt.
#pragma once

#include <cublasLt.h>

namespace sampan::cublas {

struct LtLayout {
  int type, order;
  uint64_t rows, columns;
  int64_t ld;
  int32_t count;
  int64_t stride; // elements
};

struct LtProduct {
  int32_t sums, scalars, pointers, transA, transB, transC;
  uint32_t epilogue;
  const void *bias;
  int32_t biasType; // -1: that of D
  const float *scaleA, *scaleB, *scaleC, *scaleD;
  float *largest; // |D| before its factor; null: not asked for
};

static_assert(sizeof(LtLayout) <= sizeof(cublasLtMatrixLayoutOpaque_t));
static_assert(sizeof(LtProduct) <= sizeof(cublasLtMatmulDescOpaque_t));

inline LtLayout &of(cublasLtMatrixLayout_t l) { return *reinterpret_cast<LtLayout *>(l); }
inline LtProduct &of(cublasLtMatmulDesc_t d) { return *reinterpret_cast<LtProduct *>(d); }

} // namespace sampan::cublas
