// Cooperative groups of one grid: grid, block, tiles of a warp, coalesced lanes.
#pragma once
#include "cuda_runtime.h"
#ifdef __CUDA__
#include "sampan/groups/coalesced.h"
#endif
