// All that kernels may call besides maths and the C library.
#pragma once
#include "sampan/device/atomics.h"
#include "sampan/device/casts.h"
#include "sampan/device/control.h"
#include "sampan/device/fast_maths.h"
#include "sampan/device/integer_intrinsics.h"
#include "sampan/device/memory_access.h"
#include "sampan/device/rounded_arithmetic.h"
#include "sampan/device/scoped_atomics.h"
#include "sampan/device/simd_intrinsics.h"
#include "sampan/device/synchronization.h"
