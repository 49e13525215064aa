// Arithmetic and comparison of a 16-bit type and its pair; included once per type. Each operation is done in float,
// which holds enough bits for the second rounding to be harmless; fma, which needs more, comes as __SAMPAN_H_FMA.

#define __SAMPAN_W(v) __SAMPAN_H_WIDEN(__sampan_to_bits(v))
#define __SAMPAN_N(v) __sampan_from_bits((__SAMPAN_H *)0, __SAMPAN_H_NARROW(v))
#define __SAMPAN_CLAMPED(v) __SAMPAN_N((v) > 0.0f ? ((v) < 1.0f ? (v) : 1.0f) : 0.0f)

#define __SAMPAN_BINARY(name, op)                                                                                    \
  __SAMPAN_HD __SAMPAN_H __h##name(__SAMPAN_H __a, __SAMPAN_H __b) { return __SAMPAN_N(__SAMPAN_W(__a) op __SAMPAN_W(__b)); } \
  __SAMPAN_HD __SAMPAN_H2 __h##name##2(__SAMPAN_H2 __a, __SAMPAN_H2 __b) {                                           \
    return __SAMPAN_H2(__h##name(__a.x, __b.x), __h##name(__a.y, __b.y));                                            \
  }
__SAMPAN_BINARY(add, +) __SAMPAN_BINARY(sub, -) __SAMPAN_BINARY(mul, *)
#undef __SAMPAN_BINARY
__SAMPAN_HD __SAMPAN_H __hdiv(__SAMPAN_H __a, __SAMPAN_H __b) { return __SAMPAN_N(__SAMPAN_W(__a) / __SAMPAN_W(__b)); }
__SAMPAN_HD __SAMPAN_H2 __h2div(__SAMPAN_H2 __a, __SAMPAN_H2 __b) {
  return __SAMPAN_H2(__hdiv(__a.x, __b.x), __hdiv(__a.y, __b.y));
}
#define __SAMPAN_VARIANTS(name, op)                                                                                  \
  __SAMPAN_HD __SAMPAN_H __h##name##_rn(__SAMPAN_H __a, __SAMPAN_H __b) { return __h##name(__a, __b); }              \
  __SAMPAN_HD __SAMPAN_H2 __h##name##2_rn(__SAMPAN_H2 __a, __SAMPAN_H2 __b) { return __h##name##2(__a, __b); }       \
  __SAMPAN_HD __SAMPAN_H __h##name##_sat(__SAMPAN_H __a, __SAMPAN_H __b) {                                           \
    float __v = __SAMPAN_W(__a) op __SAMPAN_W(__b);                                                                  \
    return __SAMPAN_CLAMPED(__v);                                                                                    \
  }                                                                                                                  \
  __SAMPAN_HD __SAMPAN_H2 __h##name##2_sat(__SAMPAN_H2 __a, __SAMPAN_H2 __b) {                                       \
    return __SAMPAN_H2(__h##name##_sat(__a.x, __b.x), __h##name##_sat(__a.y, __b.y));                                \
  }
__SAMPAN_VARIANTS(add, +) __SAMPAN_VARIANTS(sub, -) __SAMPAN_VARIANTS(mul, *)
#undef __SAMPAN_VARIANTS

