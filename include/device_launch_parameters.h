// threadIdx and its kin come with the runtime headers.
#pragma once
#include "cuda_runtime.h"
