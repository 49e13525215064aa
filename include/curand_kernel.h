// cuRAND's device interface: states that each thread owns, and functions that take the next numbers from them.
#pragma once

#include "curand.h"
#include "sampan/curand/states.h"
#ifdef __CUDA__ // sources in plain C++ see the states alone
#include "sampan/curand/device_normal.h"
#include "sampan/curand/device_poisson.h"
#endif