__SAMPAN_HD __SAMPAN_H __hfma(__SAMPAN_H __a, __SAMPAN_H __b, __SAMPAN_H __c) {
  return __SAMPAN_N(__SAMPAN_H_FMA(__SAMPAN_W(__a), __SAMPAN_W(__b), __SAMPAN_W(__c)));
}
__SAMPAN_HD __SAMPAN_H __hfma_sat(__SAMPAN_H __a, __SAMPAN_H __b, __SAMPAN_H __c) {
  float __v = __SAMPAN_H_FMA(__SAMPAN_W(__a), __SAMPAN_W(__b), __SAMPAN_W(__c));
  return __SAMPAN_CLAMPED(__v);
}
__SAMPAN_HD __SAMPAN_H __hfma_relu(__SAMPAN_H __a, __SAMPAN_H __b, __SAMPAN_H __c) {
  float __v = __SAMPAN_H_FMA(__SAMPAN_W(__a), __SAMPAN_W(__b), __SAMPAN_W(__c));
  return __SAMPAN_N(__v < 0.0f ? 0.0f : __v);
}
#define __SAMPAN_FMA2(name)                                                                                          \
  __SAMPAN_HD __SAMPAN_H2 __hfma2##name(__SAMPAN_H2 __a, __SAMPAN_H2 __b, __SAMPAN_H2 __c) {                         \
    return __SAMPAN_H2(__hfma##name(__a.x, __b.x, __c.x), __hfma##name(__a.y, __b.y, __c.y));                        \
  }
__SAMPAN_FMA2() __SAMPAN_FMA2(_sat) __SAMPAN_FMA2(_relu)
#undef __SAMPAN_FMA2
// (a.x + i a.y)(b.x + i b.y) + c
__SAMPAN_HD __SAMPAN_H2 __hcmadd(__SAMPAN_H2 __a, __SAMPAN_H2 __b, __SAMPAN_H2 __c) {
  float __ax = __SAMPAN_W(__a.x), __ay = __SAMPAN_W(__a.y), __bx = __SAMPAN_W(__b.x), __by = __SAMPAN_W(__b.y);
  __SAMPAN_H __re = __SAMPAN_N(__SAMPAN_H_FMA(__ax, __bx, __SAMPAN_W(__c.x)));
  __SAMPAN_H __im = __SAMPAN_N(__SAMPAN_H_FMA(__ax, __by, __SAMPAN_W(__c.y)));
  return __SAMPAN_H2(__SAMPAN_N(__SAMPAN_H_FMA(-__ay, __by, __SAMPAN_W(__re))),
                     __SAMPAN_N(__SAMPAN_H_FMA(__ay, __bx, __SAMPAN_W(__im))));
}

__SAMPAN_HD __SAMPAN_H __hneg(__SAMPAN_H __a) {
  return __sampan_from_bits((__SAMPAN_H *)0, (unsigned short)(__sampan_to_bits(__a) ^ 0x8000));
}
__SAMPAN_HD __SAMPAN_H __habs(__SAMPAN_H __a) {
  return __sampan_from_bits((__SAMPAN_H *)0, (unsigned short)(__sampan_to_bits(__a) & 0x7fff));
}
__SAMPAN_HD __SAMPAN_H2 __hneg2(__SAMPAN_H2 __a) { return __SAMPAN_H2(__hneg(__a.x), __hneg(__a.y)); }
__SAMPAN_HD __SAMPAN_H2 __habs2(__SAMPAN_H2 __a) { return __SAMPAN_H2(__habs(__a.x), __habs(__a.y)); }

__SAMPAN_HD bool __hisnan(__SAMPAN_H __a) { float __v = __SAMPAN_W(__a); return __v != __v; }
// 1 for +infinity, -1 for -infinity.
__SAMPAN_HD int __hisinf(__SAMPAN_H __a) {
  float __v = __SAMPAN_W(__a);
  return __v == __builtin_inff() ? 1 : __v == -__builtin_inff() ? -1 : 0;
}
__SAMPAN_HD __SAMPAN_H2 __hisnan2(__SAMPAN_H2 __a) {
  return __SAMPAN_H2(__SAMPAN_N(__hisnan(__a.x) ? 1.0f : 0.0f), __SAMPAN_N(__hisnan(__a.y) ? 1.0f : 0.0f));
}

