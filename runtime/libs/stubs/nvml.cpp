#include "stubs/missing.h"

#include <nvml.h>

#define SAMPAN_MISSING(function) SAMPAN_STUB("NVML", nvmlReturn_t, NVML_ERROR_NOT_SUPPORTED, function)
#include "sampan/apis/nvml.def"

extern "C" const char *nvmlErrorString(nvmlReturn_t result) {
  return result == NVML_SUCCESS               ? "success"
         : result == NVML_ERROR_NOT_SUPPORTED ? "Sampan does not have this function"
                                              : "NVML error";
}
