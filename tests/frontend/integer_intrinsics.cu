// Bit, byte and SIMD-in-a-word intrinsics, run on the host against plain loops over bits and bytes.
// RUN: clang++ -x c++ -O1 -std=c++17 -w -isystem %include %s -o %t
// RUN: %t
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include "crt/host_defines.h"
#define __SAMPAN_D static inline
// glibc has these names on the host.
#define ffs sampanFfs
#define ffsl sampanFfsl
#define ffsll sampanFfsll
#include "sampan/device/integer_intrinsics.h"
#include "sampan/device/simd_intrinsics.h"

int failures = 0;
#define EXPECT(expression, wanted)                                                                                   \
  if ((uint64_t)(expression) != (uint64_t)(wanted) && failures++ < 20) std::printf("%s is wrong\n", #expression);

template <typename F> unsigned eachByte(unsigned a, unsigned b, bool isSigned, F f) {
  unsigned result = 0;
  for (int i = 0; i < 32; i += 8) {
    int x = isSigned ? (int8_t)(a >> i) : (uint8_t)(a >> i), y = isSigned ? (int8_t)(b >> i) : (uint8_t)(b >> i);
    result |= ((unsigned)f(x, y) & 0xff) << i;
  }
  return result;
}

int main() {
  std::mt19937_64 random(3);
  EXPECT(__clz(0), 32) EXPECT(__clzll(0), 64) EXPECT(__ffs(0), 0) EXPECT(__ffsll(0), 0) EXPECT(__ffs(-2147483647 - 1), 32)
  for (int round = 0; round < 100000; ++round) {
    uint64_t x = random(), y = random();
    if (round % 3 == 0) x >>= random() % 64;
    unsigned a = (unsigned)x, b = (unsigned)y, c = (unsigned)(x >> 32);
    int bits = 0, lead = 32, first = 0;
    unsigned reversed = 0;
    for (int i = 0; i < 32; ++i) {
      if (!(a >> i & 1)) continue;
      ++bits, lead = 31 - i, reversed |= 1u << (31 - i);
      if (!first) first = i + 1;
    }
    EXPECT(__popc(a), bits) EXPECT(__clz((int)a), lead) EXPECT(__ffs((int)a), first) EXPECT(__brev(a), reversed)
    EXPECT(__umul64hi(x, y), (uint64_t)((unsigned __int128)x * y >> 64))
    EXPECT(__mul64hi((long long)x, (long long)y), (int64_t)((__int128)(int64_t)x * (int64_t)y >> 64))
    EXPECT(__umulhi(a, b), (uint64_t)a * b >> 32)
    EXPECT((unsigned)__mul24((int)a, (int)b), (unsigned)((int64_t)((int32_t)(a << 8) >> 8) * ((int32_t)(b << 8) >> 8)))
    uint64_t pair = (uint64_t)b << 32 | a;
    EXPECT(__funnelshift_l(a, b, c), (unsigned)(pair << (c & 31) >> 32)) EXPECT(__funnelshift_r(a, b, c), (unsigned)(pair >> (c & 31)))
    EXPECT(__funnelshift_rc(a, b, 32 + c % 9), b) EXPECT(__funnelshift_lc(a, b, 40), a)
    unsigned permuted = 0;
    for (int i = 0; i < 4; ++i) permuted |= ((unsigned)(pair >> 8 * (c >> 4 * i & 7)) & 0xff) << 8 * i;
    EXPECT(__byte_perm(a, b, c), permuted)
    EXPECT((unsigned)__hadd((int)a, (int)b), (unsigned)(((int64_t)(int)a + (int)b) >> 1))
    EXPECT(__sad((int)a, (int)b, c), (unsigned)(std::llabs((int64_t)(int)a - (int)b) + c))
    unsigned dot = c;
    for (int i = 0; i < 32; i += 8) dot += (unsigned)((int8_t)(a >> i) * (int8_t)(b >> i));
    EXPECT((unsigned)__dp4a((int)a, (int)b, (int)c), dot)
    auto clamp = [](int v, int low, int high) { return v < low ? low : v > high ? high : v; };
    EXPECT(__vadd4(a, b), eachByte(a, b, false, [](int p, int q) { return p + q; }))
    EXPECT(__vaddss4(a, b), eachByte(a, b, true, [&](int p, int q) { return clamp(p + q, -128, 127); }))
    EXPECT(__vsubus4(a, b), eachByte(a, b, false, [&](int p, int q) { return clamp(p - q, 0, 255); }))
    EXPECT(__vcmpgts4(a, b), eachByte(a, b, true, [](int p, int q) { return p > q ? 255 : 0; }))
    EXPECT(__vseteq4(a, b), eachByte(a, b, true, [](int p, int q) { return p == q; }))
    EXPECT(__vavgu4(a, b), eachByte(a, b, false, [](int p, int q) { return (p + q + 1) / 2; }))
    EXPECT(__vabsss4(a), eachByte(a, a, true, [&](int p, int) { return clamp(std::abs(p), 0, 127); }))
    EXPECT(__vmins2(a, b) & 0xffff, (uint16_t)std::min<int16_t>((int16_t)a, (int16_t)b))
    int left = (int)random() % 4 + 1, at = (int)(random() % 32);
    unsigned place = 0xffffffffu;
    for (int i = at, n = left; i < 32; ++i)
      if (a >> i & 1 && --n == 0) {
        place = i;
        break;
      }
    if (left > 0) EXPECT(__fns(a, at, left), place)
  }
  std::printf("%d failures\n", failures);
  return failures != 0;
}
