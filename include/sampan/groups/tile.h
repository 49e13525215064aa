// Tiles of a warp: thread_block_tile<N> with N = 1, 2, 4 … 32.
#pragma once
#include "thread_group.h"

namespace cooperative_groups {

template <unsigned int __N, typename __Parent = void> class thread_block_tile;

template <unsigned int __N> class thread_block_tile<__N, void> : public thread_group {
  static_assert(__N <= 32, "Sampan has no tiles of more than one warp; use the block and shared memory");
  static_assert(__N > 0 && (__N & (__N - 1)) == 0, "the size of a tile is a power of two");

protected:
  static __SAMPAN_MEMBER_D unsigned int __tile_mask() {
    return __N == 32 ? 0xffffffffu : ((1u << (__N & 31)) - 1) << (__sampan_laneid() & ~(__N - 1) & 31);
  }
  static __SAMPAN_MEMBER_D unsigned int __to_ranks(unsigned int __lanes) {
    return __N == 32 ? __lanes : (__lanes & __tile_mask()) >> (__sampan_laneid() & ~(__N - 1) & 31);
  }

public:
  __SAMPAN_MEMBER_D thread_block_tile(unsigned int __metaRank, unsigned int __metaSize)
      : thread_group(__kLanes, __tile_mask(), __metaRank, __metaSize) {}

  __SAMPAN_MEMBER_D void sync() const { __sampan_warp_sync(__tile_mask()); }
  static __SAMPAN_MEMBER_D unsigned int thread_rank() { return __sampan_laneid() & (__N - 1); }
  static constexpr __SAMPAN_MEMBER_D unsigned int size() { return __N; }
  static constexpr __SAMPAN_MEMBER_D unsigned int num_threads() { return __N; }
  __SAMPAN_MEMBER_D unsigned int meta_group_rank() const { return __metaRank; }
  __SAMPAN_MEMBER_D unsigned int meta_group_size() const { return __metaSize; }

  template <typename __T> __SAMPAN_MEMBER_D typename details::bare<__T>::type shfl(__T &&__v, int __rank) const {
    return details::shuffleAny<typename details::bare<__T>::type>(__tile_mask(), 0, __v, (unsigned)__rank, __N);
  }
  template <typename __T>
  __SAMPAN_MEMBER_D typename details::bare<__T>::type shfl_up(__T &&__v, unsigned int __by) const {
    return details::shuffleAny<typename details::bare<__T>::type>(__tile_mask(), 1, __v, __by, __N);
  }
  template <typename __T>
  __SAMPAN_MEMBER_D typename details::bare<__T>::type shfl_down(__T &&__v, unsigned int __by) const {
    return details::shuffleAny<typename details::bare<__T>::type>(__tile_mask(), 2, __v, __by, __N);
  }
  template <typename __T>
  __SAMPAN_MEMBER_D typename details::bare<__T>::type shfl_xor(__T &&__v, unsigned int __by) const {
    return details::shuffleAny<typename details::bare<__T>::type>(__tile_mask(), 3, __v, __by, __N);
  }
  __SAMPAN_MEMBER_D int any(int __p) const { return __any_sync(__tile_mask(), __p); }
  __SAMPAN_MEMBER_D int all(int __p) const { return __all_sync(__tile_mask(), __p); }
  __SAMPAN_MEMBER_D unsigned int ballot(int __p) const { return __to_ranks(__ballot_sync(__tile_mask(), __p)); }
  template <typename __T> __SAMPAN_MEMBER_D unsigned int match_any(__T __v) const {
    return __to_ranks(__match_any_sync(__tile_mask(), __v));
  }
  template <typename __T> __SAMPAN_MEMBER_D unsigned int match_all(__T __v, int &__all) const {
    return __to_ranks(__match_all_sync(__tile_mask(), __v, &__all));
  }
};

template <unsigned int __N, typename __Parent> class thread_block_tile : public thread_block_tile<__N, void> {
public:
  __SAMPAN_MEMBER_D thread_block_tile(unsigned int __metaRank, unsigned int __metaSize)
      : thread_block_tile<__N, void>(__metaRank, __metaSize) {}
};

template <unsigned int __N> __SAMPAN_D thread_block_tile<__N, thread_block> tiled_partition(const thread_block &__g) {
  return thread_block_tile<__N, thread_block>(__g.thread_rank() / __N, (__g.size() + __N - 1) / __N);
}
template <unsigned int __N, unsigned int __M, typename __Parent>
__SAMPAN_D thread_block_tile<__N, thread_block_tile<__M, __Parent>>
tiled_partition(const thread_block_tile<__M, __Parent> &__g) {
  static_assert(__N <= __M, "a tile lies inside its parent");
  return thread_block_tile<__N, thread_block_tile<__M, __Parent>>(__g.thread_rank() / __N, __M / __N);
}
__SAMPAN_D thread_block_tile<1, void> this_thread() { return thread_block_tile<1, void>(0, 1); }

} // namespace cooperative_groups
