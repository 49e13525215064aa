// What a program can ask about its compiler. Programs written for nvcc take another road, or stop, without these names.
// The front end adds what depends on its command line: __CUDA_ARCH_LIST__, __CUDACC_RDC__, __CUDACC_DEBUG__,
// __CUDACC_EXTENDED_LAMBDA__, __CUDACC_RELAXED_CONSTEXPR__, __SAMPAN_FAST_MATH__.
#pragma once

#ifndef __CUDACC__
#define __CUDACC__ 1
#endif
#ifndef __NVCC__
#define __NVCC__ 1
#endif
#define __SAMPAN__ 1
#define __CUDACC_VER_MAJOR__ 12
#define __CUDACC_VER_MINOR__ 4
#define __CUDACC_VER_BUILD__ 131
#define __CUDA_API_VER_MAJOR__ 12
#define __CUDA_API_VER_MINOR__ 4
#ifndef __CUDA_API_VERSION
#define __CUDA_API_VERSION 12040
#endif

// nvcc's questions about a lambda's type. Clang makes an ordinary closure of each: its result can be asked for everywhere.
#define __nv_is_extended_device_lambda_closure_type(type) false
#define __nv_is_extended_host_device_lambda_closure_type(type) false
#define __nv_is_extended_device_lambda_with_preserved_return_type(type) false

// CCCL takes a cuda_fp6.h that it finds anywhere, of another CUDA too; Sampan has none.
#ifndef CCCL_DISABLE_NVFP6_SUPPORT
#define CCCL_DISABLE_NVFP6_SUPPORT
#endif
// What CCCL calls deprecated since then was not in CUDA 12.
#ifndef CCCL_IGNORE_DEPRECATED_API
#define CCCL_IGNORE_DEPRECATED_API
#endif
