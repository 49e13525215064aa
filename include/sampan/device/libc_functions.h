// What kernels may call of the C library, and operator new and delete. printf has C linkage because Clang knows it by
// that and turns it into vprintf; the others are ordinary overloads of the host functions.
#pragma once
#include "../builtins.h"
#include "../../crt/host_defines.h"
#include <stddef.h>

// Before <new>: Clang's own wrapper of that header, where the compiler finds it, defines device new and delete on
// these.
__SAMPAN_D void *malloc(size_t bytes) { return __sampan_malloc(bytes); }
__SAMPAN_D void free(void *p) { __sampan_free(p); }

#include <assert.h>
#include <new>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

extern "C" {
__attribute__((device)) int vprintf(const char *, const char *);
__attribute__((device)) int printf(const char *, ...);
}

__SAMPAN_D void *calloc(size_t count, size_t bytes) {
  if (bytes && count > (size_t)-1 / bytes) return nullptr;
  void *p = __sampan_malloc(count * bytes);
  if (p) __builtin_memset(p, 0, count * bytes);
  return p;
}
__SAMPAN_D void *__nv_aligned_device_malloc(size_t bytes, size_t) { return __sampan_malloc(bytes); }
__SAMPAN_D void *memcpy(void *to, const void *from, size_t bytes) { return __builtin_memcpy(to, from, bytes); }
__SAMPAN_D void *memmove(void *to, const void *from, size_t bytes) { return __builtin_memmove(to, from, bytes); }
__SAMPAN_D void *memset(void *to, int byte, size_t bytes) { return __builtin_memset(to, byte, bytes); }
static __inline__ __device__ int memcmp(const void *a, const void *b, size_t bytes) {
  const unsigned char *p = (const unsigned char *)a, *q = (const unsigned char *)b;
  for (size_t i = 0; i < bytes; ++i)
    if (p[i] != q[i]) return p[i] < q[i] ? -1 : 1;
  return 0;
}
__SAMPAN_D clock_t clock() { return (clock_t)__sampan_clock(); }
__SAMPAN_D long long clock64() { return (long long)__sampan_clock(); }

static __inline__ __attribute__((device, noreturn)) void __assert_fail(const char *expression, const char *file,
                                                                       unsigned line, const char *function) {
  __assertfail(expression, file, line, function, 1);
}

#ifndef __CLANG_CUDA_WRAPPERS_NEW
// CUDA's device new gives null when it runs out: there are no exceptions in kernels.
__SAMPAN_MEMBER_D void *operator new(size_t bytes) { return __sampan_malloc(bytes ? bytes : 1); }
__SAMPAN_MEMBER_D void *operator new[](size_t bytes) { return __sampan_malloc(bytes ? bytes : 1); }
__SAMPAN_MEMBER_D void *operator new(size_t bytes, const std::nothrow_t &) noexcept {
  return __sampan_malloc(bytes ? bytes : 1);
}
__SAMPAN_MEMBER_D void *operator new[](size_t bytes, const std::nothrow_t &) noexcept {
  return __sampan_malloc(bytes ? bytes : 1);
}
__SAMPAN_MEMBER_D void *operator new(size_t, void *p) noexcept { return p; }
__SAMPAN_MEMBER_D void *operator new[](size_t, void *p) noexcept { return p; }
__SAMPAN_MEMBER_D void operator delete(void *p) noexcept { __sampan_free(p); }
__SAMPAN_MEMBER_D void operator delete[](void *p) noexcept { __sampan_free(p); }
__SAMPAN_MEMBER_D void operator delete(void *p, size_t) noexcept { __sampan_free(p); }
__SAMPAN_MEMBER_D void operator delete[](void *p, size_t) noexcept { __sampan_free(p); }
__SAMPAN_MEMBER_D void operator delete(void *p, const std::nothrow_t &) noexcept { __sampan_free(p); }
__SAMPAN_MEMBER_D void operator delete[](void *p, const std::nothrow_t &) noexcept { __sampan_free(p); }
__SAMPAN_MEMBER_D void operator delete(void *, void *) noexcept {}
__SAMPAN_MEMBER_D void operator delete[](void *, void *) noexcept {}
#endif
