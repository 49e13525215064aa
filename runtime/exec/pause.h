#pragma once

namespace sampan::rt {

// Tells the core that this is a spin loop.
inline void pauseCpu() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#else
  asm volatile("" ::: "memory");
#endif
}

} // namespace sampan::rt
