// Making and changing descriptions.
#include "cublas/lt_description.h"

#include "cublas/openblas.h"

#include <cstring>
#include <new>

using namespace sampan::cublas;

struct cublasLtContext {
  const OpenBlas *blas;
};

namespace {

template <class T> cublasStatus_t put(T &to, const void *value, size_t bytes) {
  if (!value || bytes < sizeof to)
    return CUBLAS_STATUS_INVALID_VALUE;
  std::memcpy(&to, value, sizeof to);
  return CUBLAS_STATUS_SUCCESS;
}

template <class Opaque> cublasStatus_t make(Opaque **to) {
  if (!to)
    return CUBLAS_STATUS_INVALID_VALUE;
  *to = new (std::nothrow) Opaque{};
  return *to ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_ALLOC_FAILED;
}

template <class Opaque> cublasStatus_t destroy(Opaque *p) {
  delete p;
  return CUBLAS_STATUS_SUCCESS;
}

} // namespace

extern "C" {

cublasStatus_t cublasLtCreate(cublasLtHandle_t *handle) {
  if (!handle)
    return CUBLAS_STATUS_INVALID_VALUE;
  const OpenBlas *blas = openBlas();
  if (!blas)
    return CUBLAS_STATUS_NOT_INITIALIZED;
  *handle = new (std::nothrow) cublasLtContext{blas};
  return *handle ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_ALLOC_FAILED;
}
cublasStatus_t cublasLtDestroy(cublasLtHandle_t handle) {
  return handle ? destroy(handle) : CUBLAS_STATUS_NOT_INITIALIZED;
}
size_t cublasLtGetVersion(void) { return CUBLAS_VERSION; }
size_t cublasLtGetCudartVersion(void) { return CUDART_VERSION; }
const char *cublasLtGetStatusName(cublasStatus_t status) { return cublasGetStatusName(status); }
const char *cublasLtGetStatusString(cublasStatus_t status) { return cublasGetStatusString(status); }

cublasStatus_t cublasLtMatrixLayoutInit(cublasLtMatrixLayout_t layout, cudaDataType type, uint64_t rows,
                                        uint64_t columns, int64_t ld) {
  if (!layout)
    return CUBLAS_STATUS_INVALID_VALUE;
  of(layout) = {type, CUBLASLT_ORDER_COL, rows, columns, ld, 1, 0};
  return CUBLAS_STATUS_SUCCESS;
}
cublasStatus_t cublasLtMatrixLayoutCreate(cublasLtMatrixLayout_t *layout, cudaDataType type, uint64_t rows,
                                          uint64_t columns, int64_t ld) {
  const cublasStatus_t status = make(layout);
  return status ? status : cublasLtMatrixLayoutInit(*layout, type, rows, columns, ld);
}
cublasStatus_t cublasLtMatrixLayoutDestroy(cublasLtMatrixLayout_t layout) { return destroy(layout); }
cublasStatus_t cublasLtMatrixLayoutSetAttribute(cublasLtMatrixLayout_t layout,
                                                cublasLtMatrixLayoutAttribute_t attribute, const void *value,
                                                size_t bytes) {
  if (!layout)
    return CUBLAS_STATUS_INVALID_VALUE;
  LtLayout &l = of(layout);
  switch (attribute) {
  case CUBLASLT_MATRIX_LAYOUT_TYPE: return put(l.type, value, bytes);
  case CUBLASLT_MATRIX_LAYOUT_ORDER: return put(l.order, value, bytes);
  case CUBLASLT_MATRIX_LAYOUT_ROWS: return put(l.rows, value, bytes);
  case CUBLASLT_MATRIX_LAYOUT_COLS: return put(l.columns, value, bytes);
  case CUBLASLT_MATRIX_LAYOUT_LD: return put(l.ld, value, bytes);
  case CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT: return put(l.count, value, bytes);
  case CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET: return put(l.stride, value, bytes);
  }
  return CUBLAS_STATUS_NOT_SUPPORTED;
}

cublasStatus_t cublasLtMatmulDescInit(cublasLtMatmulDesc_t desc, cublasComputeType_t sums, cudaDataType scalars) {
  if (!desc)
    return CUBLAS_STATUS_INVALID_VALUE;
  LtProduct p{};
  p.sums = sums, p.scalars = scalars, p.epilogue = CUBLASLT_EPILOGUE_DEFAULT, p.biasType = -1;
  of(desc) = p;
  return CUBLAS_STATUS_SUCCESS;
}
cublasStatus_t cublasLtMatmulDescCreate(cublasLtMatmulDesc_t *desc, cublasComputeType_t sums, cudaDataType scalars) {
  const cublasStatus_t status = make(desc);
  return status ? status : cublasLtMatmulDescInit(*desc, sums, scalars);
}
cublasStatus_t cublasLtMatmulDescDestroy(cublasLtMatmulDesc_t desc) { return destroy(desc); }
cublasStatus_t cublasLtMatmulDescSetAttribute(cublasLtMatmulDesc_t desc, cublasLtMatmulDescAttributes_t attribute,
                                              const void *value, size_t bytes) {
  if (!desc)
    return CUBLAS_STATUS_INVALID_VALUE;
  LtProduct &p = of(desc);
  switch (attribute) {
  case CUBLASLT_MATMUL_DESC_COMPUTE_TYPE: return put(p.sums, value, bytes);
  case CUBLASLT_MATMUL_DESC_SCALE_TYPE: return put(p.scalars, value, bytes);
  case CUBLASLT_MATMUL_DESC_POINTER_MODE: return put(p.pointers, value, bytes);
  case CUBLASLT_MATMUL_DESC_TRANSA: return put(p.transA, value, bytes);
  case CUBLASLT_MATMUL_DESC_TRANSB: return put(p.transB, value, bytes);
  case CUBLASLT_MATMUL_DESC_TRANSC: return put(p.transC, value, bytes);
  case CUBLASLT_MATMUL_DESC_EPILOGUE: return put(p.epilogue, value, bytes);
  case CUBLASLT_MATMUL_DESC_BIAS_POINTER: return put(p.bias, value, bytes);
  case CUBLASLT_MATMUL_DESC_BIAS_DATA_TYPE: return put(p.biasType, value, bytes);
  case CUBLASLT_MATMUL_DESC_A_SCALE_POINTER: return put(p.scaleA, value, bytes);
  case CUBLASLT_MATMUL_DESC_B_SCALE_POINTER: return put(p.scaleB, value, bytes);
  case CUBLASLT_MATMUL_DESC_C_SCALE_POINTER: return put(p.scaleC, value, bytes);
  case CUBLASLT_MATMUL_DESC_D_SCALE_POINTER: return put(p.scaleD, value, bytes);
  case CUBLASLT_MATMUL_DESC_AMAX_D_POINTER: return put(p.largest, value, bytes);
  case CUBLASLT_MATMUL_DESC_SM_COUNT_TARGET:
  case CUBLASLT_MATMUL_DESC_FAST_ACCUM: return CUBLAS_STATUS_SUCCESS; // for speed; sums are floats in any case
  case CUBLASLT_MATMUL_DESC_FILL_MODE:
  case CUBLASLT_MATMUL_DESC_BIAS_BATCH_STRIDE: break;
  }
  return CUBLAS_STATUS_NOT_SUPPORTED;
}

cublasStatus_t cublasLtMatmulPreferenceInit(cublasLtMatmulPreference_t p) {
  return p ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_INVALID_VALUE;
}
cublasStatus_t cublasLtMatmulPreferenceCreate(cublasLtMatmulPreference_t *p) { return make(p); }
cublasStatus_t cublasLtMatmulPreferenceDestroy(cublasLtMatmulPreference_t p) { return destroy(p); }
cublasStatus_t cublasLtMatmulPreferenceSetAttribute(cublasLtMatmulPreference_t p, cublasLtMatmulPreferenceAttributes_t,
                                                    const void *, size_t) {
  return p ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_INVALID_VALUE; // among one way there is nothing to prefer
}
cublasStatus_t cublasLtMatmulAlgoGetHeuristic(cublasLtHandle_t handle, cublasLtMatmulDesc_t, cublasLtMatrixLayout_t,
                                              cublasLtMatrixLayout_t, cublasLtMatrixLayout_t, cublasLtMatrixLayout_t,
                                              cublasLtMatmulPreference_t, int requested,
                                              cublasLtMatmulHeuristicResult_t results[], int *returned) {
  if (!handle)
    return CUBLAS_STATUS_NOT_INITIALIZED;
  if (requested < 1 || !results || !returned)
    return CUBLAS_STATUS_INVALID_VALUE;
  results[0] = {};
  results[0].wavesCount = 1;
  *returned = 1;
  return CUBLAS_STATUS_SUCCESS;
}

} // extern "C"
