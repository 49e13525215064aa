// Conversions of a 16-bit type whose CUDA names differ only in the type's name: __SAMPAN_H_NAME(a, b) pastes it between
// the two. Included once per type.

#define __SAMPAN_OF(bits) __sampan_from_bits((__SAMPAN_H *)0, (unsigned short)(bits))

// Neighbours, for the rounding modes: the rest is what rounding to nearest took away.
__SAMPAN_HD __SAMPAN_H __sampan_step(__SAMPAN_H __a, bool __up) {
  unsigned short __b = __sampan_to_bits(__a);
  if ((__b & 0x7fff) == 0) return __SAMPAN_OF(__up ? 0x0001 : 0x8001);
  return __SAMPAN_OF((__b & 0x8000) != 0 == __up ? __b - 1 : __b + 1);
}
__SAMPAN_HD __SAMPAN_H __sampan_up(__SAMPAN_H __a, float __rest) { return __rest > 0 ? __sampan_step(__a, true) : __a; }
__SAMPAN_HD __SAMPAN_H __sampan_down(__SAMPAN_H __a, float __rest) {
  return __rest < 0 ? __sampan_step(__a, false) : __a;
}
__SAMPAN_HD __SAMPAN_H __sampan_zero(__SAMPAN_H __a, float __rest) {
  bool __negative = (__sampan_to_bits(__a) & 0x8000) != 0;
  return __negative ? __sampan_up(__a, __rest) : __sampan_down(__a, __rest);
}
__SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(__float2, )(float __v) { return __SAMPAN_N(__v); }
__SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(__float2, _rn)(float __v) { return __SAMPAN_N(__v); }
__SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(__double2, )(double __v) { return __SAMPAN_N(__sampan_round_to_odd(__v)); }
__SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(__float2, _rz)(float __v) {
  return __sampan_zero(__SAMPAN_N(__v), __v - __SAMPAN_W(__SAMPAN_N(__v)));
}
__SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(__float2, _ru)(float __v) {
  return __sampan_up(__SAMPAN_N(__v), __v - __SAMPAN_W(__SAMPAN_N(__v)));
}
__SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(__float2, _rd)(float __v) {
  return __sampan_down(__SAMPAN_N(__v), __v - __SAMPAN_W(__SAMPAN_N(__v)));
}

#define __SAMPAN_FROM(integer, type, wide)                                                                           \
  __SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(integer##2, _rn)(type __v) {                                                \
    return __SAMPAN_N(__sampan_round_to_odd(__sampan_round_to_odd((wide)__v)));                                      \
  }                                                                                                                  \
  __SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(integer##2, _rz)(type __v) {                                                \
    return __SAMPAN_H_NAME(__float2, _rz)(__sampan_round_to_odd(__sampan_round_to_odd((wide)__v)));                  \
  }                                                                                                                  \
  __SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(integer##2, _ru)(type __v) {                                                \
    return __SAMPAN_H_NAME(__float2, _ru)(__sampan_round_to_odd(__sampan_round_to_odd((wide)__v)));                  \
  }                                                                                                                  \
  __SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(integer##2, _rd)(type __v) {                                                \
    return __SAMPAN_H_NAME(__float2, _rd)(__sampan_round_to_odd(__sampan_round_to_odd((wide)__v)));                  \
  }
__SAMPAN_FROM(__int, int, long long) __SAMPAN_FROM(__uint, unsigned int, unsigned long long)
__SAMPAN_FROM(__short, short, long long) __SAMPAN_FROM(__ushort, unsigned short, unsigned long long)
__SAMPAN_FROM(__ll, long long, long long) __SAMPAN_FROM(__ull, unsigned long long, unsigned long long)
#undef __SAMPAN_FROM

