// What happens to a lane program before it is printed as a program of tiles.
#pragma once

#include "kernel/module.h"
#include "kernel/pipeline.h"

#include <span>

namespace sampan::ascend910 {

// Attribute of a lane function in which only a thread's number in the whole grid counts, not its block.
inline constexpr const char *kGridAttribute = "sampan-grid";

void flattenGrid(kernel::KernelModule &); // blockIdx * blockDim + threadIdx -> the thread's number in the grid
void chooseTile(kernel::KernelModule &);  // how many lanes: as many as the buffer has room for
void tidyLanes(kernel::KernelModule &);   // nothing is computed that nobody uses

std::span<const kernel::PassInfo> ownPasses();
// All passes from the lane function of a region to what is printed: some of the vectoriser's, and the target's own.
std::vector<kernel::PassInfo> tilePasses();

} // namespace sampan::ascend910
