// Included before the first line of every CUDA source, as nvcc includes cuda_runtime.h. The order is the mechanism:
// device maths must be declared before <cmath>, the macros that glibc asks about before everything.
#pragma once
#include "features.h"
#include "foreign_headers.h"
#include "../cuda_runtime.h"
