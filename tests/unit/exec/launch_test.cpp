// Launches as a whole: shapes, memory of a block, errors, several at once.
#include "step_kernel.h"

#include <atomic>
#include <thread>

using namespace step;
using namespace sampan::rt;

namespace {

struct Argument {
  std::vector<std::atomic<uint32_t>> seen;
  std::atomic<uint32_t> errors{0};
};

// Each thread checks what the block tells it of itself.
struct Look {
  struct State {
    uint64_t mark;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto &a = l.parameter<Argument>();
    const sampan_block &b = *l.block;
    char *local = b.locals + l.linear() * 48;
    if (site == kEntry) {
      const auto *id = l.thread->tid;
      const bool right =
          l.linear() == id[0] + b.block_dim[0] * (id[1] + b.block_dim[1] * id[2]) && id[0] < b.block_dim[0] &&
          id[1] < b.block_dim[1] && id[2] < b.block_dim[2] && b.block_idx[0] < b.grid_dim[0] &&
          b.block_idx[1] < b.grid_dim[1] && b.block_idx[2] < b.grid_dim[2] && l.thread->block == &b &&
          b.dynamic_bytes == 1000 && b.dynamic_shared == b.shared + 512 &&
          reinterpret_cast<uintptr_t>(b.dynamic_shared) % 256 == 0 && reinterpret_cast<uintptr_t>(b.frame) % 64 == 0 &&
          reinterpret_cast<uintptr_t>(local) % 16 == 0 && b.padded_count % 64 == 0 &&
          b.padded_count - b.thread_count < 64;
      a.errors += !right;
      s.mark = l.global();
      std::memset(local, static_cast<int>(l.linear() % 251), 48);
      b.dynamic_shared[l.linear() % 1000] = 1;
      return l.barrier(0);
    }
    for (int i = 0; i < 48; ++i)
      a.errors += static_cast<unsigned char>(local[i]) != l.linear() % 251;
    a.errors += s.mark != l.global();
    ++a.seen[l.global()];
    return kEnd;
  }
};

sampan_kernel lookKernel() {
  sampan_kernel k = kernel<Look>();
  k.static_shared_bytes = 300;
  k.locals_bytes = 48;
  return k;
}

// Thread 37 of block 5 fails.
struct Fails {
  struct State {};
  struct Argument {
    bool trap;
    std::atomic<uint32_t> after{0};
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER, SAMPAN_SYNC_CONVERGE};
  static uint32_t step(Lane &l, State &, uint32_t site) {
    auto &a = l.parameter<Argument>();
    if (site == kEntry)
      return l.barrier(0);
    if (site == 0 && l.blockNumber() == 5 && l.linear() == 37) {
      if (a.trap)
        __sampan_rt_trap(l.thread);
      __sampan_rt_assertfail(l.thread, "x > 0", "file.cu", 12, "void k(int *)", 1);
      ++a.after; // neither comes back
    }
    if (l.blockNumber() == 5 && l.warp() == 1 && site == 1) // its neighbours wait for it
      ++a.after;
    return site == 0 ? 1 : kEnd;
  }
};

// Waits for ever for a block that has failed.
struct WaitsForFailed {
  struct State {};
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_YIELD, SAMPAN_SYNC_GRID};
  static uint32_t step(Lane &l, State &, uint32_t) {
    if (l.blockNumber() == 6)
      __sampan_rt_trap(l.thread);
    return l.blockNumber() % 2;
  }
};

class Launch : public ExecTest {};

TEST_P(Launch, everyThreadOnceWithItsOwnMemory) {
  const sampan_kernel k = lookKernel();
  const uint32_t shapes[][6] = {{1, 1, 1, 1, 1, 1}, {7, 1, 1, 33, 1, 1},
                                {3, 4, 5, 8, 4, 2}, {1, 9, 1, 1, 64, 1},
                                {2, 1, 3, 5, 3, 7}, {4, 1, 1, kThreadSanitizer ? 256u : 1024u, 1, 1}};
  setThreads(GetParam().threads);
  for (const auto &s : shapes) {
    const LaunchShape shape{{s[0], s[1], s[2]}, {s[3], s[4], s[5]}, 1000, false};
    Argument a;
    std::vector<std::atomic<uint32_t>> seen(s[0] * s[1] * s[2] * s[3] * s[4] * s[5]);
    a.seen.swap(seen);
    alignas(16) Argument *packed[] = {&a};
    ExecOptions options;
    options.engine = GetParam().engine;
    ASSERT_EQ(runGrid(k, shape, reinterpret_cast<char *>(packed), options), LaunchResult::Ok);
    EXPECT_EQ(a.errors, 0u);
    for (auto &n : a.seen)
      ASSERT_EQ(n, 1u);
  }
}

