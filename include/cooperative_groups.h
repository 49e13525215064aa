// Cooperative groups of one grid: grid, block, tiles of a warp, coalesced lanes.
#pragma once
#define _COOPERATIVE_GROUPS_H_
#include "cuda_runtime.h"
#ifdef __CUDA__
#include "sampan/groups/coalesced.h"
#endif
