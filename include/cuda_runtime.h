// The CUDA runtime. For a CUDA source also its C++ half and all that kernels may call; the order of that part is its
// mechanism, see sampan/device/maths_functions.h.
#pragma once
#include "crt/host_defines.h"
#include "vector_types.h"
#include "vector_functions.h"
#ifdef __CUDA__
#include "sampan/builtins.h"
#include "sampan/builtin_variables.h"
#include "sampan/device/maths_functions.h"
#include "sampan/device/maths_integer_overloads.h"
#include "sampan/host_maths.h"
#include "sampan/minmax.h"
#include "sampan/device/libc_functions.h"
#include "sampan/device_functions.h"
#include "sampan/texture_fetch.h"
#endif
#include "cuda_runtime_api.h"
#if defined(__CUDA__) && __cplusplus >= 201103L
#include <utility> // as with nvcc: std::swap, std::pair and initialiser lists are there without an include
#endif

#ifdef __CUDA__
// What Clang's launch syntax looks up where it is not told the version of the runtime.
extern "C" int cudaConfigureCall(dim3 grid, dim3 block, size_t sharedBytes = 0, void *stream = 0);
#endif
