// Hand-written kernels for both engines from one source. A kernel K is a state machine:
//   struct State                                  what a thread keeps across its stops
//   static constexpr uint32_t kinds[]             the kind of each site
//   static uint32_t step(Lane &, State &, site)   goes on after `site` (kEntry at first); answers the next site or kEnd
// Regions keep State in the block's frame, fibers on their stack.
#pragma once

#include "runtime/abi.h"
#include "runtime/exec/launch.h"
#include "runtime/exec/records.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace step {

// ThreadSanitizer follows 8,128 fibers at most, and slowly: tests are smaller under it.
#ifdef __SANITIZE_THREAD__
constexpr bool kThreadSanitizer = true;
#else
constexpr bool kThreadSanitizer = false;
#endif

constexpr uint32_t kEntry = 0xffffffffu;
constexpr uint32_t kEnd = SAMPAN_SITE_EXIT;

struct Lane {
  sampan_thread *thread;
  sampan::rt::Records record; // its own, at [0]
  sampan_block *block;
  uint32_t linear() const { return thread->linear; }
  uint32_t lane() const { return thread->linear % 32; }
  uint32_t warp() const { return thread->linear / 32; }
  uint32_t blockNumber() const {
    return block->block_idx[0] + block->grid_dim[0] * (block->block_idx[1] + block->grid_dim[1] * block->block_idx[2]);
  }
  uint32_t global() const { return blockNumber() * block->thread_count + thread->linear; }
  template <class T> T &parameter() const { return **reinterpret_cast<T *const *>(block->params); }
  template <class T> T *shared() const { return reinterpret_cast<T *>(block->shared); }
  uint32_t barrier(uint32_t site, uint32_t number = 0, uint32_t count = 0) const {
    *record.lane = number;
    *record.width = count;
    return site;
  }
  uint32_t warpOp(uint32_t site, uint32_t mask, uint32_t mode = 0, uint64_t value = 0, uint32_t lane = 0,
                  uint32_t width = 32) const {
    *record.mask = mask;
    *record.mode = mode;
    *record.value = value;
    *record.lane = lane;
    *record.width = width;
    return site;
  }
};

template <class K, uint32_t Number> uint32_t region(sampan_block *block, uint32_t first, uint32_t last) {
  auto *states = reinterpret_cast<typename K::State *>(block->frame);
  uint32_t answer = 0;
  for (uint32_t t = first; t < last; ++t) {
    if constexpr (Number == 0)
      new (&states[t]) typename K::State{};
    Lane lane{&block->threads[t], sampan::rt::Records::of(*block).from(t), block};
    block->next[t] = K::step(lane, states[t], Number - 1);
    answer = t == first || block->next[t] == answer ? block->next[t] : SAMPAN_SITE_DIVERGED;
  }
  if (answer != SAMPAN_SITE_DIVERGED) // as compiled code may: next[] means nothing then
    std::memset(block->next + first, 0x5a, (last - first) * sizeof(uint32_t));
  return answer;
}

template <class K> void fiber(sampan_thread *thread) {
  typename K::State state{};
  sampan_block *block = thread->block;
  Lane lane{thread, sampan::rt::Records::of(*block).from(thread->linear), block};
  for (uint32_t site = kEntry; (site = K::step(lane, state, site)) != kEnd;)
    __sampan_sync(thread, K::kinds[site], site);
}

template <class K, uint32_t... N> const sampan_region_fn *regionTable(std::integer_sequence<uint32_t, N...>) {
  static const sampan_region_fn table[] = {&region<K, N>...};
  return table;
}

template <class K> const sampan_kernel &kernel() {
  static const sampan_kernel one = [] {
    constexpr uint32_t sites = std::size(K::kinds);
    sampan_kernel k{};
    k.name = "_Z4testv";
    k.file = "test.cu";
    k.line = 1;
    k.fiber = &fiber<K>;
    k.regions = regionTable<K>(std::make_integer_sequence<uint32_t, sites + 1>());
    k.site_kinds = K::kinds;
    k.region_count = sites + 1;
    for (uint32_t kind : K::kinds)
      if (kind != SAMPAN_SYNC_BARRIER && kind != SAMPAN_SYNC_BARRIER_RED)
        k.flags |= kind == SAMPAN_SYNC_GRID ? SAMPAN_KERNEL_GRID_SYNC : SAMPAN_KERNEL_WARP_OPS;
    k.static_shared_bytes = 16384;
    k.frame_bytes = sizeof(typename K::State);
    k.max_threads = 1024;
    return k;
  }();
  return one;
}

// Every test runs with both engines and several numbers of threads.
struct Config {
  sampan::rt::Engine engine;
  unsigned threads;
};

inline std::string configName(const testing::TestParamInfo<Config> &info) {
  return std::string(info.param.engine == sampan::rt::Engine::Fibers ? "fibers" : "regions") +
         std::to_string(info.param.threads);
}

inline auto allConfigs() {
  using sampan::rt::Engine;
  return testing::Values(Config{Engine::Regions, 1}, Config{Engine::Regions, 2}, Config{Engine::Regions, 4},
                         Config{Engine::Fibers, 1}, Config{Engine::Fibers, 2}, Config{Engine::Fibers, 4});
}

class ExecTest : public testing::TestWithParam<Config> {
protected:
  // Runs K with a pointer to `argument` as its parameter.
  template <class K, class T>
  sampan::rt::LaunchResult launch(uint32_t blocks, uint32_t threads, T &argument, bool cooperative = false) {
    alignas(16) T *packed[1] = {&argument};
    sampan::rt::setThreads(GetParam().threads);
    sampan::rt::LaunchShape shape;
    shape.grid[0] = blocks;
    shape.block[0] = threads;
    shape.cooperative = cooperative;
    sampan::rt::ExecOptions options;
    options.engine = GetParam().engine;
    options.report = &report;
    options.warn = [](void *user, const sampan_kernel &, const char *text) {
      static_cast<std::vector<std::string> *>(user)->push_back(text);
    };
    options.warnUser = &warnings;
    return sampan::rt::runGrid(kernel<K>(), shape, reinterpret_cast<const char *>(packed), options);
  }
  sampan::rt::LaunchReport report;
  std::vector<std::string> warnings;
};

} // namespace step
