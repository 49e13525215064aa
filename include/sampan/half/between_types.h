// Conversions between the two 16-bit types, once a program has included both.
#if defined(__CUDA_FP16_TYPES_EXIST__) && defined(__CUDA_BF16_TYPES_EXIST__) && !defined(__SAMPAN_BETWEEN_TYPES)
#define __SAMPAN_BETWEEN_TYPES
__SAMPAN_MEMBER_HD __half::__half(const __nv_bfloat16 &__v) : __x(__sampan_float_to_half((float)__v)) {}
__SAMPAN_MEMBER_HD __nv_bfloat16::__nv_bfloat16(const __half &__v) : __x(__sampan_float_to_bfloat16((float)__v)) {}
#endif
