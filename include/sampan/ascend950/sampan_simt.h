// What translated CUDA kernels need beside the language of Ascend 950 (Ascend C SIMT): CUDA's grid on fewer blocks,
// vectors in CUDA's layout, warp operations with masks, block votes, minimum and maximum of mixed types.
//
// Operations of warps: the chip's own have no mask and take the lanes that are active, which here are those that CUDA's
// mask names, or more. A lane that is named and not there is an error of the program in CUDA too.
#pragma once
#ifdef SAMPAN_TWIN
#include "sampan_twin.h"
#else
#include <stdint.h>

#include "simt_api/asc_simt.h"
#define SAMPAN_TWIN_LANES(mask)
#endif

#define SAMPAN_HERE __aicore__ inline
// Of functions that wait for no other thread: the twin, which inlines the others, need not copy them to every call.
#ifdef SAMPAN_TWIN
#define SAMPAN_LEAF inline
#else
#define SAMPAN_LEAF SAMPAN_HERE
#endif

#ifndef SAMPAN_TWIN
#define SAMPAN_ENTRY(threads) extern "C" __global__ __launch_bounds__(threads) void
// Dynamic shared memory: CUDA promises 16 bytes of alignment.
#define SAMPAN_DYNAMIC_SHARED(type, name) extern __ubuf__ __align__(16) type name[]
#endif

// CUDA's 12-byte vectors: the chip's own have 16 bytes.
#define SAMPAN_VECTOR3(name, type)                                                                                     \
  struct name { type x, y, z; };                                                                                       \
  SAMPAN_HERE constexpr name make_##name(type x, type y, type z) { return name{x, y, z}; }
namespace sampan {
SAMPAN_VECTOR3(char3, signed char)
SAMPAN_VECTOR3(uchar3, unsigned char)
SAMPAN_VECTOR3(short3, short)
SAMPAN_VECTOR3(ushort3, unsigned short)
SAMPAN_VECTOR3(int3, int)
SAMPAN_VECTOR3(uint3, unsigned int)
SAMPAN_VECTOR3(long3, long)
SAMPAN_VECTOR3(ulong3, unsigned long)
SAMPAN_VECTOR3(longlong3, long long)
SAMPAN_VECTOR3(ulonglong3, unsigned long long)
SAMPAN_VECTOR3(float3, float)

struct Dim3 {
  unsigned int x, y, z;
  SAMPAN_HERE constexpr Dim3(unsigned int x = 1, unsigned int y = 1, unsigned int z = 1) : x(x), y(y), z(z) {}
  SAMPAN_HERE constexpr Dim3(uint3 v) : x(v.x), y(v.y), z(v.z) {}
  SAMPAN_HERE constexpr operator uint3() const { return uint3{x, y, z}; }
};
} // namespace sampan
#undef SAMPAN_VECTOR3

// The grid of a CUDA launch.
struct SampanLaunch {
  uint32_t x, y, z;
};

// A block of that grid: blockIdx and gridDim. The chip is given at most 65535 blocks, best as many as it has vector
// cores; each takes every so-manieth block of CUDA's, in ascending order.
struct SampanGrid {
  sampan::uint3 block, size;

  SAMPAN_HERE explicit SampanGrid(SampanLaunch l)
      : size{l.x, l.y, l.z}, number(blockIdx.x), count((uint64_t)l.x * l.y * l.z) {
    place();
  }
  SAMPAN_HERE bool inside() const { return number < count; }
  SAMPAN_HERE void next() {
    number += gridDim.x;
    place();
  }

private:
  SAMPAN_HERE void place() {
    block.x = (uint32_t)(number % size.x);
    block.y = (uint32_t)(number / size.x % size.y);
    block.z = (uint32_t)(number / size.x / size.y);
  }
  uint64_t number, count;
};

namespace sampan {

// ---- Operations of warps.
SAMPAN_HERE int lane() { return (int)((threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z)) & 31); }

