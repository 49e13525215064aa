// Textures over plain device memory, as kernels read them: one element by its index.
#pragma once

#include "../texture_types.h"
#include "linear_texture.h"

// An index outside answers zeros, as CUDA's does.
template <class T> __device__ inline T tex1Dfetch(cudaTextureObject_t texture, int index) {
  const __sampan_linear_texture *t = reinterpret_cast<const __sampan_linear_texture *>(texture);
  return static_cast<unsigned>(index) < t->count ? static_cast<const T *>(t->elements)[index] : T{};
}
template <class T> __device__ inline void tex1Dfetch(T *value, cudaTextureObject_t texture, int index) {
  *value = tex1Dfetch<T>(texture, index);
}
