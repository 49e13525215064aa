// Operators of a 16-bit type and its pair; included once per type.

#define __SAMPAN_OPERATOR(type, op, function)                                                                        \
  __SAMPAN_HD type operator op(const type &__a, const type &__b) { return function(__a, __b); }                      \
  __SAMPAN_HD type &operator op##=(type &__a, const type &__b) { return __a = function(__a, __b); }
__SAMPAN_OPERATOR(__SAMPAN_H, +, __hadd) __SAMPAN_OPERATOR(__SAMPAN_H, -, __hsub)
__SAMPAN_OPERATOR(__SAMPAN_H, *, __hmul) __SAMPAN_OPERATOR(__SAMPAN_H, /, __hdiv)
__SAMPAN_OPERATOR(__SAMPAN_H2, +, __hadd2) __SAMPAN_OPERATOR(__SAMPAN_H2, -, __hsub2)
__SAMPAN_OPERATOR(__SAMPAN_H2, *, __hmul2) __SAMPAN_OPERATOR(__SAMPAN_H2, /, __h2div)
#undef __SAMPAN_OPERATOR

#define __SAMPAN_COMPARISON(op, scalar, pair)                                                                        \
  __SAMPAN_HD bool operator op(const __SAMPAN_H &__a, const __SAMPAN_H &__b) { return scalar(__a, __b); }            \
  __SAMPAN_HD bool operator op(const __SAMPAN_H2 &__a, const __SAMPAN_H2 &__b) { return pair(__a, __b); }
__SAMPAN_COMPARISON(==, __heq, __hbeq2) __SAMPAN_COMPARISON(!=, __hneu, __hbneu2) __SAMPAN_COMPARISON(<, __hlt, __hblt2)
__SAMPAN_COMPARISON(<=, __hle, __hble2) __SAMPAN_COMPARISON(>, __hgt, __hbgt2) __SAMPAN_COMPARISON(>=, __hge, __hbge2)
#undef __SAMPAN_COMPARISON

__SAMPAN_HD __SAMPAN_H operator+(const __SAMPAN_H &__a) { return __a; }
__SAMPAN_HD __SAMPAN_H operator-(const __SAMPAN_H &__a) { return __hneg(__a); }
__SAMPAN_HD __SAMPAN_H2 operator+(const __SAMPAN_H2 &__a) { return __a; }
__SAMPAN_HD __SAMPAN_H2 operator-(const __SAMPAN_H2 &__a) { return __hneg2(__a); }
__SAMPAN_HD __SAMPAN_H &operator++(__SAMPAN_H &__a) { return __a = __hadd(__a, __SAMPAN_N(1.0f)); }
__SAMPAN_HD __SAMPAN_H &operator--(__SAMPAN_H &__a) { return __a = __hsub(__a, __SAMPAN_N(1.0f)); }
__SAMPAN_HD __SAMPAN_H operator++(__SAMPAN_H &__a, int) { __SAMPAN_H __old = __a; ++__a; return __old; }
__SAMPAN_HD __SAMPAN_H operator--(__SAMPAN_H &__a, int) { __SAMPAN_H __old = __a; --__a; return __old; }
__SAMPAN_HD __SAMPAN_H2 &operator++(__SAMPAN_H2 &__a) { ++__a.x; ++__a.y; return __a; }
__SAMPAN_HD __SAMPAN_H2 &operator--(__SAMPAN_H2 &__a) { --__a.x; --__a.y; return __a; }