#define SAMPAN_SHUFFLE(type, native)                                                                                   \
  SAMPAN_HERE type shfl_sync(unsigned mask, type x, int from, int width = 32) {                                        \
    SAMPAN_TWIN_LANES(mask)                                                                                            \
    return (type)asc_shfl((native)x, from, width);                                                                     \
  }                                                                                                                    \
  SAMPAN_HERE type shfl_up_sync(unsigned mask, type x, unsigned by, int width = 32) {                                  \
    SAMPAN_TWIN_LANES(mask)                                                                                            \
    return (type)asc_shfl_up((native)x, by, width);                                                                    \
  }                                                                                                                    \
  SAMPAN_HERE type shfl_down_sync(unsigned mask, type x, unsigned by, int width = 32) {                                \
    SAMPAN_TWIN_LANES(mask)                                                                                            \
    return (type)asc_shfl_down((native)x, by, width);                                                                  \
  }                                                                                                                    \
  SAMPAN_HERE type shfl_xor_sync(unsigned mask, type x, int by, int width = 32) {                                      \
    SAMPAN_TWIN_LANES(mask)                                                                                            \
    return (type)asc_shfl_xor((native)x, by, width);                                                                   \
  }
SAMPAN_SHUFFLE(int, int32_t)
SAMPAN_SHUFFLE(unsigned int, uint32_t)
SAMPAN_SHUFFLE(long, int64_t)
SAMPAN_SHUFFLE(unsigned long, uint64_t)
SAMPAN_SHUFFLE(long long, int64_t)
SAMPAN_SHUFFLE(unsigned long long, uint64_t)
SAMPAN_SHUFFLE(float, float)
#undef SAMPAN_SHUFFLE

SAMPAN_HERE unsigned ballot_sync(unsigned mask, int predicate) {
  SAMPAN_TWIN_LANES(mask)
  return (unsigned)asc_ballot(predicate) & mask;
}
SAMPAN_HERE int any_sync(unsigned mask, int predicate) { return ballot_sync(mask, predicate) != 0; }
SAMPAN_HERE int all_sync(unsigned mask, int predicate) { return ballot_sync(mask, !predicate) == 0; }

// Reductions of 32-bit integers over the lanes of a mask, by shuffles: what the chip's own do with lanes outside of a
// mask is not said.
template <class T, class Operation> SAMPAN_HERE T reduceLanes(unsigned mask, T x, Operation operation) {
  unsigned rest = mask & ballot_sync(mask, 1);
  T result = shfl_sync(mask, x, __ffs((int)rest) - 1);
  for (rest &= rest - 1; rest; rest &= rest - 1)
    result = operation(result, shfl_sync(mask, x, __ffs((int)rest) - 1));
  return result;
}
#define SAMPAN_REDUCE(name, type, expression)                                                                          \
  struct Reduce_##name##_##type { SAMPAN_HERE type operator()(type a, type b) const { return expression; } };          \
  SAMPAN_HERE type reduce_##name##_sync(unsigned mask, type x) { return reduceLanes(mask, x, Reduce_##name##_##type()); }
typedef unsigned int Unsigned;
SAMPAN_REDUCE(add, int, (int)((unsigned)a + (unsigned)b))
SAMPAN_REDUCE(add, Unsigned, a + b)
SAMPAN_REDUCE(min, int, a < b ? a : b)
SAMPAN_REDUCE(min, Unsigned, a < b ? a : b)
SAMPAN_REDUCE(max, int, a > b ? a : b)
SAMPAN_REDUCE(max, Unsigned, a > b ? a : b)
SAMPAN_REDUCE(and, Unsigned, a & b)
SAMPAN_REDUCE(or, Unsigned, a | b)
SAMPAN_REDUCE(xor, Unsigned, a ^ b)
#undef SAMPAN_REDUCE

