// Groups of any lanes of a warp, and the partitions that make them.
#pragma once
#include "tile.h"

namespace cooperative_groups {

class coalesced_group : public thread_group {
public:
  __SAMPAN_MEMBER_D explicit coalesced_group(unsigned int __lanes, unsigned int __metaRank = 0,
                                             unsigned int __metaSize = 1)
      : thread_group(__kLanes, __lanes, __metaRank, __metaSize) {}

  __SAMPAN_MEMBER_D void sync() const { __sampan_warp_sync(__mask); }
  __SAMPAN_MEMBER_D unsigned int size() const { return (unsigned int)__builtin_popcount(__mask); }
  __SAMPAN_MEMBER_D unsigned int num_threads() const { return size(); }
  __SAMPAN_MEMBER_D unsigned int thread_rank() const {
    return (unsigned int)__builtin_popcount(__mask & details::lanesBelow());
  }
  __SAMPAN_MEMBER_D unsigned int meta_group_rank() const { return __metaRank; }
  __SAMPAN_MEMBER_D unsigned int meta_group_size() const { return __metaSize; }

  template <typename __T> __SAMPAN_MEMBER_D typename details::bare<__T>::type shfl(__T &&__v, int __rank) const {
    return details::shuffleAny<typename details::bare<__T>::type>(__mask, 0, __v,
                                                                  details::laneOfRank(__mask, (unsigned)__rank), 32);
  }
  // Past either end a thread keeps its own value.
  template <typename __T>
  __SAMPAN_MEMBER_D typename details::bare<__T>::type shfl_up(__T &&__v, unsigned int __by) const {
    unsigned int __rank = thread_rank();
    return shfl(__v, (int)(__rank < __by ? __rank : __rank - __by));
  }
  template <typename __T>
  __SAMPAN_MEMBER_D typename details::bare<__T>::type shfl_down(__T &&__v, unsigned int __by) const {
    unsigned int __rank = thread_rank();
    return shfl(__v, (int)(__rank + __by >= size() ? __rank : __rank + __by));
  }
  __SAMPAN_MEMBER_D int any(int __p) const { return __any_sync(__mask, __p); }
  __SAMPAN_MEMBER_D int all(int __p) const { return __all_sync(__mask, __p); }
  __SAMPAN_MEMBER_D unsigned int ballot(int __p) const { return details::packBits(__mask, __ballot_sync(__mask, __p)); }
  template <typename __T> __SAMPAN_MEMBER_D unsigned int match_any(__T __v) const {
    return details::packBits(__mask, __match_any_sync(__mask, __v));
  }
  template <typename __T> __SAMPAN_MEMBER_D unsigned int match_all(__T __v, int &__all) const {
    return details::packBits(__mask, __match_all_sync(__mask, __v, &__all));
  }
};

__SAMPAN_D coalesced_group coalesced_threads() { return coalesced_group(__sampan_activemask()); }

namespace details {
// The members whose rank divided by `size` is that of the caller.
static __inline__ __device__ unsigned int lanesOfTile(unsigned int __mask, unsigned int __size) {
  unsigned int __own = (unsigned int)__builtin_popcount(__mask & lanesBelow()) / __size, __lanes = 0;
  for (unsigned int __rank = 0, __rest = __mask; __rest; ++__rank, __rest &= __rest - 1)
    if (__rank / __size == __own) __lanes |= __rest & (0u - __rest);
  return __lanes;
}
__SAMPAN_D unsigned int warpLanes(unsigned int __blockThreads) {
  unsigned int __first = threadRankInBlock() & ~31u, __left = __blockThreads - __first;
  return __left >= 32 ? 0xffffffffu : (1u << __left) - 1;
}
} // namespace details

__SAMPAN_D coalesced_group tiled_partition(const coalesced_group &__g, unsigned int __size) {
  return coalesced_group(details::lanesOfTile(__g.__lanes(), __size), __g.thread_rank() / __size,
                         (__g.size() + __size - 1) / __size);
}
template <unsigned int __N> __SAMPAN_D coalesced_group tiled_partition(const coalesced_group &__g) {
  return tiled_partition(__g, __N);
}
__SAMPAN_D thread_group tiled_partition(const thread_block &__g, unsigned int __size) {
  return coalesced_group(details::lanesOfTile(details::warpLanes(__g.size()), __size), __g.thread_rank() / __size,
                         (__g.size() + __size - 1) / __size);
}
__SAMPAN_D thread_group tiled_partition(const thread_group &__g, unsigned int __size) {
  if (!__g.__in_warp()) return tiled_partition(thread_block(), __size);
  return coalesced_group(details::lanesOfTile(__g.__lanes(), __size), (unsigned)__g.thread_rank() / __size,
                         ((unsigned)__g.size() + __size - 1) / __size);
}

template <typename __Group> __SAMPAN_D coalesced_group binary_partition(const __Group &__g, bool __predicate) {
  unsigned int __yes = __ballot_sync(__g.__lanes(), __predicate);
  return coalesced_group(__predicate ? __yes : __g.__lanes() & ~__yes, __predicate, 2);
}
template <typename __Group, typename __Label>
static __inline__ __device__ coalesced_group labeled_partition(const __Group &__g, __Label __label) {
  unsigned int __own = __match_any_sync(__g.__lanes(), __label);
  // Groups are numbered by their lowest lane.
  unsigned int __leads = __ballot_sync(__g.__lanes(), (__own & details::lanesBelow()) == 0);
  unsigned int __lead = (unsigned int)__builtin_ctz(__own);
  return coalesced_group(__own, (unsigned int)__builtin_popcount(__leads & ((1u << __lead) - 1)),
                         (unsigned int)__builtin_popcount(__leads));
}

// Free functions of the first cooperative groups, still in use.
template <typename __Group> __SAMPAN_D void sync(const __Group &__g) { __g.sync(); }
template <typename __Group> __SAMPAN_D unsigned long long thread_rank(const __Group &__g) { return __g.thread_rank(); }
template <typename __Group> __SAMPAN_D unsigned long long group_size(const __Group &__g) { return __g.size(); }
template <typename __Group> __SAMPAN_D bool is_valid(const __Group &__g) { return __g.is_valid(); }

template <typename __Group, typename __F, typename... __Args>
__SAMPAN_D void invoke_one(const __Group &__g, __F &&__f, __Args &&...__args) {
  if (__g.thread_rank() == 0) __f(static_cast<__Args &&>(__args)...);
}
template <typename __Group, typename __F, typename... __Args>
__SAMPAN_D auto invoke_one_broadcast(const __Group &__g, __F &&__f, __Args &&...__args)
    -> decltype(__f(static_cast<__Args &&>(__args)...)) {
  decltype(__f(static_cast<__Args &&>(__args)...)) __result{};
  if (__g.thread_rank() == 0) __result = __f(static_cast<__Args &&>(__args)...);
  return __g.shfl(__result, 0);
}

} // namespace cooperative_groups
