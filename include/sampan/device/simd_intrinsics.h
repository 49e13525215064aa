// SIMD within a word: four bytes or two halves of a 32-bit register, as CUDA names them.
#pragma once
#include "../../crt/host_defines.h"

// Applies `operation` to each part, read as __Part and cut back to its width.
template <typename __Part, typename __Operation>
__SAMPAN_D unsigned int __sampan_by_part(unsigned int a, unsigned int b, __Operation operation) {
  const int width = (int)sizeof(__Part) * 8;
  const unsigned int mask = (1u << width) - 1;
  unsigned int result = 0;
  for (int i = 0; i < 32; i += width)
    result |= ((unsigned int)operation((int)(__Part)(a >> i), (int)(__Part)(b >> i)) & mask) << i;
  return result;
}
template <typename __Part, typename __Operation>
__SAMPAN_D unsigned int __sampan_sum_parts(unsigned int a, unsigned int b, __Operation operation) {
  unsigned int sum = 0;
  for (int i = 0; i < 32; i += (int)sizeof(__Part) * 8)
    sum += (unsigned int)operation((int)(__Part)(a >> i), (int)(__Part)(b >> i));
  return sum;
}

#define __SAMPAN_PARTS(name, part, expression)                                                                       \
  struct __sampan_op_##name { __device__ int operator()(int a, int b) const { return (expression); } };              \
  __SAMPAN_D unsigned int __##name(unsigned int x, unsigned int y) {                                                 \
    return __sampan_by_part<part>(x, y, __sampan_op_##name());                                                       \
  }
#define __SAMPAN_CLAMP(x, low, high) ((x) < (low) ? (low) : (x) > (high) ? (high) : (x))
#define __SAMPAN_WIDTH(n, s, u, lowest, highest, top)                                                                \
  __SAMPAN_PARTS(vadd##n, u, a + b)                                                                                  \
  __SAMPAN_PARTS(vsub##n, u, a - b)                                                                                  \
  __SAMPAN_PARTS(vaddss##n, s, __SAMPAN_CLAMP(a + b, lowest, highest))                                               \
  __SAMPAN_PARTS(vaddus##n, u, __SAMPAN_CLAMP(a + b, 0, top))                                                        \
  __SAMPAN_PARTS(vsubss##n, s, __SAMPAN_CLAMP(a - b, lowest, highest))                                               \
  __SAMPAN_PARTS(vsubus##n, u, __SAMPAN_CLAMP(a - b, 0, top))                                                        \
  __SAMPAN_PARTS(vavgs##n, s, (a + b + (a + b >= 0)) >> 1)                                                           \
  __SAMPAN_PARTS(vavgu##n, u, (a + b + 1) >> 1)                                                                      \
  __SAMPAN_PARTS(vhaddu##n, u, (a + b) >> 1)                                                                         \
  __SAMPAN_PARTS(vmaxs##n, s, a > b ? a : b)                                                                         \
  __SAMPAN_PARTS(vmaxu##n, u, a > b ? a : b)                                                                         \
  __SAMPAN_PARTS(vmins##n, s, a < b ? a : b)                                                                         \
  __SAMPAN_PARTS(vminu##n, u, a < b ? a : b)                                                                         \
  __SAMPAN_PARTS(vabsdiffs##n, s, a > b ? a - b : b - a)                                                             \
  __SAMPAN_PARTS(vabsdiffu##n, u, a > b ? a - b : b - a)                                                             \
  __SAMPAN_COMPARE(eq, n, u, a == b) __SAMPAN_COMPARE(ne, n, u, a != b)                                              \
  __SAMPAN_COMPARE(ges, n, s, a >= b) __SAMPAN_COMPARE(geu, n, u, a >= b)                                            \
  __SAMPAN_COMPARE(gts, n, s, a > b) __SAMPAN_COMPARE(gtu, n, u, a > b)                                              \
  __SAMPAN_COMPARE(les, n, s, a <= b) __SAMPAN_COMPARE(leu, n, u, a <= b)                                            \
  __SAMPAN_COMPARE(lts, n, s, a < b) __SAMPAN_COMPARE(ltu, n, u, a < b)                                              \
  __SAMPAN_D unsigned int __vabs##n(unsigned int x) { return __sampan_by_part<s>(x, 0, __sampan_op_vabsdiffs##n()); }\
  __SAMPAN_D unsigned int __vneg##n(unsigned int x) { return __vsub##n(0, x); }                                      \
  __SAMPAN_D unsigned int __vnegss##n(unsigned int x) { return __vsubss##n(0, x); }                                  \
  struct __sampan_op_vabsss##n { __device__ int operator()(int a, int) const {                                       \
    return a < 0 ? (a == lowest ? highest : -a) : a; } };                                                            \
  __SAMPAN_D unsigned int __vabsss##n(unsigned int x) { return __sampan_by_part<s>(x, 0, __sampan_op_vabsss##n()); } \
  __SAMPAN_D unsigned int __vsads##n(unsigned int x, unsigned int y) {                                               \
    return __sampan_sum_parts<s>(x, y, __sampan_op_vabsdiffs##n());                                                  \
  }                                                                                                                  \
  __SAMPAN_D unsigned int __vsadu##n(unsigned int x, unsigned int y) {                                               \
    return __sampan_sum_parts<u>(x, y, __sampan_op_vabsdiffu##n());                                                  \
  }
// vcmp answers all ones in a part where the relation holds, vset answers one.
#define __SAMPAN_COMPARE(name, n, part, relation)                                                                    \
  __SAMPAN_PARTS(vcmp##name##n, part, (relation) ? -1 : 0)                                                           \
  __SAMPAN_PARTS(vset##name##n, part, (relation) ? 1 : 0)
__SAMPAN_WIDTH(2, short, unsigned short, -32768, 32767, 65535)
__SAMPAN_WIDTH(4, signed char, unsigned char, -128, 127, 255)
#undef __SAMPAN_WIDTH
#undef __SAMPAN_PARTS
#undef __SAMPAN_CLAMP
#undef __SAMPAN_COMPARE
