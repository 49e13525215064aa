// What happens to a lane program before it is printed as a program of tiles.
#pragma once

#include "kernel/module.h"
#include "kernel/pipeline.h"

#include <span>

namespace sampan::ascend910 {

// Attribute of a lane function in which only a thread's number in the whole grid counts, not its block.
inline constexpr const char *kGridAttribute = "sampan-grid";

// Attribute of a kernel whose block is one tile, because its threads wait for each other or share memory.
inline constexpr const char *kBlockTileAttribute = "sampan-block-tile";
// What a whole tile does, by name: "step" (a barrier), "shuffle.i32" …, "thread" (threadIdx of a dimension).
inline constexpr const char *kOfTile = "sampan.tile.";

void joinBlock(kernel::KernelModule &);     // barriers and shuffles of a block that is one tile
void spreadThreads(kernel::KernelModule &); // threadIdx of blocks of several rows
void flattenGrid(kernel::KernelModule &);   // blockIdx * blockDim + threadIdx -> the thread's number in the grid
void chooseTile(kernel::KernelModule &);    // how many lanes: as many as the buffer has room for
void tidyLanes(kernel::KernelModule &);     // nothing is computed that nobody uses

std::span<const kernel::PassInfo> ownPasses();
// All passes from kernel IR to what is printed: some of the region passes and of the vectoriser's, and the target's own.
std::vector<kernel::PassInfo> tilePasses();

} // namespace sampan::ascend910
