// The twin of Ascend 950: the language that translated kernels are written in (Ascend C SIMT), for a machine without the
// chip. The text of a .asc is compiled against this header, and each SIMT thread is a fiber of Sampan's runtime. Written
// from the language's public description; nothing of the vendor's is in it.
//
// What the chip leaves undefined or forbids ends the launch with a message: a barrier that not all threads of the block
// reach, or at two places (S7501); an operation of a warp that lanes which it needs do not reach together (S7502).
//
// A place is where a call stands in the machine code. All functions of a kernel are inlined, so each path of calls has
// places of its own, as lanes that come by different calls do not meet on the chip.
//
// The twin has no clock: it says nothing of the chip's speed.
#pragma once

#include "runtime/abi.h"

#include <stddef.h>
#include <stdint.h>

#define __aicore__ __attribute__((always_inline))
#define SAMPAN_TWIN_INLINE inline __aicore__
#define __gm__
#define __ubuf__ static thread_local // a worker runs one block at a time
#define __align__(bytes) __attribute__((aligned(bytes)))

struct float1 { float x; };
#define SAMPAN_TWIN_VECTOR(name, type, two, four)                                                                      \
  struct alignas(two) name##2 { type x, y; };                                                                          \
  struct alignas(four) name##4 { type x, y, z, w; };                                                                   \
  SAMPAN_TWIN_INLINE name##2 make_##name##2(type x, type y) { return {x, y}; }                                                 \
  SAMPAN_TWIN_INLINE name##4 make_##name##4(type x, type y, type z, type w) { return {x, y, z, w}; }
SAMPAN_TWIN_VECTOR(char, signed char, 2, 4)
SAMPAN_TWIN_VECTOR(uchar, unsigned char, 2, 4)
SAMPAN_TWIN_VECTOR(short, short, 4, 8)
SAMPAN_TWIN_VECTOR(ushort, unsigned short, 4, 8)
SAMPAN_TWIN_VECTOR(int, int, 8, 16)
SAMPAN_TWIN_VECTOR(uint, unsigned int, 8, 16)
SAMPAN_TWIN_VECTOR(long, long, 16, 16)
SAMPAN_TWIN_VECTOR(ulong, unsigned long, 16, 16)
SAMPAN_TWIN_VECTOR(longlong, long long, 16, 16)
SAMPAN_TWIN_VECTOR(ulonglong, unsigned long long, 16, 16)
SAMPAN_TWIN_VECTOR(float, float, 8, 16)
#undef SAMPAN_TWIN_VECTOR

// Of the C library, and exact: the same on every machine.
extern "C" {
float fmaf(float, float, float) noexcept;
float sqrtf(float) noexcept;
float fabsf(float) noexcept;
float rintf(float) noexcept;
float truncf(float) noexcept;
float floorf(float) noexcept;
float fminf(float, float) noexcept;
float fmaxf(float, float) noexcept;
int printf(const char *, ...);
void __sampan_rt_fail(sampan_thread *, const char *);
}

