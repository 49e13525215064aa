// __nv_bfloat16 and __nv_bfloat162.
#pragma once
#define __CUDA_BF16_H__
#include "cuda_runtime.h"
#include "sampan/half/rounding.h"

#define __CUDA_BF16_TYPES_EXIST__
#define __SAMPAN_H __nv_bfloat16
#define __SAMPAN_H2 __nv_bfloat162
#define __SAMPAN_H_RAW __nv_bfloat16_raw
#define __SAMPAN_H2_RAW __nv_bfloat162_raw
#define __SAMPAN_H_OTHER __half
#define __SAMPAN_H_NARROW __sampan_float_to_bfloat16
#define __SAMPAN_H_WIDEN __sampan_bfloat16_to_float
// A product of two of them is exact in double but may be too small for float.
#define __SAMPAN_H_FMA(a, b, c) __sampan_round_to_odd(__sampan_add_to_odd((double)(a) * (double)(b), (double)(c)))
#define __SAMPAN_H_NAME(before, after) before##bfloat16##after
#include "sampan/half/scalar_type.inc.h"
#include "sampan/half/pair_type.inc.h"
#include "sampan/half/arithmetic.inc.h"
#include "sampan/half/conversions.inc.h"
#ifndef __CUDA_NO_BFLOAT16_OPERATORS__
#include "sampan/half/operators.inc.h"
#endif

__SAMPAN_HD float __bfloat162float(__nv_bfloat16 __a) { return __SAMPAN_W(__a); }
__SAMPAN_HD __nv_bfloat162 __bfloat162bfloat162(__nv_bfloat16 __a) { return __nv_bfloat162(__a, __a); }
__SAMPAN_HD __nv_bfloat162 __halves2bfloat162(__nv_bfloat16 __a, __nv_bfloat16 __b) { return __nv_bfloat162(__a, __b); }
__SAMPAN_HD __nv_bfloat162 make_bfloat162(__nv_bfloat16 __a, __nv_bfloat16 __b) { return __nv_bfloat162(__a, __b); }
#ifdef __CUDA__
#include "sampan/half/device.inc.h"
#endif
#include "sampan/half/undefine.inc.h"

typedef __nv_bfloat16 nv_bfloat16;
typedef __nv_bfloat162 nv_bfloat162;

#define CUDART_INF_BF16 __ushort_as_bfloat16((unsigned short)0x7f80)
#define CUDART_NAN_BF16 __ushort_as_bfloat16((unsigned short)0x7fff)
#define CUDART_MIN_DENORM_BF16 __ushort_as_bfloat16((unsigned short)0x0001)
#define CUDART_MAX_NORMAL_BF16 __ushort_as_bfloat16((unsigned short)0x7f7f)
#define CUDART_NEG_ZERO_BF16 __ushort_as_bfloat16((unsigned short)0x8000)
#define CUDART_ZERO_BF16 __ushort_as_bfloat16((unsigned short)0x0000)
#define CUDART_ONE_BF16 __ushort_as_bfloat16((unsigned short)0x3f80)

#include "sampan/half/between_types.h"
