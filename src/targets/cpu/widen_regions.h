// Replaces regions by wide ones: where a lane program was made, the region runs W threads at a time.
#pragma once

#include "kernel/pipeline.h"

namespace sampan::cpu {

// Consumes the lane functions of the module. A region whose blocks are of a shape that lane programs do not cover (see
// lane_program.h) still runs thread by thread; that is decided when the region is called.
void widenRegions(kernel::KernelModule &);

} // namespace sampan::cpu
