// Part of the runtime headers here; kept for programs that name it.
#pragma once
#include "../cuda_runtime.h"
