// Minimums and maximums of vectors become single instructions where the processor has them.
#pragma once

#include "kernel/pipeline.h"

namespace sampan::cpu {

// As define-minimums has spelled them out, on AVX-512.
void fuseMinimums(kernel::KernelModule &);

} // namespace sampan::cpu
