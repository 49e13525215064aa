// cooperative_groups::reduce. The order of operations is fixed: a butterfly for tiles, a tree over ranks for the
// rest, so a float sum gives the same bits in every run.
#pragma once
#include "../cooperative_groups.h"

namespace cooperative_groups {

template <typename __T = void> struct plus;
template <typename __T = void> struct less;
template <typename __T = void> struct greater;
template <typename __T = void> struct bit_and;
template <typename __T = void> struct bit_xor;
template <typename __T = void> struct bit_or;
#define __SAMPAN_OPERATION(name, expression)                                                                         \
  template <typename __T> struct name {                                                                              \
    __SAMPAN_MEMBER_HD __T operator()(__T __a, __T __b) const { return (expression); }                               \
  };                                                                                                                 \
  template <> struct name<void> {                                                                                    \
    template <typename __T> __SAMPAN_MEMBER_HD __T operator()(__T __a, __T __b) const { return (expression); }       \
  };
__SAMPAN_OPERATION(plus, __a + __b)
__SAMPAN_OPERATION(less, __b < __a ? __b : __a)
__SAMPAN_OPERATION(greater, __a < __b ? __b : __a)
__SAMPAN_OPERATION(bit_and, __a & __b)
__SAMPAN_OPERATION(bit_xor, __a ^ __b)
__SAMPAN_OPERATION(bit_or, __a | __b)
#undef __SAMPAN_OPERATION

template <unsigned int __N, typename __Parent, typename __T, typename __Op>
static __inline__ __device__ typename details::bare<__T>::type reduce(const thread_block_tile<__N, __Parent> &__g,
                                                                      __T &&__value, __Op &&__op) {
  typename details::bare<__T>::type __v = __value;
  for (unsigned int __step = __N / 2; __step; __step /= 2) __v = __op(__v, __g.shfl_xor(__v, __step));
  return __v;
}
template <typename __T, typename __Op>
static __inline__ __device__ typename details::bare<__T>::type reduce(const coalesced_group &__g, __T &&__value,
                                                                      __Op &&__op) {
  typename details::bare<__T>::type __v = __value;
  const unsigned int __size = __g.size(), __rank = __g.thread_rank();
  for (unsigned int __step = 1; __step < __size; __step *= 2) {
    typename details::bare<__T>::type __other = __g.shfl_down(__v, __step);
    if (__rank + __step < __size) __v = __op(__v, __other);
  }
  return __g.shfl(__v, 0);
}
template <typename __Group, typename __T, typename __Op>
__SAMPAN_D void reduce_store_async(const __Group &__g, __T *__to, __T __value, __Op &&__op) {
  __T __v = cooperative_groups::reduce(__g, __value, __op);
  if (__g.thread_rank() == 0) *__to = __v;
}

} // namespace cooperative_groups
