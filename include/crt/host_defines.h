// CUDA's words for functions, variables and layout, as attributes that Clang knows.
// __noinline__ stays Clang's own keyword: as a macro it would break __attribute__((__noinline__)) in libstdc++.
#pragma once

#ifdef __CUDA__
#define __host__ __attribute__((host))
#define __device__ __attribute__((device))
#define __global__ __attribute__((global))
#define __shared__ __attribute__((shared))
#define __constant__ __attribute__((constant))
// Clang's CUDA mode has no managed attribute; the annotation tells the front end, which gives both sides one storage.
#define __managed__ __attribute__((device)) __attribute__((annotate("sampan.managed")))
#define __grid_constant__
#define __launch_bounds__(...) __attribute__((launch_bounds(__VA_ARGS__)))
#define __maxnreg__(count)
#define __cluster_dims__(...)
#define __block_size__(...)
#else // a host compiler that reads the API: the words stand for nothing
#define __host__
#define __device__
#define __global__
#define __shared__
#define __constant__
#define __managed__
#define __grid_constant__
#define __launch_bounds__(...)
#define __maxnreg__(count)
#define __cluster_dims__(...)
#define __block_size__(...)
#endif

#define __forceinline__ __inline__ __attribute__((always_inline))
#define __inline_hint__
#define __align__(bytes) __attribute__((aligned(bytes)))
#define __builtin_align__(bytes) __align__(bytes)
#define __nv_pure__ __attribute__((pure))
#define __no_return__ __attribute__((noreturn))
#define __cdecl
#define __specialization_static
#define __cudart_builtin__
#define __device_builtin__
#define __device_builtin_texture_type__
#define __device_builtin_surface_type__

// How our own headers define what a kernel calls. nodebug: a debugger steps over them as over a built-in.
#ifdef __CUDA__
#define __SAMPAN_D static __inline__ __attribute__((device, always_inline, nodebug))
#define __SAMPAN_HD static __inline__ __attribute__((host, device, always_inline, nodebug))
#define __SAMPAN_MEMBER_D __inline__ __attribute__((device, always_inline, nodebug))
#define __SAMPAN_MEMBER_HD __inline__ __attribute__((host, device, always_inline, nodebug))
#else
#define __SAMPAN_HD static __inline__
#define __SAMPAN_MEMBER_HD __inline__
#endif
