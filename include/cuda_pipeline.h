// The pipeline primitives, as copies made at once.
#pragma once
#include "cuda_runtime.h"
#ifdef __CUDA__

__SAMPAN_D void __pipeline_memcpy_async(void *to, const void *from, size_t bytes, size_t zeroFill = 0) {
  __builtin_memcpy(to, from, bytes - zeroFill);
  __builtin_memset((char *)to + (bytes - zeroFill), 0, zeroFill);
}
__SAMPAN_D void __pipeline_commit() {}
__SAMPAN_D void __pipeline_wait_prior(size_t) {}

#endif
