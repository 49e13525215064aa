// Bit and integer intrinsics. A count of leading zeros of 0 is the width, as in CUDA and unlike Clang's built-in.
#pragma once
#include "../../crt/host_defines.h"
#include "../../vector_types.h"

__SAMPAN_D int __popc(unsigned int x) { return __builtin_popcount(x); }
__SAMPAN_D int __popcll(unsigned long long x) { return __builtin_popcountll(x); }
__SAMPAN_D int __clz(int x) { return x ? __builtin_clz((unsigned)x) : 32; }
__SAMPAN_D int __clzll(long long x) { return x ? __builtin_clzll((unsigned long long)x) : 64; }
__SAMPAN_D int __ffs(int x) { return x ? __builtin_ctz((unsigned)x) + 1 : 0; }
__SAMPAN_D int __ffsll(long long x) { return x ? __builtin_ctzll((unsigned long long)x) + 1 : 0; }
__SAMPAN_D int ffs(int x) { return __ffs(x); }
__SAMPAN_D int ffsl(long x) { return __ffsll(x); }
__SAMPAN_D int ffsll(long long x) { return __ffsll(x); }
__SAMPAN_D unsigned int __brev(unsigned int x) { return __builtin_bitreverse32(x); }
__SAMPAN_D unsigned long long __brevll(unsigned long long x) { return __builtin_bitreverse64(x); }

// Position of the n-th set bit from `base`, upward for a positive n, downward for a negative; 0 asks for the bit at
// base.
static __inline__ __device__ unsigned int __fns(unsigned int mask, unsigned int base, int offset) {
  int step = offset < 0 ? -1 : 1, wanted = offset < 0 ? -offset : offset;
  if (offset == 0) return mask >> (base & 31) & 1 ? base & 31 : 0xffffffffu;
  for (int i = (int)(base & 31); i >= 0 && i < 32; i += step)
    if (mask >> i & 1 && --wanted == 0) return (unsigned)i;
  return 0xffffffffu;
}

__SAMPAN_D unsigned int __sampan_pick_byte(unsigned long long pair, unsigned int selector) {
  unsigned int byte = (unsigned)(pair >> (8 * (selector & 7))) & 0xff;
  return selector & 8 ? (byte & 0x80 ? 0xff : 0) : byte;
}
__SAMPAN_D unsigned int __byte_perm(unsigned int x, unsigned int y, unsigned int s) {
  unsigned long long pair = (unsigned long long)y << 32 | x;
  s &= 0x7777;
  return __sampan_pick_byte(pair, s) | __sampan_pick_byte(pair, s >> 4) << 8 | __sampan_pick_byte(pair, s >> 8) << 16 |
         __sampan_pick_byte(pair, s >> 12) << 24;
}

__SAMPAN_D int __mulhi(int x, int y) { return (int)((long long)x * y >> 32); }
__SAMPAN_D unsigned int __umulhi(unsigned int x, unsigned int y) { return (unsigned)((unsigned long long)x * y >> 32); }
// From 32-bit pieces: 128-bit arithmetic would reach chips that have none.
__SAMPAN_D unsigned long long __umul64hi(unsigned long long x, unsigned long long y) {
  unsigned long long xl = (unsigned)x, xh = x >> 32, yl = (unsigned)y, yh = y >> 32;
  unsigned long long low = xl * yl, mid = xh * yl + (low >> 32), mid2 = xl * yh + (unsigned)mid;
  return xh * yh + (mid >> 32) + (mid2 >> 32);
}
__SAMPAN_D long long __mul64hi(long long x, long long y) {
  unsigned long long high = __umul64hi((unsigned long long)x, (unsigned long long)y);
  if (x < 0) high -= (unsigned long long)y;
  if (y < 0) high -= (unsigned long long)x;
  return (long long)high;
}
__SAMPAN_D int mulhi(int x, int y) { return __mulhi(x, y); }
__SAMPAN_D unsigned int mulhi(unsigned int x, unsigned int y) { return __umulhi(x, y); }
__SAMPAN_D unsigned int mulhi(int x, unsigned int y) { return __umulhi((unsigned)x, y); }
__SAMPAN_D unsigned int mulhi(unsigned int x, int y) { return __umulhi(x, (unsigned)y); }
__SAMPAN_D long long mul64hi(long long x, long long y) { return __mul64hi(x, y); }
__SAMPAN_D unsigned long long mul64hi(unsigned long long x, unsigned long long y) { return __umul64hi(x, y); }
// The low 24 bits of each factor, the low 32 of the product.
__SAMPAN_D unsigned int __umul24(unsigned int x, unsigned int y) { return (x & 0xffffff) * (y & 0xffffff); }
__SAMPAN_D int __mul24(int x, int y) {
  return (int)((unsigned)((int)((unsigned)x << 8) >> 8) * (unsigned)((int)((unsigned)y << 8) >> 8));
}
__SAMPAN_D int mul24(int x, int y) { return __mul24(x, y); }
__SAMPAN_D unsigned int umul24(unsigned int x, unsigned int y) { return __umul24(x, y); }

