// Groups, partitions and collectives parse and reach the kernel built-ins; multi-warp tiles are refused.
// RUN: %clang-device -S -emit-llvm -Xclang -disable-llvm-passes -o - %s | %FileCheck %s
// RUN: %clang-host -fsyntax-only %s
// RUN: not %clang-device -DBIG_TILE -fsyntax-only %s 2>&1 | %FileCheck --check-prefix=BIG %s
#include <cooperative_groups.h>
#include <cooperative_groups/memcpy_async.h>
#include <cooperative_groups/reduce.h>
#include <cooperative_groups/scan.h>
namespace cg = cooperative_groups;

struct Wide {
  double a, b, c;
};
template <unsigned N> __device__ float sumTile(cg::thread_block_tile<N> tile, float v) {
  for (int step = tile.size() / 2; step; step /= 2) v += tile.shfl_down(v, step);
  return v;
}
template <typename Group> __device__ int collectives(Group group, int v) {
  group.sync();
  return cg::reduce(group, v, cg::plus<int>()) + cg::inclusive_scan(group, v) + cg::exclusive_scan(group, v);
}
__device__ unsigned any(cg::thread_group group) {
  group.sync();
  return (unsigned)(group.thread_rank() + group.size());
}
// CHECK-DAG: call void @__sampan_grid_sync()
// CHECK-DAG: call void @__sampan_warp_sync(
// CHECK-DAG: call void @__sampan_barrier(
// CHECK-DAG: call i64 @__sampan_shfl(
// CHECK-DAG: call i32 @__sampan_activemask()
__global__ void uses(float *out) {
  cg::thread_block block = cg::this_thread_block();
  auto warp = cg::tiled_partition<32>(block);
  cg::thread_block_tile<8> eight = cg::tiled_partition<8>(warp);
  auto here = cg::coalesced_threads();
  out[0] = sumTile(warp, out[1]) + sumTile<8>(eight, 1.f) + collectives(warp, 1) + collectives(here, 2);
  out[1] = any(block) + any(warp) + any(here) + any(cg::tiled_partition(block, 4)) + any(cg::this_thread());
  cg::this_grid().sync();
  auto same = cg::labeled_partition(warp, (int)out[2]);
  auto half = cg::binary_partition(warp, out[2] > 0);
  Wide wide = {};
  wide = warp.shfl(wide, 3);
  int all;
  out[2] = same.size() + half.meta_group_rank() + warp.ballot(1) + warp.match_all(3, all) + wide.a + warp.meta_group_size();
  __shared__ float tile[64];
  cg::memcpy_async(block, tile, out, sizeof tile);
  cg::wait(block);
#ifdef BIG_TILE
  cg::tiled_partition<64>(block).sync();
#endif
}
// BIG: Sampan has no tiles of more than one warp
