#include "stubs/missing.h"

#include <cufft.h>

#define SAMPAN_MISSING(function) SAMPAN_STUB("cuFFT", cufftResult, CUFFT_NOT_SUPPORTED, function)
#include "sampan/apis/cufft.def"
