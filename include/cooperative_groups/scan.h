// cooperative_groups::inclusive_scan and exclusive_scan.
#pragma once
#include "reduce.h"

namespace cooperative_groups {

template <typename __Group, typename __T, typename __Op>
static __inline__ __device__ typename details::bare<__T>::type inclusive_scan(const __Group &__g, __T &&__value,
                                                                              __Op &&__op) {
  typename details::bare<__T>::type __v = __value;
  const unsigned int __size = __g.size(), __rank = __g.thread_rank();
  for (unsigned int __step = 1; __step < __size; __step *= 2) {
    typename details::bare<__T>::type __other = __g.shfl_up(__v, __step);
    if (__rank >= __step) __v = __op(__other, __v);
  }
  return __v;
}
// The first thread gets a zero of the type, as in CUDA for plus.
template <typename __Group, typename __T, typename __Op>
static __inline__ __device__ typename details::bare<__T>::type exclusive_scan(const __Group &__g, __T &&__value,
                                                                              __Op &&__op) {
  typename details::bare<__T>::type __v = cooperative_groups::inclusive_scan(__g, __value, __op);
  __v = __g.shfl_up(__v, 1);
  return __g.thread_rank() == 0 ? typename details::bare<__T>::type{} : __v;
}
template <typename __Group, typename __T>
__SAMPAN_D typename details::bare<__T>::type inclusive_scan(const __Group &__g, __T &&__value) {
  return cooperative_groups::inclusive_scan(__g, __value, plus<typename details::bare<__T>::type>());
}
template <typename __Group, typename __T>
__SAMPAN_D typename details::bare<__T>::type exclusive_scan(const __Group &__g, __T &&__value) {
  return cooperative_groups::exclusive_scan(__g, __value, plus<typename details::bare<__T>::type>());
}

} // namespace cooperative_groups
