// Barriers, votes, shuffles, matches and warp reductions. All are convergent: the attribute sits on the built-ins, and
// these wrappers are inlined before anything may move a call.
#pragma once
#include "../../crt/host_defines.h"
#include "../builtins.h"

// A macro because Clang's NVPTX target has a built-in of this name, which nobody may define.
#define __syncthreads() __sampan_barrier(0, 0)
__SAMPAN_D int __syncthreads_count(int predicate) { return __sampan_barrier_red(0, predicate != 0); }
__SAMPAN_D int __syncthreads_and(int predicate) { return __sampan_barrier_red(1, predicate != 0); }
__SAMPAN_D int __syncthreads_or(int predicate) { return __sampan_barrier_red(2, predicate != 0); }
__SAMPAN_D void __barrier_sync(unsigned int id) { __sampan_barrier(id, 0); }
__SAMPAN_D void __barrier_sync_count(unsigned int id, unsigned int count) { __sampan_barrier(id, count); }
__SAMPAN_D void __syncwarp(unsigned int mask = 0xffffffffu) { __sampan_warp_sync(mask); }

__SAMPAN_D int __all_sync(unsigned int mask, int predicate) { return (int)__sampan_vote(mask, 0, predicate != 0); }
__SAMPAN_D int __any_sync(unsigned int mask, int predicate) { return (int)__sampan_vote(mask, 1, predicate != 0); }
__SAMPAN_D unsigned int __ballot_sync(unsigned int mask, int predicate) {
  return __sampan_vote(mask, 2, predicate != 0);
}
__SAMPAN_D int __uni_sync(unsigned int mask, int predicate) { return (int)__sampan_vote(mask, 3, predicate != 0); }
__SAMPAN_D unsigned int __activemask() { return __sampan_activemask(); }
// The forms without a mask take whoever is here.
__SAMPAN_D int __all(int predicate) { return __all_sync(__sampan_activemask(), predicate); }
__SAMPAN_D int __any(int predicate) { return __any_sync(__sampan_activemask(), predicate); }
__SAMPAN_D unsigned int __ballot(int predicate) { return __ballot_sync(__sampan_activemask(), predicate); }

// Values travel as 64 bits; a narrower one is widened with zeros.
template <typename __T> struct __sampan_bits;
#define __SAMPAN_BITS(type, bits)                                                                                    \
  template <> struct __sampan_bits<type> { typedef bits word; };
__SAMPAN_BITS(int, unsigned int) __SAMPAN_BITS(unsigned int, unsigned int) __SAMPAN_BITS(float, unsigned int)
__SAMPAN_BITS(long, unsigned long long) __SAMPAN_BITS(unsigned long, unsigned long long)
__SAMPAN_BITS(long long, unsigned long long) __SAMPAN_BITS(unsigned long long, unsigned long long)
__SAMPAN_BITS(double, unsigned long long)
#undef __SAMPAN_BITS
template <typename __T>
__SAMPAN_D __T __sampan_shuffle(unsigned int mask, int mode, __T value, unsigned int lane, int width) {
  typedef typename __sampan_bits<__T>::word word;
  return __builtin_bit_cast(__T,
                            (word)__sampan_shfl(mask, mode, __builtin_bit_cast(word, value), lane, (unsigned)width));
}

