// The list of passes that make lane programs of lane functions. Run by kernel::runPasses, like the kernel's own lists.
#pragma once

#include "kernel/pipeline.h"

namespace sampan::simd {

std::span<const kernel::PassInfo> lanePasses();

} // namespace sampan::simd
