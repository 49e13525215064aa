// threadIdx and its kin: objects whose members are read through the kernel built-ins. No macros, because programs name
// their own variables and members `gridDim` or `blockIdx`.
#pragma once
#include "../vector_types.h"
#include "builtins.h"

#define __SAMPAN_COORDINATE(name, source)                                                                            \
  struct __sampan_##name##_t {                                                                                       \
    __declspec(property(get = __read_x)) unsigned int x;                                                             \
    __declspec(property(get = __read_y)) unsigned int y;                                                             \
    __declspec(property(get = __read_z)) unsigned int z;                                                             \
    static __SAMPAN_MEMBER_D unsigned int __read_x() { return source(0); }                                           \
    static __SAMPAN_MEMBER_D unsigned int __read_y() { return source(1); }                                           \
    static __SAMPAN_MEMBER_D unsigned int __read_z() { return source(2); }                                           \
    __SAMPAN_MEMBER_D operator uint3() const {                                                                       \
      uint3 v = {source(0), source(1), source(2)};                                                                   \
      return v;                                                                                                      \
    }                                                                                                                \
  };                                                                                                                 \
  __device__ inline dim3::dim3(const __sampan_##name##_t &) : x(source(0)), y(source(1)), z(source(2)) {}            \
  extern const __attribute__((device, weak)) __sampan_##name##_t name;

__SAMPAN_COORDINATE(threadIdx, __sampan_tid)
__SAMPAN_COORDINATE(blockIdx, __sampan_ctaid)
__SAMPAN_COORDINATE(blockDim, __sampan_ntid)
__SAMPAN_COORDINATE(gridDim, __sampan_nctaid)
#undef __SAMPAN_COORDINATE

static const int warpSize = 32;