#define __SAMPAN_SHUFFLES(type)                                                                                      \
  __SAMPAN_D type __shfl_sync(unsigned int mask, type value, int lane, int width = 32) {                             \
    return __sampan_shuffle<type>(mask, 0, value, (unsigned)lane, width);                                            \
  }                                                                                                                  \
  __SAMPAN_D type __shfl_up_sync(unsigned int mask, type value, unsigned int delta, int width = 32) {                \
    return __sampan_shuffle<type>(mask, 1, value, delta, width);                                                     \
  }                                                                                                                  \
  __SAMPAN_D type __shfl_down_sync(unsigned int mask, type value, unsigned int delta, int width = 32) {              \
    return __sampan_shuffle<type>(mask, 2, value, delta, width);                                                     \
  }                                                                                                                  \
  __SAMPAN_D type __shfl_xor_sync(unsigned int mask, type value, int lanes, int width = 32) {                        \
    return __sampan_shuffle<type>(mask, 3, value, (unsigned)lanes, width);                                           \
  }                                                                                                                  \
  __SAMPAN_D type __shfl(type value, int lane, int width = 32) {                                                     \
    return __shfl_sync(__sampan_activemask(), value, lane, width);                                                   \
  }                                                                                                                  \
  __SAMPAN_D type __shfl_up(type value, unsigned int delta, int width = 32) {                                        \
    return __shfl_up_sync(__sampan_activemask(), value, delta, width);                                               \
  }                                                                                                                  \
  __SAMPAN_D type __shfl_down(type value, unsigned int delta, int width = 32) {                                      \
    return __shfl_down_sync(__sampan_activemask(), value, delta, width);                                             \
  }                                                                                                                  \
  __SAMPAN_D type __shfl_xor(type value, int lanes, int width = 32) {                                                \
    return __shfl_xor_sync(__sampan_activemask(), value, lanes, width);                                              \
  }
__SAMPAN_SHUFFLES(int)
__SAMPAN_SHUFFLES(unsigned int) __SAMPAN_SHUFFLES(long) __SAMPAN_SHUFFLES(unsigned long) __SAMPAN_SHUFFLES(long long)
    __SAMPAN_SHUFFLES(unsigned long long) __SAMPAN_SHUFFLES(float) __SAMPAN_SHUFFLES(double)

#define __SAMPAN_MATCH(type)                                                                                         \
  __SAMPAN_D unsigned int __match_any_sync(unsigned int mask, type value) {                                          \
    return __sampan_match(mask, 0, __builtin_bit_cast(__sampan_bits<type>::word, value));                            \
  }                                                                                                                  \
  __SAMPAN_D unsigned int __match_all_sync(unsigned int mask, type value, int *all) {                                \
    unsigned int lanes = __sampan_match(mask, 1, __builtin_bit_cast(__sampan_bits<type>::word, value));              \
    *all = lanes != 0;                                                                                               \
    return lanes;                                                                                                    \
  }
        __SAMPAN_MATCH(int) __SAMPAN_MATCH(unsigned int) __SAMPAN_MATCH(long) __SAMPAN_MATCH(unsigned long)
            __SAMPAN_MATCH(long long) __SAMPAN_MATCH(unsigned long long) __SAMPAN_MATCH(float) __SAMPAN_MATCH(double)
#undef __SAMPAN_MATCH

    // Operations by number, as sampan_reduce_op has them.
    __SAMPAN_D int __reduce_add_sync(unsigned int mask, int value) {
  return (int)__sampan_reduce(mask, 0, (unsigned)value);
}
__SAMPAN_D int __reduce_min_sync(unsigned int mask, int value) {
  return (int)__sampan_reduce(mask, 1, (unsigned)value);
}
__SAMPAN_D int __reduce_max_sync(unsigned int mask, int value) {
  return (int)__sampan_reduce(mask, 2, (unsigned)value);
}
__SAMPAN_D unsigned int __reduce_add_sync(unsigned int mask, unsigned int value) {
  return __sampan_reduce(mask, 0, value);
}
__SAMPAN_D unsigned int __reduce_min_sync(unsigned int mask, unsigned int value) {
  return __sampan_reduce(mask, 3, value);
}
__SAMPAN_D unsigned int __reduce_max_sync(unsigned int mask, unsigned int value) {
  return __sampan_reduce(mask, 4, value);
}
__SAMPAN_D unsigned int __reduce_and_sync(unsigned int mask, unsigned int value) {
  return __sampan_reduce(mask, 5, value);
}
__SAMPAN_D unsigned int __reduce_or_sync(unsigned int mask, unsigned int value) {
  return __sampan_reduce(mask, 6, value);
}
__SAMPAN_D unsigned int __reduce_xor_sync(unsigned int mask, unsigned int value) {
  return __sampan_reduce(mask, 7, value);
}
