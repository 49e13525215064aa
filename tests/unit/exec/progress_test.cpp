// Threads and blocks that wait for each other through memory, and lanes that wait for no one in particular.
#include "step_kernel.h"

#include <atomic>

using namespace step;
using sampan::rt::LaunchResult;
using Words = std::vector<std::atomic<uint32_t>>;

namespace {

// Volatile warp-synchronous code: the lanes of a warp meet after each access, with no mask at all.
struct WarpSynchronous {
  struct State {
    uint32_t stride, got;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_CONVERGE, SAMPAN_SYNC_CONVERGE};
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto *shared = l.shared<uint32_t>() + l.warp() * 64;
    if (site == kEntry) {
      shared[l.lane()] = l.global();
      shared[l.lane() + 32] = 0;
      s.stride = 16;
      return 0;
    }
    if (site == 0) {
      s.got = shared[l.lane() + s.stride];
      return 1;
    }
    shared[l.lane()] += s.got;
    s.stride /= 2;
    if (s.stride == 0) {
      if (l.lane() == 0)
        l.parameter<Words>()[l.global() / 32] = shared[0];
      return kEnd;
    }
    return 0;
  }
};

// Lanes leave a loop one after the other; each round asks who is there.
struct ActiveLanes {
  struct State {
    uint32_t round;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_ACTIVEMASK, SAMPAN_SYNC_ACTIVEMASK};
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto &out = l.parameter<Words>();
    if (site == kEntry)
      return l.lane() % 2;
    if (*l.record.result == ((l.lane() % 2 ? 0xaaaaaaaau : 0x55555555u) & ~0u << s.round))
      ++out[l.linear()];
    return ++s.round > l.lane() ? kEnd : l.lane() % 2;
  }
};

// Every thread of the grid takes one lock: lanes of a warp spin on a lane of the same warp.
struct SpinLock {
  struct State {};
  struct Argument {
    std::atomic<uint32_t> lock{0};
    uint64_t guarded = 0;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_YIELD, SAMPAN_SYNC_CONVERGE};
  static uint32_t step(Lane &l, State &, uint32_t site) {
    auto &a = l.parameter<Argument>();
    if (site == 1) { // in the critical section
      ++a.guarded;
      a.lock.store(0, std::memory_order_release);
      return kEnd;
    }
    uint32_t expected = 0;
    if (a.lock.compare_exchange_strong(expected, 1, std::memory_order_acquire))
      return 1;
    return 0;
  }
};

// Look-back: a block waits for its predecessor's sum. With `ticket`, the order is that of beginning.
struct LookBack {
  struct State {
    uint32_t number;
  };
  struct Argument {
    bool ticket;
    std::atomic<uint32_t> next{0};
    std::vector<std::atomic<uint64_t>> sum;
    explicit Argument(bool t, size_t n) : ticket(t), sum(n) {}
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER, SAMPAN_SYNC_YIELD, SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto &a = l.parameter<Argument>();
    auto *shared = l.shared<uint32_t>();
    if (site == kEntry) {
      if (l.linear() == 0)
        shared[0] = a.ticket ? a.next++ : l.blockNumber();
      return l.barrier(0);
    }
    if (site == 0)
      s.number = shared[0];
    if (site == 2)
      return kEnd;
    if (l.linear() == 0) {
      const uint64_t before = s.number ? a.sum[s.number - 1].load(std::memory_order_acquire) : 1;
      if (!before)
        return 1;
      a.sum[s.number].store(before + s.number, std::memory_order_release);
    }
    return l.barrier(2);
  }
};

// A grid barrier in software: all blocks of the grid must be under way at once, on any number of threads.
struct SoftwareBarrier {
  struct State {
    uint32_t round;
  };
  struct Argument {
    uint32_t blocks, rounds;
    std::atomic<uint32_t> arrived{0};
    std::vector<uint32_t> data;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER, SAMPAN_SYNC_YIELD, SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto &a = l.parameter<Argument>();
    const uint32_t self = l.blockNumber();
    if (site == kEntry || site == 2) {
      if (site == 2)
        ++s.round;
      if (s.round == a.rounds)
        return kEnd;
      // Each round adds a neighbour's value of the round before.
      if (l.linear() == 0) {
        const uint32_t *before = &a.data[s.round * a.blocks];
        a.data[(s.round + 1) * a.blocks + self] = before[self] + before[(self + 1) % a.blocks];
      }
      return l.barrier(0);
    }
    if (l.linear() == 0) {
      if (site == 0)
        a.arrived.fetch_add(1, std::memory_order_acq_rel);
      if (a.arrived.load(std::memory_order_acquire) < a.blocks * (s.round + 1))
        return 1;
    }
    return l.barrier(2);
  }
};