TEST_P(Launch, severalAtOnce) {
  const sampan_kernel k = lookKernel();
  setThreads(GetParam().threads);
  std::vector<std::thread> threads;
  std::atomic<uint32_t> bad{0};
  for (int n = 0; n < 3; ++n)
    threads.emplace_back([&, n] {
      for (uint32_t round = 0; round < (kThreadSanitizer ? 3 : 20); ++round) {
        const LaunchShape shape{{1 + round * 2, 1, 1}, {32u << n, 1, 1}, 1000, false};
        Argument a;
        std::vector<std::atomic<uint32_t>> seen(shape.grid[0] * shape.block[0]);
        a.seen.swap(seen);
        alignas(16) Argument *packed[] = {&a};
        ExecOptions options;
        options.engine = GetParam().engine;
        bad += runGrid(k, shape, reinterpret_cast<char *>(packed), options) != LaunchResult::Ok;
        for (auto &s : a.seen)
          bad += s != 1;
        bad += a.errors;
      }
    });
  for (std::thread &t : threads)
    t.join();
  EXPECT_EQ(bad, 0u);
}

TEST_P(Launch, assertStopsIt) {
  Fails::Argument a{false, {}};
  testing::internal::CaptureStderr();
  const LaunchResult result = launch<Fails>(100000, 64, a);
  const std::string text = testing::internal::GetCapturedStderr();
  EXPECT_EQ(result, LaunchResult::Assert);
  EXPECT_EQ(text, "file.cu:12: void k(int *): block: [5,0,0], thread: [37,0,0] Assertion `x > 0` failed.\n");
  EXPECT_NE(report.message.find("S7108"), std::string::npos);
  EXPECT_EQ(a.after, 0u);
}

TEST_P(Launch, trapStopsItAndTheNextOneRuns) {
  Fails::Argument a{true, {}};
  EXPECT_EQ(launch<Fails>(1000, 64, a), LaunchResult::Trap);
  EXPECT_NE(report.message.find("S7109: kernel `test()` (test.cu:1): thread [37,0,0] of block [5,0,0]"),
            std::string::npos)
      << report.message;
  EXPECT_EQ(launch<Fails>(5, 64, a), LaunchResult::Ok);
  EXPECT_EQ(report.message, "");
}

TEST_P(Launch, trapEndsBlocksThatWait) {
  uint32_t nothing = 0;
  EXPECT_EQ(launch<WaitsForFailed>(20, 40, nothing), LaunchResult::Trap);
}

TEST(LaunchErrors, shapes) {
  uint32_t nothing = 0;
  uint32_t *packed[] = {&nothing};
  const uint32_t shapes[][6] = {{0, 1, 1, 1, 1, 1},        {1, 0, 1, 1, 1, 1},      {1, 1, 1, 0, 1, 1},
                                {1, 1, 1, 1025, 1, 1},     {1, 1, 1, 32, 33, 1},    {1, 1, 1, 65536, 65536, 1},
                                {1, 1, 1, 1, 1u << 31, 2}, {~0u, ~0u, ~0u, 1, 1, 1}};
  for (const auto &s : shapes) {
    const LaunchShape shape{{s[0], s[1], s[2]}, {s[3], s[4], s[5]}, 0, false};
    LaunchReport report;
    ExecOptions options;
    options.report = &report;
    EXPECT_EQ(runGrid(kernel<Look>(), shape, reinterpret_cast<char *>(packed), options), LaunchResult::InvalidShape);
    EXPECT_EQ(report.message.find("S7105: kernel `test()`"), 0u) << report.message;
  }
}

TEST(LaunchErrors, engineAndResidency) {
  uint32_t nothing = 0;
  uint32_t *packed[] = {&nothing};
  sampan_kernel k = kernel<Look>();
  k.fiber = nullptr;
  ExecOptions options;
  options.engine = Engine::Fibers;
  EXPECT_EQ(runGrid(k, {}, reinterpret_cast<char *>(packed), options), LaunchResult::EngineMissing);
  options.engine = Engine::Auto;
  options.maxResidentBlocks = 4;
  LaunchShape shape;
  shape.grid[1] = 5;
  shape.cooperative = true;
  EXPECT_EQ(runGrid(k, shape, reinterpret_cast<char *>(packed), options), LaunchResult::CooperativeTooLarge);
}

INSTANTIATE_TEST_SUITE_P(Exec, Launch, allConfigs(), configName);

} // namespace