// A NaN loses, and +0 counts as more than -0; the _nan forms let a NaN win.
__SAMPAN_HD __SAMPAN_H __hmax(__SAMPAN_H __a, __SAMPAN_H __b) {
  float __x = __SAMPAN_W(__a), __y = __SAMPAN_W(__b);
  if (__x != __x && __y != __y) return __SAMPAN_N(__builtin_nanf(""));
  if (__x == 0 && __y == 0) return __sampan_to_bits(__a) == 0 ? __a : __b;
  return __y != __y || __x > __y ? __a : __b;
}
__SAMPAN_HD __SAMPAN_H __hmin(__SAMPAN_H __a, __SAMPAN_H __b) {
  float __x = __SAMPAN_W(__a), __y = __SAMPAN_W(__b);
  if (__x != __x && __y != __y) return __SAMPAN_N(__builtin_nanf(""));
  if (__x == 0 && __y == 0) return __sampan_to_bits(__a) != 0 ? __a : __b;
  return __y != __y || __x < __y ? __a : __b;
}
__SAMPAN_HD __SAMPAN_H __hmax_nan(__SAMPAN_H __a, __SAMPAN_H __b) {
  return __hisnan(__a) || __hisnan(__b) ? __SAMPAN_N(__builtin_nanf("")) : __hmax(__a, __b);
}
__SAMPAN_HD __SAMPAN_H __hmin_nan(__SAMPAN_H __a, __SAMPAN_H __b) {
  return __hisnan(__a) || __hisnan(__b) ? __SAMPAN_N(__builtin_nanf("")) : __hmin(__a, __b);
}
#define __SAMPAN_PAIR(name, scalar)                                                                                  \
  __SAMPAN_HD __SAMPAN_H2 name(__SAMPAN_H2 __a, __SAMPAN_H2 __b) {                                                   \
    return __SAMPAN_H2(scalar(__a.x, __b.x), scalar(__a.y, __b.y));                                                  \
  }
__SAMPAN_PAIR(__hmax2, __hmax) __SAMPAN_PAIR(__hmin2, __hmin)
__SAMPAN_PAIR(__hmax2_nan, __hmax_nan) __SAMPAN_PAIR(__hmin2_nan, __hmin_nan)
#undef __SAMPAN_PAIR

// `unordered` is what a comparison with NaN answers.
#define __SAMPAN_COMPARE_AS(name, op, unordered)                                                                     \
  __SAMPAN_HD bool __h##name(__SAMPAN_H __a, __SAMPAN_H __b) {                                                       \
    float __x = __SAMPAN_W(__a), __y = __SAMPAN_W(__b);                                                              \
    return __x != __x || __y != __y ? unordered : __x op __y;                                                        \
  }                                                                                                                  \
  __SAMPAN_HD __SAMPAN_H2 __h##name##2(__SAMPAN_H2 __a, __SAMPAN_H2 __b) {                                           \
    return __SAMPAN_H2(__SAMPAN_N(__h##name(__a.x, __b.x) ? 1.0f : 0.0f), __SAMPAN_N(__h##name(__a.y, __b.y) ? 1.0f : 0.0f)); \
  }                                                                                                                  \
  __SAMPAN_HD bool __hb##name##2(__SAMPAN_H2 __a, __SAMPAN_H2 __b) {                                                 \
    return __h##name(__a.x, __b.x) && __h##name(__a.y, __b.y);                                                       \
  }                                                                                                                  \
  __SAMPAN_HD unsigned int __h##name##2_mask(__SAMPAN_H2 __a, __SAMPAN_H2 __b) {                                     \
    return (__h##name(__a.x, __b.x) ? 0xffffu : 0u) | (__h##name(__a.y, __b.y) ? 0xffff0000u : 0u);                  \
  }
#define __SAMPAN_COMPARE(name, op) __SAMPAN_COMPARE_AS(name, op, false) __SAMPAN_COMPARE_AS(name##u, op, true)
__SAMPAN_COMPARE(eq, ==) __SAMPAN_COMPARE(ne, !=) __SAMPAN_COMPARE(lt, <)
__SAMPAN_COMPARE(le, <=) __SAMPAN_COMPARE(gt, >) __SAMPAN_COMPARE(ge, >=)
#undef __SAMPAN_COMPARE
#undef __SAMPAN_COMPARE_AS
