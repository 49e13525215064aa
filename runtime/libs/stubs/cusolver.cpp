#include "stubs/missing.h"

#include <cusolver_common.h>

#define SAMPAN_MISSING(function) SAMPAN_STUB("cuSOLVER", cusolverStatus_t, CUSOLVER_STATUS_NOT_SUPPORTED, function)
#include "sampan/apis/cusolver.def"
