// From lane programs to what LLVM makes code of: the lists of the CPU's own passes.
#pragma once

#include "kernel/pipeline.h"

namespace sampan::cpu {

// Behind simd::lanePasses(), one of these.
std::span<const kernel::PassInfo> widenPasses();
std::span<const kernel::PassInfo> lockstepPasses();

// At the end, whatever the engine.
std::span<const kernel::PassInfo> lastPasses();

} // namespace sampan::cpu
