#include "stubs/missing.h"

#include <cublasLt.h>

#define SAMPAN_MISSING(function) SAMPAN_STUB("cuBLASLt", cublasStatus_t, CUBLAS_STATUS_NOT_SUPPORTED, function)
#include "sampan/apis/cublasLt.def"
