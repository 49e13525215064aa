// All that kernels may call besides maths and the C library.
#pragma once
#include "device/atomics.h"
#include "device/casts.h"
#include "device/control.h"
#include "device/dpx_intrinsics.h"
#include "device/fast_maths.h"
#include "device/integer_intrinsics.h"
#include "device/memory_access.h"
#include "device/rounded_arithmetic.h"
#include "device/scoped_atomics.h"
#include "device/simd_intrinsics.h"
#include "device/synchronization.h"