#define __SAMPAN_TO(name, type)                                                                                      \
  __SAMPAN_HD type __SAMPAN_H_NAME(__, 2##name##_rn)(__SAMPAN_H __a) {                                               \
    return (type)__SAMPAN_N(__builtin_rintf(__SAMPAN_W(__a)));                                                       \
  }                                                                                                                  \
  __SAMPAN_HD type __SAMPAN_H_NAME(__, 2##name##_rz)(__SAMPAN_H __a) { return (type)__a; }                           \
  __SAMPAN_HD type __SAMPAN_H_NAME(__, 2##name##_ru)(__SAMPAN_H __a) {                                               \
    return (type)__SAMPAN_N(__builtin_ceilf(__SAMPAN_W(__a)));                                                       \
  }                                                                                                                  \
  __SAMPAN_HD type __SAMPAN_H_NAME(__, 2##name##_rd)(__SAMPAN_H __a) {                                               \
    return (type)__SAMPAN_N(__builtin_floorf(__SAMPAN_W(__a)));                                                      \
  }
__SAMPAN_TO(int, int) __SAMPAN_TO(uint, unsigned int) __SAMPAN_TO(short, short) __SAMPAN_TO(ushort, unsigned short)
__SAMPAN_TO(ll, long long) __SAMPAN_TO(ull, unsigned long long)
#undef __SAMPAN_TO
__SAMPAN_HD signed char __SAMPAN_H_NAME(__, 2char_rz)(__SAMPAN_H __a) { return (signed char)__a; }
__SAMPAN_HD unsigned char __SAMPAN_H_NAME(__, 2uchar_rz)(__SAMPAN_H __a) { return (unsigned char)__a; }
__SAMPAN_HD short __SAMPAN_H_NAME(__, _as_short)(__SAMPAN_H __a) { return (short)__sampan_to_bits(__a); }
__SAMPAN_HD unsigned short __SAMPAN_H_NAME(__, _as_ushort)(__SAMPAN_H __a) { return __sampan_to_bits(__a); }
__SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(__short_as_, )(short __v) { return __SAMPAN_OF(__v); }
__SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(__ushort_as_, )(unsigned short __v) { return __SAMPAN_OF(__v); }

__SAMPAN_HD float __low2float(__SAMPAN_H2 __a) { return __SAMPAN_W(__a.x); }
__SAMPAN_HD float __high2float(__SAMPAN_H2 __a) { return __SAMPAN_W(__a.y); }
__SAMPAN_HD __SAMPAN_H2 __SAMPAN_H_NAME(__float2, 2_rn)(float __v) {
  return __SAMPAN_H2(__SAMPAN_N(__v), __SAMPAN_N(__v));
}
__SAMPAN_HD __SAMPAN_H2 __SAMPAN_H_NAME(__floats2, 2_rn)(float __a, float __b) {
  return __SAMPAN_H2(__SAMPAN_N(__a), __SAMPAN_N(__b));
}
__SAMPAN_HD __SAMPAN_H2 __SAMPAN_H_NAME(__float22, 2_rn)(float2 __a) {
  return __SAMPAN_H2(__SAMPAN_N(__a.x), __SAMPAN_N(__a.y));
}
__SAMPAN_HD float2 __SAMPAN_H_NAME(__, 22float2)(__SAMPAN_H2 __a) {
  float2 __r = {__SAMPAN_W(__a.x), __SAMPAN_W(__a.y)};
  return __r;
}
__SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(__low2, )(__SAMPAN_H2 __a) { return __a.x; }
__SAMPAN_HD __SAMPAN_H __SAMPAN_H_NAME(__high2, )(__SAMPAN_H2 __a) { return __a.y; }
__SAMPAN_HD __SAMPAN_H2 __SAMPAN_H_NAME(__low2, 2)(__SAMPAN_H2 __a) { return __SAMPAN_H2(__a.x, __a.x); }
__SAMPAN_HD __SAMPAN_H2 __SAMPAN_H_NAME(__high2, 2)(__SAMPAN_H2 __a) { return __SAMPAN_H2(__a.y, __a.y); }
__SAMPAN_HD __SAMPAN_H2 __SAMPAN_H_NAME(__lows2, 2)(__SAMPAN_H2 __a, __SAMPAN_H2 __b) {
  return __SAMPAN_H2(__a.x, __b.x);
}
__SAMPAN_HD __SAMPAN_H2 __SAMPAN_H_NAME(__highs2, 2)(__SAMPAN_H2 __a, __SAMPAN_H2 __b) {
  return __SAMPAN_H2(__a.y, __b.y);
}
__SAMPAN_HD __SAMPAN_H2 __lowhigh2highlow(__SAMPAN_H2 __a) { return __SAMPAN_H2(__a.y, __a.x); }
