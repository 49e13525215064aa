// Atomic functions, relaxed as CUDA's are. The _block and _system forms are the same here: one memory serves all
// threads.
#pragma once
#include "../../crt/host_defines.h"
#include "../../vector_types.h"

// One definition for the three scopes.
#define __SAMPAN_SCOPES(define, ...) define(, __VA_ARGS__) define(_block, __VA_ARGS__) define(_system, __VA_ARGS__)

#define __SAMPAN_FETCH(scope, name, operation, type)                                                                 \
  __SAMPAN_D type name##scope(type *p, type value) { return operation(p, value, __ATOMIC_RELAXED); }
#define __SAMPAN_INTEGERS(name, operation)                                                                           \
  __SAMPAN_SCOPES(__SAMPAN_FETCH, name, operation, int)                                                              \
  __SAMPAN_SCOPES(__SAMPAN_FETCH, name, operation, unsigned int)                                                     \
  __SAMPAN_SCOPES(__SAMPAN_FETCH, name, operation, unsigned long long)
__SAMPAN_INTEGERS(atomicAdd, __atomic_fetch_add)
__SAMPAN_INTEGERS(atomicSub, __atomic_fetch_sub)
__SAMPAN_INTEGERS(atomicExch, __atomic_exchange_n)
__SAMPAN_INTEGERS(atomicMin, __atomic_fetch_min)
__SAMPAN_INTEGERS(atomicMax, __atomic_fetch_max)
__SAMPAN_INTEGERS(atomicAnd, __atomic_fetch_and)
__SAMPAN_INTEGERS(atomicOr, __atomic_fetch_or)
__SAMPAN_INTEGERS(atomicXor, __atomic_fetch_xor)
#undef __SAMPAN_INTEGERS
__SAMPAN_SCOPES(__SAMPAN_FETCH, atomicMin, __atomic_fetch_min, long long)
__SAMPAN_SCOPES(__SAMPAN_FETCH, atomicMax, __atomic_fetch_max, long long)
__SAMPAN_SCOPES(__SAMPAN_FETCH, atomicAnd, __atomic_fetch_and, long long)
__SAMPAN_SCOPES(__SAMPAN_FETCH, atomicOr, __atomic_fetch_or, long long)
__SAMPAN_SCOPES(__SAMPAN_FETCH, atomicXor, __atomic_fetch_xor, long long)
__SAMPAN_SCOPES(__SAMPAN_FETCH, atomicAdd, __atomic_fetch_add, float)
// Below sm_60 CUDA has no atomicAdd(double), and programs then bring their own under this very name.
#if !defined(__CUDA_ARCH__) || __CUDA_ARCH__ >= 600
__SAMPAN_SCOPES(__SAMPAN_FETCH, atomicAdd, __atomic_fetch_add, double)
#endif
#undef __SAMPAN_FETCH

#define __SAMPAN_FLOAT_EXCHANGE(scope, type, bits)                                                                   \
  __SAMPAN_D type atomicExch##scope(type *p, type value) {                                                           \
    return __builtin_bit_cast(type, __atomic_exchange_n((bits *)p, __builtin_bit_cast(bits, value), __ATOMIC_RELAXED)); \
  }
__SAMPAN_SCOPES(__SAMPAN_FLOAT_EXCHANGE, float, unsigned int)
#undef __SAMPAN_FLOAT_EXCHANGE

#define __SAMPAN_SWAP(scope, type)                                                                                   \
  __SAMPAN_D type atomicCAS##scope(type *p, type expected, type desired) {                                           \
    __atomic_compare_exchange_n(p, &expected, desired, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);                   \
    return expected;                                                                                                 \
  }
__SAMPAN_SCOPES(__SAMPAN_SWAP, int)
__SAMPAN_SCOPES(__SAMPAN_SWAP, unsigned int)
__SAMPAN_SCOPES(__SAMPAN_SWAP, unsigned long long)
__SAMPAN_SCOPES(__SAMPAN_SWAP, unsigned short)
#undef __SAMPAN_SWAP

#define __SAMPAN_WRAP(scope, name, next)                                                                             \
  static __inline__ __device__ unsigned int name##scope(unsigned int *p, unsigned int limit) {                       \
    unsigned int old = __atomic_load_n(p, __ATOMIC_RELAXED);                                                         \
    while (!__atomic_compare_exchange_n(p, &old, (next), true, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {                \
    }                                                                                                                \
    return old;                                                                                                      \
  }
__SAMPAN_SCOPES(__SAMPAN_WRAP, atomicInc, old >= limit ? 0 : old + 1)
__SAMPAN_SCOPES(__SAMPAN_WRAP, atomicDec, old == 0 || old > limit ? limit : old - 1)
#undef __SAMPAN_WRAP
#undef __SAMPAN_SCOPES

// Each component by itself: CUDA promises no more for vectors.
__SAMPAN_D float2 atomicAdd(float2 *p, float2 value) {
  float2 old = {atomicAdd(&p->x, value.x), atomicAdd(&p->y, value.y)};
  return old;
}
__SAMPAN_D float4 atomicAdd(float4 *p, float4 value) {
  float4 old = {atomicAdd(&p->x, value.x), atomicAdd(&p->y, value.y), atomicAdd(&p->z, value.z),
                atomicAdd(&p->w, value.w)};
  return old;
}

__SAMPAN_D void __threadfence() { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
__SAMPAN_D void __threadfence_system() { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
__SAMPAN_D void __threadfence_block() { __atomic_thread_fence(__ATOMIC_ACQ_REL); }