namespace sampan_twin {

struct Dim {
  uint32_t x, y, z;
};

constexpr uint32_t kAll = 0xffffffffu, kVectorCores = 72, kMostBlocks = 65535;

// The block that this worker is at.
struct BlockState {
  sampan_block *block;
  uint32_t index[3];
  uint32_t started, ended, arrived, barrier;
  uint32_t endedLanes[64]; // of each warp
};

inline thread_local sampan_thread *current;
inline thread_local BlockState state;
inline thread_local uint32_t expected; // lanes that the next operation of a warp needs; 0: all that live
inline thread_local Dim blockIndex, gridSize;

template <class T> SAMPAN_TWIN_INLINE T &field(size_t offset) {
  sampan_block *b = current->block;
  return reinterpret_cast<T *>(b->records + offset * b->padded_count)[current->linear];
}
#define SAMPAN_TWIN_FIELD(type, name) sampan_twin::field<type>(offsetof(sampan_record, name))

// The state of the block moves with the fibers: others of this worker ran meanwhile, but only of the same block.
__attribute__((noinline)) inline void sync(uint32_t kind, uint32_t place) {
  sampan_thread *mine = current;
  const Dim index = blockIndex, size = gridSize;
  __sampan_sync(mine, kind, place);
  current = mine;
  blockIndex = index;
  gridSize = size;
  if (state.block != mine->block)
    __sampan_rt_fail(mine, "S7503: two blocks run at once on one worker, which the twin of this chip cannot do");
}

#define SAMPAN_TWIN_PLACE static_cast<uint32_t>(reinterpret_cast<uintptr_t>(__builtin_return_address(0)))
#define SAMPAN_TWIN_OPERATION __attribute__((noinline, noduplicate, convergent)) inline

SAMPAN_TWIN_OPERATION void barrier() {
  const uint32_t place = SAMPAN_TWIN_PLACE;
  if (state.ended)
    __sampan_rt_fail(current, "S7501: threads wait at a barrier that other threads of their block never reach, for they "
                              "have ended: this chip waits for all");
  if (state.arrived == 0)
    state.barrier = place;
  else if (state.barrier != place)
    __sampan_rt_fail(current, "S7501: threads of one block wait at two different barriers");
  if (++state.arrived == current->block->thread_count)
    state.arrived = 0;
  sync(SAMPAN_SYNC_BARRIER_BLOCK, place);
}

// Lanes that meet here; checks that those which the operation needs are among them.
SAMPAN_TWIN_INLINE uint32_t meet(uint32_t place) {
  const uint32_t needed = expected ? expected : kAll;
  expected = 0;
  sync(SAMPAN_SYNC_ACTIVEMASK, place);
  const uint32_t here = static_cast<uint32_t>(SAMPAN_TWIN_FIELD(uint64_t, result));
  const uint32_t warp = current->linear / SAMPAN_WARP, count = current->block->thread_count - warp * SAMPAN_WARP;
  const uint32_t live = (count >= SAMPAN_WARP ? kAll : (1u << count) - 1) & ~state.endedLanes[warp];
  if (needed & live & ~here)
    __sampan_rt_fail(current, "S7502: lanes of a warp do not reach this shuffle or vote together: the chip takes only "
                              "those that do");
  return here;
}

SAMPAN_TWIN_OPERATION uint64_t shuffle(uint32_t mode, uint64_t value, uint32_t operand, uint32_t width) {
  const uint32_t place = SAMPAN_TWIN_PLACE, here = meet(place);
  const uint32_t from = sampan_shuffle_source(current->linear % SAMPAN_WARP, mode, operand, width);
  SAMPAN_TWIN_FIELD(uint32_t, mask) = here;
  SAMPAN_TWIN_FIELD(uint32_t, mode) = mode;
  SAMPAN_TWIN_FIELD(uint32_t, lane) = operand;
  SAMPAN_TWIN_FIELD(uint32_t, width) = width;
  SAMPAN_TWIN_FIELD(uint64_t, value) = value;
  sync(SAMPAN_SYNC_SHFL, place + 1);
  // What a lane that is not there gives is undefined: a value that shows.
  return here >> from & 1 ? SAMPAN_TWIN_FIELD(uint64_t, result) : 0xfff7dead7fa7deadull;
}

SAMPAN_TWIN_OPERATION uint32_t ballot(bool predicate) {
  const uint32_t place = SAMPAN_TWIN_PLACE, here = meet(place);
  SAMPAN_TWIN_FIELD(uint32_t, mask) = here;
  SAMPAN_TWIN_FIELD(uint32_t, mode) = 2;
  SAMPAN_TWIN_FIELD(uint64_t, value) = predicate;
  sync(SAMPAN_SYNC_VOTE, place + 1);
  return static_cast<uint32_t>(SAMPAN_TWIN_FIELD(uint64_t, result));
}

SAMPAN_TWIN_OPERATION uint32_t activeMask() {
  sync(SAMPAN_SYNC_ACTIVEMASK, SAMPAN_TWIN_PLACE);
  return static_cast<uint32_t>(SAMPAN_TWIN_FIELD(uint64_t, result));
}

template <class To, class From> SAMPAN_TWIN_INLINE To bits(From x) {
  To to = {};
  __builtin_memcpy(&to, &x, sizeof(From) < sizeof(To) ? sizeof(From) : sizeof(To));
  return to;
}

} // namespace sampan_twin