struct GridSync {
  using State = SoftwareBarrier::State;
  using Argument = SoftwareBarrier::Argument;
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_GRID};
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto &a = l.parameter<Argument>();
    const uint32_t self = l.blockNumber();
    if (site == 0)
      ++s.round;
    if (s.round == a.rounds)
      return kEnd;
    if (l.linear() == l.block->thread_count - 1) {
      const uint32_t *before = &a.data[s.round * a.blocks];
      a.data[(s.round + 1) * a.blocks + self] = before[self] + before[(self + 1) % a.blocks];
    }
    return 0;
  }
};

// Sums a barrier-separated round makes, computed one after the other.
std::vector<uint32_t> modelRounds(uint32_t blocks, uint32_t rounds) {
  std::vector<uint32_t> now(blocks);
  for (uint32_t b = 0; b < blocks; ++b)
    now[b] = b * b;
  for (uint32_t r = 0; r < rounds; ++r) {
    std::vector<uint32_t> then(blocks);
    for (uint32_t b = 0; b < blocks; ++b)
      then[b] = now[b] + now[(b + 1) % blocks];
    now = then;
  }
  return now;
}

SoftwareBarrier::Argument roundsArgument(uint32_t blocks, uint32_t rounds) {
  std::vector<uint32_t> data(blocks * (rounds + 1));
  for (uint32_t b = 0; b < blocks; ++b)
    data[b] = b * b;
  return {blocks, rounds, {}, data};
}

class Progress : public ExecTest {};

TEST_P(Progress, warpSynchronousReduction) {
  Words out(20);
  ASSERT_EQ(launch<WarpSynchronous>(5, 128, out), LaunchResult::Ok);
  for (uint32_t w = 0; w < 20; ++w)
    EXPECT_EQ(out[w], 32 * 32 * w + 31 * 16);
}

TEST_P(Progress, activeMaskNamesTheLanesThatAreThere) {
  Words out(64);
  ASSERT_EQ(launch<ActiveLanes>(1, 64, out), LaunchResult::Ok);
  for (uint32_t t = 0; t < 64; ++t)
    EXPECT_EQ(out[t], t % 32 + 1) << t;
}

TEST_P(Progress, spinLockWithinAndAcrossBlocks) {
  SpinLock::Argument a;
  ASSERT_EQ(launch<SpinLock>(40, 64, a), LaunchResult::Ok);
  EXPECT_EQ(a.guarded, 40u * 64);
}

TEST_P(Progress, lookBackByBlockNumberAndByTicket) {
  constexpr uint32_t kBlocks = kThreadSanitizer ? 40 : 300;
  for (bool ticket : {false, true}) {
    LookBack::Argument a(ticket, kBlocks);
    ASSERT_EQ(launch<LookBack>(kBlocks, 64, a), LaunchResult::Ok);
    for (uint64_t b = 0; b < kBlocks; ++b)
      EXPECT_EQ(a.sum[b], 1 + b * (b + 1) / 2);
  }
}

TEST_P(Progress, softwareGridBarrierWithMoreBlocksThanThreads) {
  constexpr uint32_t kBlocks = kThreadSanitizer ? 20 : 50;
  auto a = roundsArgument(kBlocks, 6);
  ASSERT_EQ(launch<SoftwareBarrier>(kBlocks, 96, a), LaunchResult::Ok) << report.message;
  EXPECT_GE(report.parkedBlocks, kBlocks - 4);
  const auto model = modelRounds(kBlocks, 6);
  for (uint32_t b = 0; b < kBlocks; ++b)
    EXPECT_EQ(a.data[6 * kBlocks + b], model[b]);
}

TEST_P(Progress, gridSync) {
  for (uint32_t blocks : {1u, 3u, kThreadSanitizer ? 16u : 40u}) {
    auto a = roundsArgument(blocks, 9);
    ASSERT_EQ(launch<GridSync>(blocks, 70, a, true), LaunchResult::Ok) << report.message;
    EXPECT_EQ(report.parkedBlocks, blocks * 9u);
    const auto model = modelRounds(blocks, 9);
    for (uint32_t b = 0; b < blocks; ++b)
      EXPECT_EQ(a.data[9 * blocks + b], model[b]);
  }
}

INSTANTIATE_TEST_SUITE_P(Exec, Progress, allConfigs(), configName);

} // namespace
