#include "stubs/missing.h"

#include <cusparse.h>

#define SAMPAN_MISSING(function) SAMPAN_STUB("cuSPARSE", cusparseStatus_t, CUSPARSE_STATUS_NOT_SUPPORTED, function)
#include "sampan/apis/cusparse.def"

extern "C" const char *cusparseGetErrorName(cusparseStatus_t status) {
  static const char *const kNames[] = {"CUSPARSE_STATUS_SUCCESS",
                                       "CUSPARSE_STATUS_NOT_INITIALIZED",
                                       "CUSPARSE_STATUS_ALLOC_FAILED",
                                       "CUSPARSE_STATUS_INVALID_VALUE",
                                       "CUSPARSE_STATUS_ARCH_MISMATCH",
                                       "CUSPARSE_STATUS_MAPPING_ERROR",
                                       "CUSPARSE_STATUS_EXECUTION_FAILED",
                                       "CUSPARSE_STATUS_INTERNAL_ERROR",
                                       "CUSPARSE_STATUS_MATRIX_TYPE_NOT_SUPPORTED",
                                       "CUSPARSE_STATUS_ZERO_PIVOT",
                                       "CUSPARSE_STATUS_NOT_SUPPORTED",
                                       "CUSPARSE_STATUS_INSUFFICIENT_RESOURCES"};
  const unsigned index = static_cast<unsigned>(status);
  return index < sizeof kNames / sizeof *kNames ? kNames[index] : "unknown cuSPARSE status";
}

extern "C" const char *cusparseGetErrorString(cusparseStatus_t status) {
  return status == CUSPARSE_STATUS_SUCCESS         ? "success"
         : status == CUSPARSE_STATUS_NOT_SUPPORTED ? "Sampan does not have this function"
                                                   : cusparseGetErrorName(status);
}
