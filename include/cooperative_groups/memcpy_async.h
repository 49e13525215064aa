// cooperative_groups::memcpy_async as a copy that the group makes at once; the wait is the group's barrier.
#pragma once
#include "../cooperative_groups.h"

namespace cooperative_groups {

template <typename __Group>
static __inline__ __device__ void memcpy_async(const __Group &__g, void *__to, const void *__from, size_t __bytes) {
  const size_t __rank = __g.thread_rank(), __count = __g.size();
  if ((((size_t)__to | (size_t)__from | __bytes) & 3) == 0) {
    for (size_t __i = __rank; __i < __bytes / 4; __i += __count)
      ((unsigned int *)__to)[__i] = ((const unsigned int *)__from)[__i];
  } else {
    for (size_t __i = __rank; __i < __bytes; __i += __count)
      ((unsigned char *)__to)[__i] = ((const unsigned char *)__from)[__i];
  }
}
template <typename __Group, typename __T>
__SAMPAN_D void memcpy_async(const __Group &__g, __T *__to, const __T *__from, size_t __bytes) {
  memcpy_async(__g, (void *)__to, (const void *)__from, __bytes);
}
// Layouts count elements; the smaller one is copied.
template <typename __Group, typename __T>
__SAMPAN_D void memcpy_async(const __Group &__g, __T *__to, size_t __toCount, const __T *__from, size_t __fromCount) {
  memcpy_async(__g, (void *)__to, (const void *)__from,
               sizeof(__T) * (__toCount < __fromCount ? __toCount : __fromCount));
}
template <typename __Group> __SAMPAN_D void wait(const __Group &__g) { __g.sync(); }
template <unsigned int __Stages, typename __Group> __SAMPAN_D void wait_prior(const __Group &__g) { __g.sync(); }

} // namespace cooperative_groups
