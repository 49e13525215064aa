#include "step_kernel.h"

#include <numeric>

using namespace step;
using sampan::rt::LaunchResult;

namespace {

using Ints = std::vector<uint32_t>;

// A tree reduction in shared memory: a barrier in a loop.
struct TreeSum {
  struct State {
    uint32_t stride;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER, SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto *shared = l.shared<uint32_t>();
    if (site == kEntry) {
      shared[l.linear()] = l.global() + 1;
      s.stride = l.block->thread_count / 2;
      return l.barrier(0);
    }
    if (site == 1)
      s.stride /= 2;
    if (s.stride == 0) {
      if (l.linear() == 0)
        l.parameter<Ints>()[l.blockNumber()] = shared[0];
      return kEnd;
    }
    if (l.linear() < s.stride)
      shared[l.linear()] += shared[l.linear() + s.stride];
    return l.barrier(1);
  }
};

// Threads beyond `n` end before the barrier; the others exchange values through shared memory three times.
struct EarlyExit {
  struct State {
    uint32_t round;
  };
  struct Argument {
    uint32_t n;
    Ints out;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER, SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto &a = l.parameter<Argument>();
    auto *shared = l.shared<uint32_t>();
    if (site == kEntry) {
      if (l.linear() >= a.n)
        return kEnd;
      shared[l.linear()] = l.linear();
      return l.barrier(0);
    }
    if (site == 0) {
      a.out[l.global()] = shared[(l.linear() + 1) % a.n];
      return l.barrier(1);
    }
    shared[l.linear()] = a.out[l.global()];
    return ++s.round == 3 ? kEnd : l.barrier(0);
  }
};

// Odd and even threads reach different barrier instructions.
struct Divergent {
  struct State {};
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER, SAMPAN_SYNC_BARRIER, SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &, uint32_t site) {
    auto *shared = l.shared<uint32_t>();
    const uint32_t n = l.block->thread_count;
    if (site == kEntry) {
      shared[l.linear()] = l.linear() * 3;
      return l.barrier(l.linear() % 2);
    }
    if (site < 2) {
      l.parameter<Ints>()[l.linear()] = shared[(l.linear() + 7) % n];
      return l.barrier(2);
    }
    return kEnd;
  }
};

// __syncthreads_count, _and, _or in turn, with threads from `live` on gone.
struct Reductions {
  struct State {};
  struct Argument {
    uint32_t live;
    std::vector<std::array<uint32_t, 3>> out;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER_RED, SAMPAN_SYNC_BARRIER_RED, SAMPAN_SYNC_BARRIER_RED};
  static uint32_t step(Lane &l, State &, uint32_t site) {
    auto &a = l.parameter<Argument>();
    if (site == kEntry && l.linear() >= a.live)
      return kEnd;
    const uint32_t next = site + 1;
    if (site != kEntry)
      a.out[l.linear()][site] = static_cast<uint32_t>(*l.record.result);
    if (next == 3)
      return kEnd;
    const uint64_t predicate[3] = {l.linear() % 3 == 0, l.linear() != 5, l.linear() == 9};
    *l.record.lane = 77; // compiled code leaves the barrier's number alone here
    *l.record.width = 77;
    *l.record.mode = next;
    *l.record.value = predicate[next] << 40; // any bit counts
    return next;
  }
};

// bar.sync id, count: warps 0 and 1 hand values over through barrier 1 while warps 2 and 3 do so through barrier 2, a
// different number of times.
struct Named {
  struct State {
    uint32_t round;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER, SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto *shared = l.shared<uint32_t>();
    const uint32_t pair = l.warp() / 2, rounds = pair ? 5 : 2;
    if (site == kEntry) {
      shared[l.linear()] = 1;
      return l.barrier(0, 1 + pair, 64);
    }
    if (site == 0) {
      l.parameter<Ints>()[l.linear()] = shared[l.linear() ^ 32];
      return l.barrier(1, 1 + pair, 64);
    }
    shared[l.linear()] = l.parameter<Ints>()[l.linear()] * 2;
    return ++s.round == rounds ? kEnd : l.barrier(0, 1 + pair, 64);
  }
};

// Half of the block waits at barrier 1, the other half at barrier 2, each for the whole block.
struct Deadlock {
  struct State {};
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_BARRIER, SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &, uint32_t site) {
    if (site == kEntry)
      return l.linear() < 40 ? l.barrier(0, 1) : l.barrier(1, 2);
    ++l.parameter<Ints>()[0];
    return kEnd;
  }
};

class Barrier : public ExecTest {};

TEST_P(Barrier, inALoop) {
  Ints out(50);
  ASSERT_EQ(launch<TreeSum>(50, 256, out), LaunchResult::Ok);
  for (uint32_t b = 0; b < 50; ++b)
    EXPECT_EQ(out[b], 256 * (b * 256) + 256 * 257 / 2) << b;
}

TEST_P(Barrier, threadsThatEndedTakeNoPart) {
  for (uint32_t n : {1u, 31u, 32u, 33u, 100u, 128u}) {
    EarlyExit::Argument a{n, Ints(3 * 128, 999)};
    ASSERT_EQ(launch<EarlyExit>(3, 128, a), LaunchResult::Ok) << report.message;
    for (uint32_t b = 0; b < 3; ++b)
      for (uint32_t t = 0; t < 128; ++t)
        EXPECT_EQ(a.out[b * 128 + t], t < n ? (t + 3) % n : 999) << n << " " << t;
  }
}

TEST_P(Barrier, atDifferentInstructions) {
  Ints out(100);
  ASSERT_EQ(launch<Divergent>(1, 100, out), LaunchResult::Ok) << report.message;
  for (uint32_t t = 0; t < 100; ++t)
    EXPECT_EQ(out[t], (t + 7) % 100 * 3);
}

TEST_P(Barrier, reductions) {
  for (uint32_t live : {4u, 8u, 70u, 96u}) {
    Reductions::Argument a{live, {}};
    a.out.resize(96);
    ASSERT_EQ(launch<Reductions>(1, 96, a), LaunchResult::Ok);
    for (uint32_t t = 0; t < live; ++t) {
      EXPECT_EQ(a.out[t][0], (live + 2) / 3);
      EXPECT_EQ(a.out[t][1], live <= 5);
      EXPECT_EQ(a.out[t][2], live > 9);
    }
  }
}

TEST_P(Barrier, withNumberAndCount) {
  Ints out(128);
  ASSERT_EQ(launch<Named>(1, 128, out), LaunchResult::Ok) << report.message;
  for (uint32_t t = 0; t < 128; ++t)
    EXPECT_EQ(out[t], t < 64 ? 2u : 16u) << t;
}

TEST_P(Barrier, deadlockIsAnError) {
  Ints out(1);
  ASSERT_EQ(launch<Deadlock>(5, 64, out), LaunchResult::Deadlock);
  EXPECT_EQ(out[0], 0u);
  EXPECT_NE(report.message.find("S7101"), std::string::npos);
  EXPECT_NE(report.message.find("40 threads wait at site 0 (barrier 1), 24 threads wait at site 1 (barrier 2)"),
            std::string::npos)
      << report.message;
  // The next launch is not touched by what was left behind.
  Ints sums(4);
  ASSERT_EQ(launch<TreeSum>(4, 64, sums), LaunchResult::Ok);
  EXPECT_EQ(sums[0], 64u * 65 / 2);
}

INSTANTIATE_TEST_SUITE_P(Exec, Barrier, allConfigs(), configName);

} // namespace