#define threadIdx (*reinterpret_cast<const sampan_twin::Dim *>(sampan_twin::current->tid))
#define blockDim (*reinterpret_cast<const sampan_twin::Dim *>(sampan_twin::current->block->block_dim))
#define blockIdx sampan_twin::blockIndex
#define gridDim sampan_twin::gridSize
#define warpSize 32

#define asc_syncthreads() sampan_twin::barrier()
#define asc_threadfence() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define asc_threadfence_block() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define SAMPAN_TWIN_LANES(mask) sampan_twin::expected = (mask);

#define SAMPAN_TWIN_SHUFFLE(name, mode, operand)                                                                       \
  template <class T> SAMPAN_TWIN_INLINE T name(T x, operand by, int width = 32) {                                              \
    return sampan_twin::bits<T>(                                                                                       \
        sampan_twin::shuffle(mode, sampan_twin::bits<uint64_t>(x), (uint32_t)by, (uint32_t)width));                    \
  }
SAMPAN_TWIN_SHUFFLE(asc_shfl, 0, int32_t)
SAMPAN_TWIN_SHUFFLE(asc_shfl_up, 1, uint32_t)
SAMPAN_TWIN_SHUFFLE(asc_shfl_down, 2, uint32_t)
SAMPAN_TWIN_SHUFFLE(asc_shfl_xor, 3, int32_t)
#undef SAMPAN_TWIN_SHUFFLE
SAMPAN_TWIN_INLINE uint32_t asc_ballot(int32_t predicate) { return sampan_twin::ballot(predicate != 0); }
SAMPAN_TWIN_INLINE uint32_t asc_activemask() { return sampan_twin::activeMask(); }

// Atomic operations: relaxed; the memory's type decides.
#define SAMPAN_TWIN_ATOMIC(name, operation)                                                                            \
  template <class T> SAMPAN_TWIN_INLINE T asc_atomic_##name(T *p, T x) { return operation(p, x, __ATOMIC_RELAXED); }
