// cuRAND's device interface: states that each thread owns, and functions that take the next numbers from them.
#pragma once

#include "curand.h"
#include "sampan/curand/device_normal.h"
#include "sampan/curand/device_poisson.h"