// ---- Votes of blocks: the chip's barrier takes none.
SAMPAN_HERE int syncthreads_count(int predicate) {
  __ubuf__ uint32_t votes[1];
  asc_syncthreads(); // of an earlier vote, all have read
  if (threadIdx.x == 0 && threadIdx.y == 0 && threadIdx.z == 0)
    votes[0] = 0;
  asc_syncthreads();
  if (predicate)
    asc_atomic_add(&votes[0], (uint32_t)1);
  asc_syncthreads();
  return (int)votes[0];
}
SAMPAN_HERE int syncthreads_or(int predicate) { return syncthreads_count(predicate) != 0; }
SAMPAN_HERE int syncthreads_and(int predicate) { return syncthreads_count(!predicate) == 0; }

// ---- Atomic operations, for whatever 32-bit or (in global memory) 64-bit type CUDA has.
#define SAMPAN_ATOMIC(name, type, native)                                                                              \
  SAMPAN_HERE type atomic_##name(type *p, type x) { return (type)asc_atomic_##name((native *)p, (native)x); }
#define SAMPAN_ATOMICS(type, native)                                                                                   \
  SAMPAN_ATOMIC(add, type, native) SAMPAN_ATOMIC(exch, type, native) SAMPAN_ATOMIC(min, type, native)                  \
  SAMPAN_ATOMIC(max, type, native)
#define SAMPAN_BIT_ATOMICS(type, native)                                                                               \
  SAMPAN_ATOMICS(type, native) SAMPAN_ATOMIC(and, type, native) SAMPAN_ATOMIC(or, type, native)                        \
  SAMPAN_ATOMIC(xor, type, native) SAMPAN_ATOMIC(sub, type, native)                                                    \
  SAMPAN_HERE type atomic_cas(type *p, type expected, type x) {                                                        \
    return (type)asc_atomic_cas((native *)p, (native)expected, (native)x);                                             \
  }
SAMPAN_BIT_ATOMICS(int, int32_t)
SAMPAN_BIT_ATOMICS(unsigned int, uint32_t)
SAMPAN_BIT_ATOMICS(long long, int64_t)
SAMPAN_BIT_ATOMICS(unsigned long long, uint64_t)
SAMPAN_ATOMIC(add, float, float)
SAMPAN_ATOMIC(exch, float, float)
SAMPAN_ATOMIC(inc, unsigned int, uint32_t)
SAMPAN_ATOMIC(dec, unsigned int, uint32_t)
#undef SAMPAN_BIT_ATOMICS
#undef SAMPAN_ATOMICS
#undef SAMPAN_ATOMIC

// ---- Small functions.
template <class T> SAMPAN_HERE T ldg(const T *p) { return *p; }
SAMPAN_HERE long long clock64() { return (long long)clock(); }
SAMPAN_HERE int popcll(unsigned long long x) { return __popc((unsigned)x) + __popc((unsigned)(x >> 32)); }
SAMPAN_HERE int clzll(long long x) {
  return x >> 32 ? __clz((int)(x >> 32)) : 32 + __clz((int)x);
}
SAMPAN_HERE int ffsll(long long x) { return (int)x ? __ffs((int)x) : x ? 32 + __ffs((int)(x >> 32)) : 0; }
SAMPAN_HERE unsigned long long brevll(unsigned long long x) {
  return (unsigned long long)__brev((unsigned)x) << 32 | __brev((unsigned)(x >> 32));
}
SAMPAN_HERE unsigned funnelshift_l(unsigned low, unsigned high, unsigned shift) {
  return (unsigned)((((unsigned long long)high << 32 | low) << (shift & 31)) >> 32);
}
SAMPAN_HERE unsigned funnelshift_r(unsigned low, unsigned high, unsigned shift) {
  return (unsigned)(((unsigned long long)high << 32 | low) >> (shift & 31));
}
SAMPAN_HERE unsigned funnelshift_lc(unsigned low, unsigned high, unsigned shift) {
  return shift >= 32 ? low : funnelshift_l(low, high, shift);
}
SAMPAN_HERE unsigned funnelshift_rc(unsigned low, unsigned high, unsigned shift) {
  return shift >= 32 ? high : funnelshift_r(low, high, shift);
}
SAMPAN_HERE float fmaf_rn(float a, float b, float c) { return ::fmaf(a, b, c); }
SAMPAN_HERE float fdividef(float a, float b) { return a / b; }
SAMPAN_HERE float fdiv_rn(float a, float b) { return a / b; }
SAMPAN_HERE float frcp_rn(float x) { return 1.0f / x; }
SAMPAN_HERE float fsqrt_rn(float x) { return ::sqrtf(x); }
SAMPAN_HERE float saturatef(float x) { return x > 0.0f ? (x < 1.0f ? x : 1.0f) : 0.0f; }
SAMPAN_HERE float nanf(const char *) { return __builtin_nanf(""); }
SAMPAN_HERE bool isnan(float x) { return x != x; }
SAMPAN_HERE bool isinf(float x) { return ((unsigned)__float_as_int(x) & 0x7fffffffu) == 0x7f800000u; }
SAMPAN_HERE bool isfinite(float x) { return ((unsigned)__float_as_int(x) & 0x7fffffffu) < 0x7f800000u; }
SAMPAN_HERE bool signbit(float x) { return __float_as_int(x) < 0; }