SAMPAN_TWIN_ATOMIC(add, __atomic_fetch_add)
SAMPAN_TWIN_ATOMIC(sub, __atomic_fetch_sub)
SAMPAN_TWIN_ATOMIC(min, __atomic_fetch_min)
SAMPAN_TWIN_ATOMIC(max, __atomic_fetch_max)
SAMPAN_TWIN_ATOMIC(and, __atomic_fetch_and)
SAMPAN_TWIN_ATOMIC(or, __atomic_fetch_or)
SAMPAN_TWIN_ATOMIC(xor, __atomic_fetch_xor)
#undef SAMPAN_TWIN_ATOMIC
template <class T> SAMPAN_TWIN_INLINE T asc_atomic_exch(T *p, T x) {
  T old;
  __atomic_exchange(p, &x, &old, __ATOMIC_RELAXED);
  return old;
}
template <class T> SAMPAN_TWIN_INLINE T asc_atomic_cas(T *p, T expected, T x) {
  __atomic_compare_exchange(p, &expected, &x, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
  return expected;
}
SAMPAN_TWIN_INLINE uint32_t asc_atomic_inc(uint32_t *p, uint32_t limit) {
  uint32_t old = __atomic_load_n(p, __ATOMIC_RELAXED);
  while (!__atomic_compare_exchange_n(p, &old, old >= limit ? 0 : old + 1, true, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
  }
  return old;
}
SAMPAN_TWIN_INLINE uint32_t asc_atomic_dec(uint32_t *p, uint32_t limit) {
  uint32_t old = __atomic_load_n(p, __ATOMIC_RELAXED);
  while (!__atomic_compare_exchange_n(p, &old, old == 0 || old > limit ? limit : old - 1, true, __ATOMIC_RELAXED,
                                      __ATOMIC_RELAXED)) {
  }
  return old;
}

// Bits and integers.
SAMPAN_TWIN_INLINE int __popc(unsigned x) { return __builtin_popcount(x); }
SAMPAN_TWIN_INLINE int __clz(int x) { return x ? __builtin_clz((unsigned)x) : 32; }
SAMPAN_TWIN_INLINE int __ffs(int x) { return __builtin_ffs(x); }
SAMPAN_TWIN_INLINE unsigned __brev(unsigned x) { return __builtin_bitreverse32(x); }
SAMPAN_TWIN_INLINE unsigned __byte_perm(unsigned x, unsigned y, unsigned s) {
  const uint64_t pair = (uint64_t)y << 32 | x;
  unsigned r = 0;
  for (int i = 0; i < 4; ++i)
    r |= (unsigned)(pair >> (8 * (s >> (4 * i) & 7)) & 0xff) << (8 * i);
  return r;
}
SAMPAN_TWIN_INLINE int __mulhi(int x, int y) { return (int)((int64_t)x * y >> 32); }
SAMPAN_TWIN_INLINE unsigned __umulhi(unsigned x, unsigned y) { return (unsigned)((uint64_t)x * y >> 32); }
SAMPAN_TWIN_INLINE uint64_t __umul64hi(uint64_t x, uint64_t y) { return (uint64_t)((unsigned __int128)x * y >> 64); }
SAMPAN_TWIN_INLINE int64_t __mul64hi(int64_t x, int64_t y) { return (int64_t)((__int128)x * y >> 64); }
SAMPAN_TWIN_INLINE int __mul24(int x, int y) {
  return (int)((unsigned)((int)((unsigned)x << 8) >> 8) * (unsigned)((int)((unsigned)y << 8) >> 8));
}
SAMPAN_TWIN_INLINE unsigned __umul24(unsigned x, unsigned y) { return (x & 0xffffff) * (y & 0xffffff); }
SAMPAN_TWIN_INLINE int __hadd(int x, int y) { return (int)(((int64_t)x + y) >> 1); }
SAMPAN_TWIN_INLINE int __rhadd(int x, int y) { return (int)(((int64_t)x + y + 1) >> 1); }
SAMPAN_TWIN_INLINE unsigned __sad(int x, int y, unsigned z) { return z + (x > y ? (unsigned)x - (unsigned)y : (unsigned)y - (unsigned)x); }
SAMPAN_TWIN_INLINE unsigned __usad(unsigned x, unsigned y, unsigned z) { return z + (x > y ? x - y : y - x); }
SAMPAN_TWIN_INLINE int __float_as_int(float x) { return __builtin_bit_cast(int, x); }
SAMPAN_TWIN_INLINE unsigned __float_as_uint(float x) { return __builtin_bit_cast(unsigned, x); }
SAMPAN_TWIN_INLINE float __int_as_float(int x) { return __builtin_bit_cast(float, x); }
SAMPAN_TWIN_INLINE float __uint_as_float(unsigned x) { return __builtin_bit_cast(float, x); }
#define SAMPAN_TWIN_ROUND(suffix, round)                                                                               \
  SAMPAN_TWIN_INLINE int __float2int_##suffix(float x) {                                                                       \
    const float r = round(x);                                                                                          \
    return r != r ? 0 : r >= 0x1p31f ? 0x7fffffff : r < -0x1p31f ? -0x7fffffff - 1 : (int)r;                           \
  }                                                                                                                    \
  SAMPAN_TWIN_INLINE unsigned __float2uint_##suffix(float x) {                                                                 \
    const float r = round(x);                                                                                          \
    return !(r > 0) ? 0u : r >= 0x1p32f ? 0xffffffffu : (unsigned)r;                                                   \
  }
SAMPAN_TWIN_ROUND(rn, rintf)
SAMPAN_TWIN_ROUND(rz, truncf)
SAMPAN_TWIN_ROUND(rd, floorf)
SAMPAN_TWIN_ROUND(ru, -floorf(-1) * -floorf)
#undef SAMPAN_TWIN_ROUND
SAMPAN_TWIN_INLINE float __int2float_rn(int x) { return (float)x; }
SAMPAN_TWIN_INLINE float __uint2float_rn(unsigned x) { return (float)x; }

