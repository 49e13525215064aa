// A block's memory. Shared memory is not cleared between blocks: as on a GPU, it holds whatever the last user left.
#include "block_run.h"

#include "launch_state.h"
#include "worker.h"

#include <algorithm>

namespace sampan::rt {

namespace {

size_t roundUp(size_t value, size_t to) { return (value + to - 1) / to * to; }

// Hands out pieces of one buffer, each on a cache line of its own.
struct Carver {
  char *at;
  template <class T> T *take(size_t count) {
    T *piece = reinterpret_cast<T *>(at);
    at += roundUp(count * sizeof(T), 64);
    return piece;
  }
};

} // namespace

bool BlockRun::prepare(Worker &w, LaunchState &l, uint64_t epoch) {
  const sampan_kernel &kernel = l.kernel;
  const uint32_t count = l.threadsPerBlock, padded = static_cast<uint32_t>(roundUp(count, 64));
  const size_t staticShared = roundUp(kernel.static_shared_bytes, 256);
  const size_t each =
      sizeof(sampan_thread) + sizeof(sampan_record) + sizeof(uint32_t) + sizeof(Fiber *) + sizeof(WarpState);
  // A byte more than nothing, so that the pointers are good for kernels without shared memory, frame or locals too.
  if (!perThread.reserve(roundUp(padded, 64) * each + 5 * 64) ||
      !shared.reserve(staticShared + l.shape.dynamicShared + 256) ||
      !frame.reserve(size_t(kernel.frame_bytes) * padded + 64) ||
      !locals.reserve(size_t(kernel.locals_bytes) * padded + 64))
    return false;
  worker = &w;
  launch = &l;
  whole = l.wholeBlock;
  regions = l.fibers ? nullptr : kernel.regions;
  siteKinds = l.fibers ? nullptr : kernel.site_kinds;
  wholeFirst = !l.fibers && !(kernel.flags & (SAMPAN_KERNEL_WARP_OPS | SAMPAN_KERNEL_GRID_SYNC));
  warpCount = (count + SAMPAN_WARP - 1) / SAMPAN_WARP;

  Carver carver{perThread.data()};
  block.threads = carver.take<sampan_thread>(padded);
  block.records = carver.take<char>(padded * sizeof(sampan_record));
  block.next = carver.take<uint32_t>(padded);
  fibers = carver.take<Fiber *>(padded);
  warps = carver.take<WarpState>(padded / SAMPAN_WARP);
  for (int d = 0; d < 3; ++d) {
    block.block_dim[d] = l.shape.block[d];
    block.grid_dim[d] = l.shape.grid[d];
  }
  block.thread_count = count;
  block.padded_count = padded;
  records = Records::of(block);
  block.dynamic_bytes = l.shape.dynamicShared;
  block.shared = shared.data();
  block.dynamic_shared = shared.data() + staticShared;
  block.params = l.params;
  block.frame = frame.data();
  block.locals = locals.data();
  block.scheduler = this;
  fillThreads();
  if (l.fibers)
    std::fill_n(fibers, padded, nullptr);
  preparedEpoch = epoch;
  return true;
}

// The threads of a launch differ from those of the last one only if the shape of the block does.
void BlockRun::fillThreads() {
  if (filledThreads == block.threads && std::equal(filledDim, filledDim + 3, block.block_dim) &&
      block.threads[block.padded_count - 1].block == &block)
    return;
  uint32_t x = 0, y = 0, z = 0;
  for (uint32_t t = 0; t < block.padded_count; ++t) {
    sampan_thread &thread = block.threads[t];
    thread.tid[0] = x;
    thread.tid[1] = y;
    thread.tid[2] = z;
    thread.linear = t;
    thread.block = &block;
    thread.engine = nullptr;
    if (++x == block.block_dim[0]) {
      x = 0;
      if (++y == block.block_dim[1]) {
        y = 0;
        ++z;
      }
    }
  }
  filledThreads = block.threads;
  std::copy_n(block.block_dim, 3, filledDim);
}

void BlockRun::place(uint64_t number) {
  blockNumber = number;
  const uint64_t x = block.grid_dim[0], y = block.grid_dim[1];
  if (number < x) { // the common grid of one dimension, without divisions
    block.block_idx[0] = static_cast<uint32_t>(number);
    block.block_idx[1] = block.block_idx[2] = 0;
    return;
  }
  block.block_idx[0] = static_cast<uint32_t>(number % x);
  block.block_idx[1] = static_cast<uint32_t>(number / x % y);
  block.block_idx[2] = static_cast<uint32_t>(number / x / y);
}

void BlockRun::begin(uint64_t number) {
  place(number);
  wholeReady = wholeFirst;
  wholeSite = kEntrySite;
  if (wholeFirst)
    return; // the warps are set when they are first looked at
  for (uint32_t w = 0; w < warpCount; ++w) {
    const uint32_t lanes = block.thread_count - w * SAMPAN_WARP;
    const uint32_t live = lanes >= SAMPAN_WARP ? 0xffffffffu : (1u << lanes) - 1;
    warps[w] = {live, live, kEntrySite, true};
  }
}

void BlockRun::abandonFibers() {
  if (!onFibers())
    return;
  for (uint32_t t = 0; t < block.thread_count; ++t)
    if (fibers[t]) {
      fibers[t]->pool->abandon(fibers[t]);
      fibers[t] = nullptr;
    }
}

} // namespace sampan::rt
