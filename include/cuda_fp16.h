// __half and __half2.
#pragma once
#define __CUDA_FP16_H__
#include "cuda_runtime.h"
#include "sampan/half/rounding.h"

#define __CUDA_FP16_TYPES_EXIST__
#define __SAMPAN_H __half
#define __SAMPAN_H2 __half2
#define __SAMPAN_H_RAW __half_raw
#define __SAMPAN_H2_RAW __half2_raw
#define __SAMPAN_H_OTHER __nv_bfloat16
#define __SAMPAN_H_NARROW __sampan_float_to_half
#define __SAMPAN_H_WIDEN __sampan_half_to_float
// A product of two halves is exact in float.
#define __SAMPAN_H_FMA(a, b, c) __sampan_add_to_odd((a) * (b), c)
#define __SAMPAN_H_NAME(before, after) before##half##after
#include "sampan/half/scalar_type.inc.h"
#include "sampan/half/pair_type.inc.h"
#include "sampan/half/arithmetic.inc.h"
#include "sampan/half/conversions.inc.h"
#ifndef __CUDA_NO_HALF_OPERATORS__
#include "sampan/half/operators.inc.h"
#endif

__SAMPAN_HD float __half2float(__half __a) { return __SAMPAN_W(__a); }
__SAMPAN_HD __half2 __half2half2(__half __a) { return __half2(__a, __a); }
__SAMPAN_HD __half2 __halves2half2(__half __a, __half __b) { return __half2(__a, __b); }
__SAMPAN_HD __half2 make_half2(__half __a, __half __b) { return __half2(__a, __b); }
#ifdef __CUDA__
#include "sampan/half/device.inc.h"
#endif
#include "sampan/half/undefine.inc.h"

#ifndef CUDA_NO_HALF
typedef __half half;
typedef __half2 half2;
typedef __half nv_half;
typedef __half __nv_half;
typedef __half2 nv_half2;
typedef __half2 __nv_half2;
typedef __half_raw __nv_half_raw;
typedef __half2_raw __nv_half2_raw;
#endif

#define CUDART_INF_FP16 __ushort_as_half((unsigned short)0x7c00)
#define CUDART_NAN_FP16 __ushort_as_half((unsigned short)0x7fff)
#define CUDART_MIN_DENORM_FP16 __ushort_as_half((unsigned short)0x0001)
#define CUDART_MAX_NORMAL_FP16 __ushort_as_half((unsigned short)0x7bff)
#define CUDART_NEG_ZERO_FP16 __ushort_as_half((unsigned short)0x8000)
#define CUDART_ZERO_FP16 __ushort_as_half((unsigned short)0x0000)
#define CUDART_ONE_FP16 __ushort_as_half((unsigned short)0x3c00)

#include "sampan/half/between_types.h"
