// May this kernel be launched in this shape? Answers CUDA's code and says in words what is wrong.
#pragma once

#include "core/api.h"

namespace sampan::rt {

struct Shape {
  dim3 grid;
  dim3 block;
  size_t dynamicShared = 0;
};

// The kernel behind a host function; null, with `error` set, if it cannot be launched on this machine.
Kernel *kernelOf(Runtime &, const void *function, cudaError_t &error);
cudaError_t checkShape(const Kernel &, const Shape &);

} // namespace sampan::rt