SAMPAN_TWIN_INLINE uint64_t clock() { return __sampan_rt_clock(sampan_twin::current); }
SAMPAN_TWIN_INLINE void __trap() { __sampan_rt_trap(sampan_twin::current); }
#define assert(condition)                                                                                              \
  ((condition) ? (void)0                                                                                               \
               : __sampan_rt_assertfail(sampan_twin::current, #condition, __FILE__, __LINE__, __func__, 1))

#define SAMPAN_ENTRY(threads) static void
#define SAMPAN_DYNAMIC_SHARED(type, name) type *const name = reinterpret_cast<type *>(sampan_twin::current->block->dynamic_shared)

// ---- The way from the runtime to an entry.
struct SampanLaunch;

namespace sampan_twin {

// Begins a thread: the first of a block resets the block's state.
inline void begin(sampan_thread *thread) {
  current = thread;
  sampan_block *b = thread->block;
  const uint32_t *index = b->block_idx;
  BlockState &s = state;
  const bool same = s.block == b && s.index[0] == index[0] && s.index[1] == index[1] && s.index[2] == index[2] &&
                    s.started < b->thread_count;
  if (!same) {
    s = {};
    s.block = b;
    for (int i = 0; i < 3; ++i)
      s.index[i] = index[i];
  }
  ++s.started;
}
inline void end() {
  ++state.ended;
  state.endedLanes[current->linear / SAMPAN_WARP] |= 1u << current->linear % SAMPAN_WARP;
}

template <auto entry> struct Kernel;
template <class Launch, class... P, void (*entry)(Launch, P...)> struct Kernel<entry> {
  static constexpr uint32_t kCount = sizeof...(P);
  struct Layout {
    uint32_t offsets[kCount + 1] = {}, sizes[kCount + 1] = {}, bytes = 0;
  };
  static constexpr Layout layout() {
    Layout l;
    constexpr uint32_t sizes[] = {sizeof(P)..., 0}, alignments[] = {alignof(P)..., 1};
    for (uint32_t i = 0; i < kCount; ++i) {
      l.bytes = (l.bytes + alignments[i] - 1) / alignments[i] * alignments[i];
      l.offsets[i] = l.bytes;
      l.sizes[i] = sizes[i];
      l.bytes += sizes[i];
    }
    return l;
  }
  static constexpr Layout kLayout = layout();

  template <size_t... I> struct Numbers {};
  template <size_t N, size_t... I> struct Count : Count<N - 1, N - 1, I...> {};
  template <size_t... I> struct Count<0, I...> {
    static void call(Launch launch, const char *params) {
      entry(launch, *reinterpret_cast<const P *>(params + kLayout.offsets[I])...);
    }
  };

  // Of CUDA's blocks the first few are the chip's; each of those goes through the whole grid in its strides.
  static void fiber(sampan_thread *thread) {
    begin(thread);
    const sampan_block *b = thread->block;
    const uint64_t number = b->block_idx[0] + (uint64_t)b->grid_dim[0] * (b->block_idx[1] + (uint64_t)b->grid_dim[1] * b->block_idx[2]);
    const uint64_t count = (uint64_t)b->grid_dim[0] * b->grid_dim[1] * b->grid_dim[2];
    const uint32_t given = count < kVectorCores ? (uint32_t)count : kVectorCores;
    if (number < given) {
      blockIndex = {(uint32_t)number, 0, 0};
      gridSize = {given, 1, 1};
      Count<kCount>::call(Launch{b->grid_dim[0], b->grid_dim[1], b->grid_dim[2]}, b->params);
    }
    end();
  }
};

} // namespace sampan_twin

#define SAMPAN_TWIN_KERNEL(name, entry, threads, shared)                                                               \
  {name, sampan_twin::Kernel<entry>::fiber, nullptr, nullptr, 0, SAMPAN_KERNEL_WARP_OPS, shared, 0, 0, threads,        \
   sampan_twin::Kernel<entry>::kLayout.bytes, sampan_twin::Kernel<entry>::kCount,                                      \
   sampan_twin::Kernel<entry>::kLayout.offsets, sampan_twin::Kernel<entry>::kLayout.sizes, nullptr, 0, 0, nullptr}
