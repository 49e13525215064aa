// Every umbrella header parses alone and twice, in both passes and in the language versions that programs use.
// RUN: %clang-device -std=c++14 -fsyntax-only %s
// RUN: %clang-device -std=c++20 -fsyntax-only %s
// RUN: %clang-host -std=c++17 -fsyntax-only %s
// RUN: clang++ -x c++ -std=c++14 -isystem %include -fsyntax-only %s
#include <builtin_types.h>
#include <cuComplex.h>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_fp8.h>
#include <cuda_runtime.h>
#include <cuda_runtime_api.h>
#include <device_launch_parameters.h>
#include <host_defines.h>
#include <math_constants.h>
#include <vector_functions.h>
#include <vector_types.h>
#ifdef __CUDA__
#include <cooperative_groups.h>
#include <cooperative_groups/memcpy_async.h>
#include <cooperative_groups/reduce.h>
#include <cooperative_groups/scan.h>
#include <cuda_pipeline.h>
#include <device_atomic_functions.h>
#include <device_functions.h>
#include <math_functions.h>
#include <sm_20_intrinsics.h>
#include <sm_30_intrinsics.h>
#include <sm_60_atomic_functions.h>
#endif
#include <cuda_fp16.h>
