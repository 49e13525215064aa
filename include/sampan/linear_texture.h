// What lies behind the handle of a texture over linear memory: the runtime makes it, kernels read it.
#pragma once

#include <stddef.h>

struct __sampan_linear_texture {
  const void *elements;
  size_t count;
};
