// Replaces regions by ones in which lane programs run in lockstep, with their shapes asserted. See lockstep.h.
#pragma once

#include "kernel/pipeline.h"

namespace sampan::cpu {

// Consumes the lane functions of the module, as widenRegions does.
void lockstepRegions(kernel::KernelModule &);

} // namespace sampan::cpu
