#include "stubs/missing.h"

#include <nccl.h>

#define SAMPAN_MISSING(function) SAMPAN_STUB("NCCL", ncclResult_t, ncclInvalidUsage, function)
#include "sampan/apis/nccl.def"

extern "C" const char *ncclGetErrorString(ncclResult_t result) {
  return result == ncclSuccess ? "success" : result == ncclInvalidUsage ? "Sampan does not have NCCL" : "NCCL error";
}

extern "C" const char *ncclGetLastError(ncclComm_t) { return "Sampan does not have NCCL"; }
