// The group of unknown kind, and the block and grid groups.
#pragma once
#include "shuffle_any.h"

namespace cooperative_groups {

class thread_group {
public:
  enum __kind_type { __kBlock, __kGrid, __kLanes };

protected:
  __kind_type __kind;
  unsigned int __mask; // the lanes of a group inside a warp
  unsigned int __metaRank, __metaSize;

  __SAMPAN_MEMBER_D thread_group(__kind_type __k, unsigned int __lanes, unsigned int __rank, unsigned int __size)
      : __kind(__k), __mask(__lanes), __metaRank(__rank), __metaSize(__size) {}

public:
  __SAMPAN_MEMBER_D void sync() const {
    if (__kind == __kBlock) __syncthreads();
    else if (__kind == __kGrid) __sampan_grid_sync();
    else __sampan_warp_sync(__mask);
  }
  __SAMPAN_MEMBER_D unsigned long long size() const {
    unsigned long long __block = blockDim.x * blockDim.y * blockDim.z;
    if (__kind == __kLanes) return (unsigned int)__builtin_popcount(__mask);
    return __kind == __kBlock ? __block : __block * gridDim.x * gridDim.y * gridDim.z;
  }
  __SAMPAN_MEMBER_D unsigned long long num_threads() const { return size(); }
  __SAMPAN_MEMBER_D unsigned long long thread_rank() const {
    if (__kind == __kLanes) return (unsigned int)__builtin_popcount(__mask & details::lanesBelow());
    unsigned long long __block = blockDim.x * blockDim.y * blockDim.z;
    unsigned long long __index =
        blockIdx.x + (unsigned long long)gridDim.x * (blockIdx.y + (unsigned long long)gridDim.y * blockIdx.z);
    return details::threadRankInBlock() + (__kind == __kBlock ? 0 : __index * __block);
  }
  __SAMPAN_MEMBER_D bool is_valid() const { return true; }
  __SAMPAN_MEMBER_D unsigned int __lanes() const { return __mask; }
  __SAMPAN_MEMBER_D bool __in_warp() const { return __kind == __kLanes; }
};

struct __sampan_arrival {};

class thread_block : public thread_group {
public:
  typedef __sampan_arrival arrival_token;
  __SAMPAN_MEMBER_D thread_block() : thread_group(__kBlock, 0xffffffffu, 0, 1) {}
  static __SAMPAN_MEMBER_D void sync() { __syncthreads(); }
  static __SAMPAN_MEMBER_D unsigned int size() { return blockDim.x * blockDim.y * blockDim.z; }
  static __SAMPAN_MEMBER_D unsigned int num_threads() { return size(); }
  static __SAMPAN_MEMBER_D unsigned int thread_rank() { return details::threadRankInBlock(); }
  static __SAMPAN_MEMBER_D dim3 group_index() { return blockIdx; }
  static __SAMPAN_MEMBER_D dim3 thread_index() { return threadIdx; }
  static __SAMPAN_MEMBER_D dim3 group_dim() { return blockDim; }
  static __SAMPAN_MEMBER_D dim3 dim_threads() { return blockDim; }
  // The wait does both: nobody can pass it before all have arrived, which is all that a program may rely on.
  static __SAMPAN_MEMBER_D arrival_token barrier_arrive() { return arrival_token(); }
  static __SAMPAN_MEMBER_D void barrier_wait(arrival_token &&) { __syncthreads(); }
};

class grid_group : public thread_group {
public:
  typedef __sampan_arrival arrival_token;
  __SAMPAN_MEMBER_D grid_group() : thread_group(__kGrid, 0xffffffffu, 0, 1) {}
  static __SAMPAN_MEMBER_D void sync() { __sampan_grid_sync(); }
  static __SAMPAN_MEMBER_D bool is_valid() { return true; }
  static __SAMPAN_MEMBER_D unsigned long long num_blocks() {
    return (unsigned long long)gridDim.x * gridDim.y * gridDim.z;
  }
  static __SAMPAN_MEMBER_D unsigned long long block_rank() {
    return blockIdx.x + (unsigned long long)gridDim.x * (blockIdx.y + (unsigned long long)gridDim.y * blockIdx.z);
  }
  static __SAMPAN_MEMBER_D unsigned long long size() { return num_blocks() * thread_block::size(); }
  static __SAMPAN_MEMBER_D unsigned long long num_threads() { return size(); }
  static __SAMPAN_MEMBER_D unsigned long long thread_rank() {
    return block_rank() * thread_block::size() + thread_block::thread_rank();
  }
  static __SAMPAN_MEMBER_D dim3 dim_blocks() { return gridDim; }
  static __SAMPAN_MEMBER_D dim3 group_dim() { return gridDim; }
  static __SAMPAN_MEMBER_D dim3 block_index() { return blockIdx; }
  static __SAMPAN_MEMBER_D arrival_token barrier_arrive() { return arrival_token(); }
  static __SAMPAN_MEMBER_D void barrier_wait(arrival_token &&) { __sampan_grid_sync(); }
};

template <unsigned int __Blocks = 1> struct block_tile_memory {};

__SAMPAN_D thread_block this_thread_block() { return thread_block(); }
template <unsigned int __Blocks> __SAMPAN_D thread_block this_thread_block(block_tile_memory<__Blocks> &) {
  return thread_block();
}
__SAMPAN_D grid_group this_grid() { return grid_group(); }

} // namespace cooperative_groups
