// Cooperative groups: tiles of several sizes, reductions, and barriers of the whole grid.
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions %s -o %t.regions && %t.regions | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=regions -Xptxas -O0 %s -o %t.O0 && %t.O0 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=fibers %s -o %t.fibers && %t.fibers | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=4 %s -o %t.w4 && %t.w4 | %FileCheck %s
// RUN: %nvcc -I%root/tests/kernel/inputs --sampan-engine=lanes --sampan-width=16 %s -o %t.w16 && %t.w16 | %FileCheck %s
// CHECK: {{^}}ok
#include <check.h>
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>

namespace cg = cooperative_groups;

template <int Size> __global__ void tiles(int *out) {
  const cg::thread_block block = cg::this_thread_block();
  const cg::thread_block_tile<Size> tile = cg::tiled_partition<Size>(block);
  const int v = block.thread_rank();
  const int sum = cg::reduce(tile, v, cg::plus<int>());
  const int most = cg::reduce(tile, v, cg::greater<int>());
  int down = v;
  for (int n = tile.size() / 2; n > 0; n /= 2)
    down += tile.shfl_down(down, n);
  down = tile.shfl(down, 0);
  out[v] = sum == down ? sum * 1000 + most : -1;
  tile.sync();
}

__global__ void diverged(unsigned *out) {
  const int t = threadIdx.x;
  if (t % 3 == 1) {
    const cg::coalesced_group active = cg::coalesced_threads();
    out[t] = active.size() * 100 + active.thread_rank();
  }
}

// Each turn every block reads what another block wrote in the turn before.
__global__ void ring(int *a, int *b, int turns) {
  const cg::grid_group grid = cg::this_grid();
  const int i = grid.thread_rank(), n = grid.size();
  for (int turn = 0; turn < turns; ++turn) {
    b[i] = a[(i + 37) % n] + 1;
    grid.sync();
    a[i] = b[i];
    grid.sync();
  }
}

template <int Size> void runTiles(int *out) {
  tiles<Size><<<1, 64>>>(out);
  check::finish("tiles");
  for (int t = 0; t < 64; ++t) {
    const int first = t / Size * Size;
    check::same("tile", Size * 1000 + t, out[t], (first * Size + Size * (Size - 1) / 2) * 1000 + first + Size - 1);
  }
}

int main() {
  int *out = check::managed<int>(64);
  runTiles<4>(out);
  runTiles<16>(out);
  runTiles<32>(out);
  unsigned *bits = check::managed<unsigned>(32);
  diverged<<<1, 32>>>(bits);
  check::finish("diverged");
  for (int t = 1, rank = 0; t < 32; t += 3, ++rank)
    check::same("coalesced", t, bits[t], 11 * 100 + rank);
  int n = 6 * 64, turns = 5, *a = check::managed<int>(n), *b = check::managed<int>(n);
  for (int i = 0; i < n; ++i)
    a[i] = i * 10;
  void *arguments[] = {&a, &b, &turns};
  check::status("cooperative launch", cudaLaunchCooperativeKernel(reinterpret_cast<void *>(ring), dim3(6), dim3(64), arguments, 0, nullptr));
  check::finish("ring");
  for (int i = 0; i < n; ++i)
    check::same("ring", i, a[i], (i + 37 * turns) % n * 10 + turns);
  return check::result();
}
