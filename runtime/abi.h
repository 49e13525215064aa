// What compiled kernels and the runtime agree on. Read by both sides: the compiler takes the offsets from here
// (offsetof), the runtime the types. Plain C types only, no pointer to anything that one side could not know.
//
// Shapes and units: counts are threads unless a name says bytes. "Linear" numbers run x fastest, then y, then z.
// Any change of a size or an offset raises SAMPAN_ABI_VERSION; an image of another version is refused when it registers.
#pragma once

#include <stddef.h>
#include <stdint.h>

#define SAMPAN_IMAGE_MAGIC 0x4e504d53u /* "SMPN" in memory order */
#define SAMPAN_ABI_VERSION 3u
#define SAMPAN_WARP 32u

// What a region or a fiber says of where it stopped, besides a site number.
#define SAMPAN_SITE_EXIT 0xffffffffu     /* the thread has ended */
#define SAMPAN_SITE_DIVERGED 0xfffffffeu /* threads stopped at different sites: read next[t] of each */

// The kinds of synchronisation site. A thread stops at a site with its operands in its record; the scheduler lets it
// go on, with `result` filled, when the kind's condition holds.
enum sampan_sync_kind {
  SAMPAN_SYNC_BARRIER = 1,  // __syncthreads: lane = barrier id, width = count of threads (0: the block)
  SAMPAN_SYNC_BARRIER_RED,  // __syncthreads_{count,and,or}: mode 0 count, 1 and, 2 or; value = predicate
  SAMPAN_SYNC_WARP,         // __syncwarp(mask)
  SAMPAN_SYNC_SHFL,         // mode 0 idx, 1 up, 2 down, 3 xor; value, lane, width as in __shfl_*_sync
  SAMPAN_SYNC_VOTE,         // mode 0 all, 1 any, 2 ballot, 3 uniform; value = predicate
  SAMPAN_SYNC_MATCH,        // mode 0 any, 1 all; value; result = mask of the lanes that match (all: or 0)
  SAMPAN_SYNC_REDUCE,       // mode: sampan_reduce_op; value (32 bits)
  SAMPAN_SYNC_CONVERGE,     // weak: released when no lane of the warp can run; groups by site, lowest site first
  SAMPAN_SYNC_ACTIVEMASK,   // weak, as CONVERGE; result = mask of the lanes released together
  SAMPAN_SYNC_YIELD,        // a spinning thread: always runnable, but after every other thread of the block
  SAMPAN_SYNC_GRID,         // cooperative groups' grid barrier
  SAMPAN_SYNC_BARRIER_BLOCK // __syncthreads() itself: barrier 0 of the whole block, no operands to write
};

// Which lane a shuffle reads from, by the rules of PTX's shfl: `lane` itself if the source lies outside of its segment of
// `width` lanes (a power of two). `mode` as in SAMPAN_SYNC_SHFL.
static inline uint32_t sampan_shuffle_source(uint32_t lane, uint32_t mode, uint32_t operand, uint32_t width) {
  const uint32_t segment = (SAMPAN_WARP - width) & 31; // bits of the lane number that name its segment
  const uint32_t low = lane & segment, high = low | (31 & ~segment);
  const uint32_t by = operand & 31;
  switch (mode) {
  case 0: return low | (by & ~segment);
  case 1: return lane >= low + by ? lane - by : lane;
  case 2: return lane + by <= high ? lane + by : lane;
  default: // xor may reach into lower segments, not into higher ones
    return (lane ^ by) <= high ? lane ^ by : lane;
  }
}

enum sampan_reduce_op {
  SAMPAN_REDUCE_ADD = 0,
  SAMPAN_REDUCE_MIN_S,
  SAMPAN_REDUCE_MAX_S,
  SAMPAN_REDUCE_MIN_U,
  SAMPAN_REDUCE_MAX_U,
  SAMPAN_REDUCE_AND,
  SAMPAN_REDUCE_OR,
  SAMPAN_REDUCE_XOR
};

// Operands and result of the synchronisation that a thread waits in. A thread waits in one at a time, so one each. Each field
// is an array of its own, of padded_count elements: that of field f begins at records + offsetof(sampan_record, f) *
// padded_count.
struct sampan_record {
  uint32_t kind; // written by fibers only; regions have it in their site table
  uint32_t mask; // lanes named by a *_sync operation
  uint32_t mode;
  uint32_t lane;
  uint32_t width;
  uint32_t reserved;
  uint64_t value;
  uint64_t result;
};

struct sampan_block;

// The hidden first argument of every device function.
struct sampan_thread {
  uint32_t tid[3];
  uint32_t linear; // in the block; lane = linear % 32, warp = linear / 32
  struct sampan_block *block;
  void *engine; // the scheduler's own (a fiber's stack); compiled code leaves it alone
};

// One block while it runs. Arrays of per-thread things are indexed by the linear thread number.
struct sampan_block {
  uint32_t block_idx[3];
  uint32_t block_dim[3];
  uint32_t grid_dim[3];
  uint32_t thread_count;
  uint32_t padded_count;  // thread_count rounded up to 64: the length of each array in `frame`
  uint32_t dynamic_bytes; // dynamic shared memory of this launch
  char *shared;           // static shared memory, then (256-aligned) dynamic
  char *dynamic_shared;
  const char *params; // packed arguments, at sampan_kernel::param_offsets
  struct sampan_thread *threads;
  char *records;  // arrays of the fields of sampan_record
  uint32_t *next; // site where each thread stopped, if a region answered DIVERGED; fibers write it always
  char *frame;    // values that live across sites: slot s is an array of padded_count elements
                  // that begins at frame + slot_offset * padded_count (offsets are multiples of the element size)
  char *locals;   // per-thread arrays that live across sites: locals_bytes each, thread t at t * locals_bytes
  void *scheduler;
};

