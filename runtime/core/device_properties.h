#pragma once

#include "core/runtime.h"

namespace sampan::rt {

// What cudaGetDeviceProperties answers; attributes are read from it too, so that the two never differ.
cudaDeviceProp deviceProperties(Runtime &);

} // namespace sampan::rt
