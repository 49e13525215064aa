// Atomic operations on a block's shared variables become plain ones.
#pragma once

#include "kernel/pipeline.h"

namespace sampan::cpu {

// Of the operations that kernel/mark_shared_atomics.cpp has marked. Lanes must have been made vectors, or turns, by then.
void relaxAtomics(kernel::KernelModule &);

} // namespace sampan::cpu
