// What only kernels have of a 16-bit type: maths, shuffles, loads with hints, atomics. Included once per type.

#define __SAMPAN_MATHS(name, expression)                                                                             \
  __SAMPAN_D __SAMPAN_H h##name(__SAMPAN_H __a) { float __v = __SAMPAN_W(__a); return __SAMPAN_N(expression); }      \
  __SAMPAN_D __SAMPAN_H2 h2##name(__SAMPAN_H2 __a) { return __SAMPAN_H2(h##name(__a.x), h##name(__a.y)); }
__SAMPAN_MATHS(sqrt, __builtin_sqrtf(__v)) __SAMPAN_MATHS(rsqrt, __sampan_rsqrtf(__v)) __SAMPAN_MATHS(rcp, 1.0f / __v)
__SAMPAN_MATHS(exp, __sampan_expf(__v)) __SAMPAN_MATHS(exp2, __sampan_exp2f(__v)) __SAMPAN_MATHS(exp10, __sampan_exp10f(__v))
__SAMPAN_MATHS(log, __sampan_logf(__v)) __SAMPAN_MATHS(log2, __sampan_log2f(__v)) __SAMPAN_MATHS(log10, __sampan_log10f(__v))
__SAMPAN_MATHS(sin, __sampan_sinf(__v)) __SAMPAN_MATHS(cos, __sampan_cosf(__v)) __SAMPAN_MATHS(tanh, __sampan_tanhf(__v))
__SAMPAN_MATHS(tanh_approx, __sampan_tanhf(__v))
__SAMPAN_MATHS(floor, __builtin_floorf(__v)) __SAMPAN_MATHS(ceil, __builtin_ceilf(__v))
__SAMPAN_MATHS(trunc, __builtin_truncf(__v)) __SAMPAN_MATHS(rint, __builtin_rintf(__v))
#undef __SAMPAN_MATHS

template <> struct __sampan_bits<__SAMPAN_H> { typedef unsigned short word; };
template <> struct __sampan_bits<__SAMPAN_H2> { typedef unsigned int word; };
__SAMPAN_SHUFFLES(__SAMPAN_H) __SAMPAN_SHUFFLES(__SAMPAN_H2)
__SAMPAN_LOADS(__SAMPAN_H, ) __SAMPAN_LOADS(__SAMPAN_H2, )

// By compare-and-swap on the bits: there is no 16-bit floating addition in memory.
static __inline__ __device__ __SAMPAN_H atomicAdd(__SAMPAN_H *__p, __SAMPAN_H __value) {
  unsigned short *__word = (unsigned short *)__p, __old = __atomic_load_n(__word, __ATOMIC_RELAXED);
  while (!__atomic_compare_exchange_n(
      __word, &__old, __sampan_to_bits(__hadd(__sampan_from_bits((__SAMPAN_H *)0, __old), __value)), true,
      __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
  }
  return __sampan_from_bits((__SAMPAN_H *)0, __old);
}
// CUDA promises atomicity of each half by itself, not of the pair; one word gives more.
static __inline__ __device__ __SAMPAN_H2 atomicAdd(__SAMPAN_H2 *__p, __SAMPAN_H2 __value) {
  unsigned int *__word = (unsigned int *)__p, __old = __atomic_load_n(__word, __ATOMIC_RELAXED), __next;
  do {
    __next = __builtin_bit_cast(unsigned int, __hadd2(__builtin_bit_cast(__SAMPAN_H2, __old), __value));
  } while (!__atomic_compare_exchange_n(__word, &__old, __next, true, __ATOMIC_RELAXED, __ATOMIC_RELAXED));
  return __builtin_bit_cast(__SAMPAN_H2, __old);
}