// Runs threads [first, last) from the site before this region to their next one. Answers the site, EXIT or DIVERGED.
typedef uint32_t (*sampan_region_fn)(struct sampan_block *, uint32_t first, uint32_t last);
// Runs one thread from the kernel's entry to its end; calls __sampan_sync at each site.
typedef void (*sampan_fiber_fn)(struct sampan_thread *);

enum sampan_kernel_flags {
  SAMPAN_KERNEL_WARP_OPS = 1,  // has sites other than BARRIER*: run each warp as far as it goes, then the next
  SAMPAN_KERNEL_GRID_SYNC = 2, // every block must be able to wait for every other
  SAMPAN_KERNEL_ROWS = 4       // one region, and its threads may run in any order across blocks: best row by row
};

struct sampan_kernel {
  const char *name;                // mangled, as registered
  sampan_fiber_fn fiber;           // null unless this kernel was compiled for fibers
  const sampan_region_fn *regions; // null if only fibers; regions[0] is the entry, regions[s + 1] goes on after site s
  const uint32_t *site_kinds;      // region_count - 1 of them: sampan_sync_kind
  uint32_t region_count;
  uint32_t flags;
  uint32_t static_shared_bytes;
  uint32_t frame_bytes;  // per thread; the block's frame has frame_bytes * padded_count bytes, 64-aligned
  uint32_t locals_bytes; // per thread, a multiple of 16
  uint32_t max_threads;  // __launch_bounds__, 1024 without
  uint32_t param_bytes;
  uint32_t param_count;
  const uint32_t *param_offsets;
  const uint32_t *param_sizes;
  const char *file; // where the kernel is defined, for messages; may be null
  uint32_t line;
  uint32_t local_memory_bytes; // stack of one thread, for cudaFuncGetAttributes; an estimate
  // Runs all threads of a block to their end, operations of warps included. For blocks of whole warps along x: blockDim.x is a
  // multiple of SAMPAN_WARP, and gridDim.x * blockDim.x is below 2^31. Null if the kernel has no such form.
  sampan_region_fn whole_warps;
};

enum sampan_variable_flags { SAMPAN_VARIABLE_CONSTANT = 1, SAMPAN_VARIABLE_MANAGED = 2 };

struct sampan_variable {
  const char *name;
  void *address;
  uint64_t bytes;
  uint32_t flags;
  uint32_t reserved;
};

// The thing that an object registers through __cudaRegisterFatBinary: the third word of CUDA's fat-binary wrapper.
struct sampan_image {
  uint32_t magic;
  uint32_t abi_version;
  const char *target; // "cpu-x86-64-v3", "cpu-arm64", …
  const char *arch;   // what the user asked for, "sm_80"
  const struct sampan_kernel *kernels;
  const struct sampan_variable *variables;
  uint32_t kernel_count;
  uint32_t variable_count;
  const void *bitcode; // the device module as the front end made it; null if stripped
  uint64_t bitcode_bytes;
};

// What a lane program claims of one of its values, for lanes that run in lockstep (--sampan-engine=lockstep).
enum sampan_claim_flags { SAMPAN_CLAIM_EXACT_SIGNED = 1, SAMPAN_CLAIM_EXACT_UNSIGNED = 2 };
struct sampan_shape_claim {
  const char *kernel, *instruction, *shape; // for messages
  const char *file;                         // empty without debug lines
  uint32_t line;
  uint32_t lanes;
  uint32_t bytes;  // of one lane's value in memory: 1, 2, 4 or 8
  uint32_t bits;   // that count
  uint64_t stride; // 0: uniform
  uint32_t align;  // lane 0's value is a multiple of 1 << align
  uint32_t flags;  // sampan_claim_flags
};

// What compiled kernels call. All but __sampan_sync are ordinary functions that end quickly and never stop a thread,
// except assertfail, trap and fail, which end the whole launch with a sticky error and do not return.
#ifdef __cplusplus
extern "C" {
#endif
// Fibers: stops the calling thread at a site. In regions a call to it is where the kernel is cut; it is never called.
void __sampan_sync(struct sampan_thread *, uint32_t kind, uint32_t site);
int __sampan_rt_vprintf(struct sampan_thread *, const char *format,
                        const void *arguments); // packed as by Clang for nvptx
void __sampan_rt_assertfail(struct sampan_thread *, const char *expression, const char *file, uint32_t line,
                            const char *function, size_t char_size);
void __sampan_rt_trap(struct sampan_thread *);
// For twins of chips: ends the launch with a message, which begins with its id.
void __sampan_rt_fail(struct sampan_thread *, const char *message);
void *__sampan_rt_malloc(struct sampan_thread *, size_t bytes); // null when it runs out, as in CUDA
void __sampan_rt_free(struct sampan_thread *, void *);
uint64_t __sampan_rt_clock(struct sampan_thread *);       // ticks of a steady counter
uint64_t __sampan_rt_globaltimer(struct sampan_thread *); // ns
void __sampan_rt_nanosleep(struct sampan_thread *, uint32_t ns);
// Ends the process with a message unless what is claimed holds for the values of lanes that are active and not poison.
void __sampan_rt_assert_shape(const struct sampan_shape_claim *, const void *values, const uint8_t *poison,
                              const uint8_t *active);
uint32_t __sampan_rt_shuffle_source(uint32_t lane, uint32_t mode, uint32_t operand, uint32_t width);
#ifdef __cplusplus
}
#endif