__SAMPAN_D unsigned int __sad(int x, int y, unsigned int z) {
  return z + (x > y ? (unsigned)x - (unsigned)y : (unsigned)y - (unsigned)x);
}
__SAMPAN_D unsigned int __usad(unsigned int x, unsigned int y, unsigned int z) { return z + (x > y ? x - y : y - x); }
__SAMPAN_D int __hadd(int x, int y) { return (int)(((long long)x + y) >> 1); }
__SAMPAN_D int __rhadd(int x, int y) { return (int)(((long long)x + y + 1) >> 1); }
__SAMPAN_D unsigned int __uhadd(unsigned int x, unsigned int y) { return (unsigned)(((unsigned long long)x + y) >> 1); }
__SAMPAN_D unsigned int __urhadd(unsigned int x, unsigned int y) {
  return (unsigned)(((unsigned long long)x + y + 1) >> 1);
}

__SAMPAN_D unsigned int __funnelshift_l(unsigned int low, unsigned int high, unsigned int shift) {
  return (unsigned)((((unsigned long long)high << 32 | low) << (shift & 31)) >> 32);
}
__SAMPAN_D unsigned int __funnelshift_r(unsigned int low, unsigned int high, unsigned int shift) {
  return (unsigned)(((unsigned long long)high << 32 | low) >> (shift & 31));
}
__SAMPAN_D unsigned int __funnelshift_lc(unsigned int low, unsigned int high, unsigned int shift) {
  return shift >= 32 ? low : __funnelshift_l(low, high, shift);
}
__SAMPAN_D unsigned int __funnelshift_rc(unsigned int low, unsigned int high, unsigned int shift) {
  return shift >= 32 ? high : __funnelshift_r(low, high, shift);
}

// Dot products of bytes, and of two halves of `x` with two bytes of `y`.
template <typename __A, typename __B>
__SAMPAN_D unsigned int __sampan_dot4(unsigned int x, unsigned int y, unsigned int sum) {
  for (int i = 0; i < 32; i += 8) sum += (unsigned)((int)(__A)(x >> i) * (int)(__B)(y >> i));
  return sum;
}
template <typename __A, typename __B>
__SAMPAN_D unsigned int __sampan_dot2(unsigned int x, unsigned int y, unsigned int sum) {
  for (int i = 0; i < 2; ++i) sum += (unsigned)((int)(__A)(x >> 16 * i) * (int)(__B)(y >> 8 * i));
  return sum;
}
__SAMPAN_D int __dp4a(int x, int y, int c) {
  return (int)__sampan_dot4<signed char, signed char>((unsigned)x, (unsigned)y, (unsigned)c);
}
__SAMPAN_D unsigned int __dp4a(unsigned int x, unsigned int y, unsigned int c) {
  return __sampan_dot4<unsigned char, unsigned char>(x, y, c);
}
__SAMPAN_D int __dp4a(char4 x, char4 y, int c) {
  return __dp4a(__builtin_bit_cast(int, x), __builtin_bit_cast(int, y), c);
}
__SAMPAN_D unsigned int __dp4a(uchar4 x, uchar4 y, unsigned int c) {
  return __dp4a(__builtin_bit_cast(unsigned int, x), __builtin_bit_cast(unsigned int, y), c);
}
#define __SAMPAN_DP2A(name, shift)                                                                                   \
  __SAMPAN_D int name(int x, int y, int c) {                                                                         \
    return (int)__sampan_dot2<short, signed char>((unsigned)x, (unsigned)y >> shift, (unsigned)c);                   \
  }                                                                                                                  \
  __SAMPAN_D unsigned int name(unsigned int x, unsigned int y, unsigned int c) {                                     \
    return __sampan_dot2<unsigned short, unsigned char>(x, y >> shift, c);                                           \
  }                                                                                                                  \
  __SAMPAN_D int name(short2 x, char4 y, int c) {                                                                    \
    return name(__builtin_bit_cast(int, x), __builtin_bit_cast(int, y), c);                                          \
  }                                                                                                                  \
  __SAMPAN_D unsigned int name(ushort2 x, uchar4 y, unsigned int c) {                                                \
    return name(__builtin_bit_cast(unsigned int, x), __builtin_bit_cast(unsigned int, y), c);                        \
  }
__SAMPAN_DP2A(__dp2a_lo, 0)
__SAMPAN_DP2A(__dp2a_hi, 16)
#undef __SAMPAN_DP2A
