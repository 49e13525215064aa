// What AddressSanitizer and ThreadSanitizer must be told of a change of stacks; without it they report nonsense.
#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define SAMPAN_RT_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SAMPAN_RT_ASAN 1
#endif
#endif
#if defined(__SANITIZE_THREAD__)
#define SAMPAN_RT_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define SAMPAN_RT_TSAN 1
#endif
#endif

#ifdef SAMPAN_RT_ASAN
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#ifdef SAMPAN_RT_TSAN
#include <sanitizer/tsan_interface.h>
#endif

namespace sampan::rt::sanitizer {

inline void startSwitch([[maybe_unused]] void **saveFake, [[maybe_unused]] const void *bottom,
                        [[maybe_unused]] size_t bytes, [[maybe_unused]] void *fiber) {
#ifdef SAMPAN_RT_ASAN
  __sanitizer_start_switch_fiber(saveFake, bottom, bytes);
#endif
#ifdef SAMPAN_RT_TSAN
  __tsan_switch_to_fiber(fiber, 0);
#endif
}

inline void finishSwitch([[maybe_unused]] void *fake, [[maybe_unused]] const void **oldBottom,
                         [[maybe_unused]] size_t *oldBytes) {
#ifdef SAMPAN_RT_ASAN
  __sanitizer_finish_switch_fiber(fake, oldBottom, oldBytes);
#endif
}

inline void *createFiber() {
#ifdef SAMPAN_RT_TSAN
  return __tsan_create_fiber(0);
#else
  return nullptr;
#endif
}

inline void destroyFiber([[maybe_unused]] void *fiber) {
#ifdef SAMPAN_RT_TSAN
  if (fiber)
    __tsan_destroy_fiber(fiber);
#endif
}

inline void *currentFiber() {
#ifdef SAMPAN_RT_TSAN
  return __tsan_get_current_fiber();
#else
  return nullptr;
#endif
}

inline void forgetStack([[maybe_unused]] const void *bottom, [[maybe_unused]] size_t bytes) {
#ifdef SAMPAN_RT_ASAN
  __asan_unpoison_memory_region(bottom, bytes);
#endif
}

} // namespace sampan::rt::sanitizer
