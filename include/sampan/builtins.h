// The kernel built-ins: what our CUDA headers are made of, and what the kernel passes know by name.
// A header never talks to a chip; it calls these, plain C++ and Clang's __builtin_* functions, and nothing else.
// `convergent` keeps the optimiser from moving a call into or out of a branch; without it a shuffle can lose its lanes.
#pragma once

#define __SAMPAN_DEVICE __attribute__((device))
#define __SAMPAN_CONVERGENT __attribute__((device, convergent, nothrow))
#define __SAMPAN_CONST __attribute__((device, const, nothrow))

extern "C" {
// Where a thread stands; dimension 0 = x, 1 = y, 2 = z.
__SAMPAN_CONST unsigned __sampan_tid(int dimension);    // threadIdx
__SAMPAN_CONST unsigned __sampan_ntid(int dimension);   // blockDim
__SAMPAN_CONST unsigned __sampan_ctaid(int dimension);  // blockIdx
__SAMPAN_CONST unsigned __sampan_nctaid(int dimension); // gridDim
__SAMPAN_CONST unsigned __sampan_laneid();
__SAMPAN_CONST unsigned __sampan_warpid();
__SAMPAN_CONST unsigned __sampan_dynamic_smem_size();

// Block. `count` 0 means the whole block. Barrier reductions: op 0 count, 1 and, 2 or.
__SAMPAN_CONVERGENT void __sampan_barrier(unsigned id, unsigned count);
__SAMPAN_CONVERGENT int __sampan_barrier_red(int op, int predicate);
__SAMPAN_CONVERGENT void __sampan_grid_sync();

// Warp. Modes and operations are those of sampan_sync_kind in runtime/abi.h.
__SAMPAN_CONVERGENT void __sampan_warp_sync(unsigned mask);
__SAMPAN_CONVERGENT unsigned long long __sampan_shfl(unsigned mask, int mode, unsigned long long value, unsigned lane,
                                                     unsigned width);
__SAMPAN_CONVERGENT unsigned __sampan_vote(unsigned mask, int mode, int predicate);
__SAMPAN_CONVERGENT unsigned __sampan_match(unsigned mask, int mode, unsigned long long value);
__SAMPAN_CONVERGENT unsigned __sampan_reduce(unsigned mask, int op, unsigned value);
__SAMPAN_CONVERGENT unsigned __sampan_activemask();
__SAMPAN_CONVERGENT void __sampan_converge(); // the lanes of a warp wait for each other, whoever they are
__SAMPAN_CONVERGENT void __sampan_yield();    // inside a loop that waits for another thread

// Address spaces. On our targets a generic pointer is an ordinary pointer; shared ones lie in the block's window.
__SAMPAN_DEVICE bool __sampan_is_shared(const void *);
__SAMPAN_DEVICE unsigned long long __sampan_generic_to_shared(const void *); // offset in the block's shared window
__SAMPAN_DEVICE void *__sampan_shared_to_generic(unsigned long long offset);
__SAMPAN_DEVICE bool __sampan_is_local(const void *);    // this thread's stack
__SAMPAN_DEVICE bool __sampan_is_constant(const void *); // a __constant__ variable of this module

// Clocks, memory, ends.
__SAMPAN_DEVICE unsigned long long __sampan_clock();       // steady ticks
__SAMPAN_DEVICE unsigned long long __sampan_globaltimer(); // ns
__SAMPAN_DEVICE void __sampan_nanosleep(unsigned ns);
__SAMPAN_DEVICE void *__sampan_malloc(unsigned long long bytes);
__SAMPAN_DEVICE void __sampan_free(void *);
__attribute__((device, noreturn, nothrow)) void __sampan_trap();
// printf: Clang turns device printf into vprintf(format, packed arguments); assert: the headers call __assertfail.
__attribute__((device, noreturn, nothrow)) void __assertfail(const char *expression, const char *file, unsigned line,
                                                             const char *function, unsigned long char_size);
}