// CUDA's min and max: of two types, the unsigned or wider one wins; a NaN loses against a number.
#define SAMPAN_MINMAX(result, left, right)                                                                             \
  SAMPAN_HERE constexpr result min(left a, right b) { return (result)a < (result)b ? (result)a : (result)b; }          \
  SAMPAN_HERE constexpr result max(left a, right b) { return (result)a > (result)b ? (result)a : (result)b; }
#define SAMPAN_MINMAX_MIXED(s, u)                                                                                      \
  SAMPAN_MINMAX(s, s, s) SAMPAN_MINMAX(u, u, u) SAMPAN_MINMAX(u, u, s) SAMPAN_MINMAX(u, s, u)
SAMPAN_MINMAX_MIXED(int, unsigned int)
SAMPAN_MINMAX_MIXED(long, unsigned long)
SAMPAN_MINMAX_MIXED(long long, unsigned long long)
#undef SAMPAN_MINMAX_MIXED
#undef SAMPAN_MINMAX
SAMPAN_HERE float min(float a, float b) { return ::fminf(a, b); }
SAMPAN_HERE float max(float a, float b) { return ::fmaxf(a, b); }
SAMPAN_HERE constexpr int abs(int x) { return x < 0 ? (int)(0u - (unsigned)x) : x; }
SAMPAN_HERE constexpr long abs(long x) { return x < 0 ? (long)(0ul - (unsigned long)x) : x; }
SAMPAN_HERE constexpr long long abs(long long x) { return x < 0 ? (long long)(0ull - (unsigned long long)x) : x; }
SAMPAN_HERE constexpr long labs(long x) { return abs(x); }
SAMPAN_HERE constexpr long long llabs(long long x) { return abs(x); }
SAMPAN_HERE float abs(float x) { return ::fabsf(x); }

template <class T> struct numeric_limits {
  static_assert(T(0.5f) == T(0), "numeric_limits of this type is not there");
  static constexpr bool is_integer = true;
  static constexpr bool kSigned = T(-1) < T(0);
  SAMPAN_HERE static constexpr T max() {
    return kSigned ? T((1ull << (8 * sizeof(T) - 1)) - 1) : T(~0ull >> (64 - 8 * sizeof(T)));
  }
  SAMPAN_HERE static constexpr T min() { return kSigned ? T(-(long long)max() - 1) : T(0); }
  SAMPAN_HERE static constexpr T lowest() { return min(); }
};
template <> struct numeric_limits<float> {
  static constexpr bool is_integer = false;
  SAMPAN_HERE static constexpr float max() { return 0x1.fffffep+127f; }
  SAMPAN_HERE static constexpr float lowest() { return -0x1.fffffep+127f; }
  SAMPAN_HERE static constexpr float min() { return 0x1p-126f; }
  SAMPAN_HERE static constexpr float epsilon() { return 0x1p-23f; }
  SAMPAN_HERE static constexpr float infinity() { return __builtin_inff(); }
  SAMPAN_HERE static constexpr float quiet_NaN() { return __builtin_nanf(""); }
};

} // namespace sampan
