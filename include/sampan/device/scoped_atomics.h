// CUDA 12's __nv_atomic_* family: any type of 1 to 8 bytes, an explicit order, a scope that has no meaning here.
#pragma once
#include "../../crt/host_defines.h"

#define __NV_ATOMIC_RELAXED __ATOMIC_RELAXED
#define __NV_ATOMIC_CONSUME __ATOMIC_CONSUME
#define __NV_ATOMIC_ACQUIRE __ATOMIC_ACQUIRE
#define __NV_ATOMIC_RELEASE __ATOMIC_RELEASE
#define __NV_ATOMIC_ACQ_REL __ATOMIC_ACQ_REL
#define __NV_ATOMIC_SEQ_CST __ATOMIC_SEQ_CST
#define __NV_THREAD_SCOPE_THREAD 0
#define __NV_THREAD_SCOPE_BLOCK 1
#define __NV_THREAD_SCOPE_CLUSTER 2
#define __NV_THREAD_SCOPE_DEVICE 3
#define __NV_THREAD_SCOPE_SYSTEM 4

template <typename __T> struct __sampan_same { typedef __T type; };
template <typename __T> struct __sampan_same<const __T> { typedef __T type; };
template <typename __T> struct __sampan_same<volatile __T> { typedef __T type; };
template <typename __T> struct __sampan_same<const volatile __T> { typedef __T type; };

// The order must be a constant for Clang's built-ins; the strongest is right for every order that was asked for.
template <typename __T>
__SAMPAN_D typename __sampan_same<__T>::type __nv_atomic_load_n(__T *p, int, int = __NV_THREAD_SCOPE_SYSTEM) {
  return __atomic_load_n(p, __ATOMIC_SEQ_CST);
}
template <typename __T>
__SAMPAN_D void __nv_atomic_store_n(__T *p, typename __sampan_same<__T>::type value, int,
                                    int = __NV_THREAD_SCOPE_SYSTEM) {
  __atomic_store_n(p, value, __ATOMIC_SEQ_CST);
}
template <typename __T>
__SAMPAN_D typename __sampan_same<__T>::type __nv_atomic_exchange_n(__T *p, typename __sampan_same<__T>::type value,
                                                                    int, int = __NV_THREAD_SCOPE_SYSTEM) {
  return __atomic_exchange_n(p, value, __ATOMIC_SEQ_CST);
}
template <typename __T>
__SAMPAN_D bool __nv_atomic_compare_exchange_n(__T *p, __T *expected, typename __sampan_same<__T>::type desired,
                                               bool weak, int, int, int = __NV_THREAD_SCOPE_SYSTEM) {
  return __atomic_compare_exchange_n(p, expected, desired, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}
#define __SAMPAN_FETCH(operation)                                                                                    \
  template <typename __T>                                                                                            \
  __SAMPAN_D typename __sampan_same<__T>::type __nv_atomic_fetch_##operation(                                        \
      __T *p, typename __sampan_same<__T>::type value, int, int = __NV_THREAD_SCOPE_SYSTEM) {                        \
    return __atomic_fetch_##operation(p, value, __ATOMIC_SEQ_CST);                                                   \
  }                                                                                                                  \
  template <typename __T>                                                                                            \
  __SAMPAN_D void __nv_atomic_##operation(__T *p, typename __sampan_same<__T>::type value, int,                      \
                                          int = __NV_THREAD_SCOPE_SYSTEM) {                                          \
    __atomic_fetch_##operation(p, value, __ATOMIC_SEQ_CST);                                                          \
  }
__SAMPAN_FETCH(add)
__SAMPAN_FETCH(sub) __SAMPAN_FETCH(min) __SAMPAN_FETCH(max) __SAMPAN_FETCH(and) __SAMPAN_FETCH(or) __SAMPAN_FETCH(xor)
#undef __SAMPAN_FETCH
    __SAMPAN_D void __nv_atomic_thread_fence(int, int = __NV_THREAD_SCOPE_SYSTEM) {
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
}
