// Shuffles of any trivially copyable type, eight bytes at a time.
#pragma once
#include "../../cuda_runtime.h"

namespace cooperative_groups {
namespace details {

template <typename __T> struct bare { typedef __T type; };
template <typename __T> struct bare<__T &> { typedef __T type; };
template <typename __T> struct bare<__T &&> { typedef __T type; };
template <typename __T> struct bare<const __T> { typedef __T type; };
template <typename __T> struct bare<const __T &> { typedef __T type; };

template <typename __T>
__SAMPAN_D __T shuffleAny(unsigned int __mask, int __mode, const __T &__value, unsigned int __lane,
                          unsigned int __width) {
  static_assert(__is_trivially_copyable(__T), "a shuffled type must be trivially copyable");
  unsigned long long __words[(sizeof(__T) + 7) / 8] = {};
  __builtin_memcpy(__words, &__value, sizeof(__T));
  for (unsigned int __i = 0; __i < sizeof(__words) / 8; ++__i)
    __words[__i] = __sampan_shfl(__mask, __mode, __words[__i], __lane, __width);
  __T __result;
  __builtin_memcpy(&__result, __words, sizeof(__T));
  return __result;
}

// Bits of `bits` at the places that `mask` names, moved together: lane numbers to ranks.
static __inline__ __device__ unsigned int packBits(unsigned int __mask, unsigned int __bits) {
  unsigned int __packed = 0;
  for (unsigned int __place = 0; __mask; ++__place, __mask &= __mask - 1)
    __packed |= (__bits >> __builtin_ctz(__mask) & 1) << __place;
  return __packed;
}
// The lane of the rank-th member.
static __inline__ __device__ unsigned int laneOfRank(unsigned int __mask, unsigned int __rank) {
  for (; __rank && __mask; --__rank) __mask &= __mask - 1;
  return __mask ? (unsigned int)__builtin_ctz(__mask) : 0;
}
__SAMPAN_D unsigned int lanesBelow() { return (1u << __sampan_laneid()) - 1; }
__SAMPAN_D unsigned int threadRankInBlock() {
  return threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z);
}

} // namespace details
} // namespace cooperative_groups
