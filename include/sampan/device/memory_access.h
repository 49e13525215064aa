// Loads and stores with a cache hint, and questions about address spaces. Hints have no effect here, but loads past the
// first cache (.cg, .cv) are how programs wait for what other blocks write: a second one must read again.
#pragma once
#include "../../crt/host_defines.h"
#include "../builtins.h"
#include "../../vector_types.h"

#define __SAMPAN_LOADS(type, again)                                                                                         \
  __SAMPAN_D type __ldg(const type *p) { return *p; }                                                                \
  __SAMPAN_D type __ldcg(const type *p) { return *(const again type *)p; }                                            \
  __SAMPAN_D type __ldca(const type *p) { return *p; }                                                               \
  __SAMPAN_D type __ldcs(const type *p) { return *p; }                                                               \
  __SAMPAN_D type __ldlu(const type *p) { return *p; }                                                               \
  __SAMPAN_D type __ldcv(const type *p) { return *(const again type *)p; }                                            \
  __SAMPAN_D void __stwb(type *p, type value) { *p = value; }                                                        \
  __SAMPAN_D void __stcg(type *p, type value) { *p = value; }                                                        \
  __SAMPAN_D void __stcs(type *p, type value) { *p = value; }                                                        \
  __SAMPAN_D void __stwt(type *p, type value) { *p = value; }
#define __SAMPAN_VECTORS(name) __SAMPAN_LOADS(name##2, ) __SAMPAN_LOADS(name##4, )
__SAMPAN_LOADS(char, volatile) __SAMPAN_LOADS(signed char, volatile) __SAMPAN_LOADS(unsigned char, volatile) __SAMPAN_LOADS(short, volatile)
__SAMPAN_LOADS(unsigned short, volatile) __SAMPAN_LOADS(int, volatile) __SAMPAN_LOADS(unsigned int, volatile) __SAMPAN_LOADS(long, volatile)
__SAMPAN_LOADS(unsigned long, volatile) __SAMPAN_LOADS(long long, volatile) __SAMPAN_LOADS(unsigned long long, volatile) __SAMPAN_LOADS(float, volatile)
__SAMPAN_LOADS(double, volatile)
__SAMPAN_VECTORS(char) __SAMPAN_VECTORS(uchar) __SAMPAN_VECTORS(short) __SAMPAN_VECTORS(ushort) __SAMPAN_VECTORS(int)
__SAMPAN_VECTORS(uint) __SAMPAN_VECTORS(float) __SAMPAN_LOADS(double2, ) __SAMPAN_LOADS(longlong2, ) __SAMPAN_LOADS(ulonglong2, )
#undef __SAMPAN_VECTORS
template <typename __T> __SAMPAN_D __T *__ldg(__T *const *p) { return *p; }

__SAMPAN_D unsigned int __isShared(const void *p) { return __sampan_is_shared(p); }
__SAMPAN_D unsigned int __isCtaShared(const void *p) { return __sampan_is_shared(p); }
__SAMPAN_D unsigned int __isLocal(const void *p) { return __sampan_is_local(p); }
__SAMPAN_D unsigned int __isConstant(const void *p) { return __sampan_is_constant(p); }
__SAMPAN_D unsigned int __isGridConstant(const void *) { return 0; }
__SAMPAN_D unsigned int __isGlobal(const void *p) {
  return !__sampan_is_shared(p) && !__sampan_is_local(p) && !__sampan_is_constant(p);
}
__SAMPAN_D size_t __cvta_generic_to_shared(const void *p) { return __sampan_generic_to_shared(p); }
__SAMPAN_D size_t __cvta_generic_to_global(const void *p) { return (size_t)p; }
__SAMPAN_D size_t __cvta_generic_to_local(const void *p) { return (size_t)p; }
__SAMPAN_D size_t __cvta_generic_to_constant(const void *p) { return (size_t)p; }
__SAMPAN_D void *__cvta_shared_to_generic(size_t offset) { return __sampan_shared_to_generic(offset); }
__SAMPAN_D void *__cvta_global_to_generic(size_t p) { return (void *)p; }
__SAMPAN_D void *__cvta_local_to_generic(size_t p) { return (void *)p; }
__SAMPAN_D void *__cvta_constant_to_generic(size_t p) { return (void *)p; }
