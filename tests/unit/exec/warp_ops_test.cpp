// Votes, matches and reductions; lanes that diverge, end early or have masks of their own.
#include "step_kernel.h"

#include <random>

using namespace step;
using sampan::rt::LaunchResult;

namespace {

// Each lane runs a list of operations on groups of lanes; a group's operations are a list of its own length, so that
// groups of a warp go different ways. Two sites of each kind: which one a lane takes depends on the group.
struct Operation {
  uint32_t kind, mode;
  std::array<uint64_t, 32> value;
  uint32_t mask; // lanes that run it
};
struct WarpPlan {
  std::vector<std::vector<Operation>> groups;
  std::array<uint32_t, 32> groupOf;
};
struct Argument {
  std::vector<WarpPlan> plans;
  std::vector<std::array<std::vector<uint64_t>, 32>> out;
};

struct Operations {
  struct State {
    uint32_t at;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_VOTE, SAMPAN_SYNC_MATCH, SAMPAN_SYNC_REDUCE, SAMPAN_SYNC_WARP,
                                       SAMPAN_SYNC_VOTE, SAMPAN_SYNC_MATCH, SAMPAN_SYNC_REDUCE, SAMPAN_SYNC_WARP};
  static uint32_t siteFor(uint32_t kind, uint32_t group) {
    for (uint32_t s = 0; s < 4; ++s)
      if (kinds[s] == kind)
        return s + group % 2 * 4;
    return kEnd;
  }
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto &a = l.parameter<Argument>();
    const uint32_t number = l.blockNumber() * (l.block->thread_count / 32) + l.warp();
    if (number >= a.plans.size())
      return kEnd;
    const WarpPlan &plan = a.plans[number];
    const auto &mine = plan.groups[plan.groupOf[l.lane()]];
    if (site != kEntry) {
      a.out[number][l.lane()].push_back(mine[s.at].kind == SAMPAN_SYNC_WARP ? 0 : *l.record.result);
      ++s.at;
    }
    if (s.at == mine.size())
      return kEnd;
    const Operation &o = mine[s.at];
    return l.warpOp(siteFor(o.kind, plan.groupOf[l.lane()]), o.mask, o.mode, o.value[l.lane()]);
  }
};

uint64_t model(const Operation &o, uint32_t lane) {
  uint64_t result = 0;
  uint32_t all = 1, any = 0, ballot = 0, same = 0, members = 0;
  uint64_t total = 0;
  bool first = true;
  for (uint32_t other = 0; other < 32; ++other) {
    if (!(o.mask >> other & 1))
      continue;
    const uint64_t v = o.value[other];
    const uint32_t x = static_cast<uint32_t>(v), t = static_cast<uint32_t>(total);
    members |= 1u << other;
    all &= v != 0;
    any |= v != 0;
    ballot |= uint32_t(v != 0) << other;
    same |= uint32_t(v == o.value[lane]) << other;
    if (first) {
      total = x;
      first = false;
      continue;
    }
    switch (o.mode) {
    case SAMPAN_REDUCE_ADD: total = t + x; break;
    case SAMPAN_REDUCE_MIN_S: total = uint32_t(std::min(int32_t(t), int32_t(x))); break;
    case SAMPAN_REDUCE_MAX_S: total = uint32_t(std::max(int32_t(t), int32_t(x))); break;
    case SAMPAN_REDUCE_MIN_U: total = std::min(t, x); break;
    case SAMPAN_REDUCE_MAX_U: total = std::max(t, x); break;
    case SAMPAN_REDUCE_AND: total = t & x; break;
    case SAMPAN_REDUCE_OR: total = t | x; break;
    case SAMPAN_REDUCE_XOR: total = t ^ x; break;
    }
  }
  if (o.kind == SAMPAN_SYNC_VOTE)
    result = o.mode == 0 ? all : o.mode == 1 ? any : o.mode == 2 ? ballot : uint32_t(all || !any);
  if (o.kind == SAMPAN_SYNC_MATCH)
    result = o.mode == 0 || same == members ? same : 0;
  if (o.kind == SAMPAN_SYNC_REDUCE)
    result = uint32_t(total);
  return result;
}

// A lane ends early and is named in the mask of the others all the same.
struct NamedButEnded {
  struct State {
    uint32_t round;
  };
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_VOTE};
  static uint32_t step(Lane &l, State &s, uint32_t site) {
    auto &out = l.parameter<std::vector<uint32_t>>();
    if (site != kEntry)
      out[l.linear()] = static_cast<uint32_t>(*l.record.result);
    if (s.round == l.lane() + 1)
      return kEnd;
    ++s.round;
    return l.warpOp(0, 0xffffffffu, 2, 1);
  }
};

// Both arms of a branch have the same operation, at two sites: hardware lets them meet.
struct TwoSites {
  struct State {};
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_VOTE, SAMPAN_SYNC_VOTE};
  static uint32_t step(Lane &l, State &, uint32_t site) {
    if (site == kEntry)
      return l.warpOp(l.lane() < 10 ? 0 : 1, 0xffffffffu, 2, l.lane() % 2);
    l.parameter<std::vector<uint32_t>>()[l.linear()] = static_cast<uint32_t>(*l.record.result);
    return kEnd;
  }
};

// The mask names all lanes, but only some come; the others wait for them at the block's barrier.
struct Incomplete {
  struct State {};
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_VOTE, SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &, uint32_t site) {
    if (site == kEntry && l.lane() < 4)
      return l.warpOp(0, 0xffffffffu, 2, 1);
    if (site == 0)
      l.parameter<std::vector<uint32_t>>()[l.linear()] = static_cast<uint32_t>(*l.record.result);
    return site == 1 ? kEnd : l.barrier(1);
  }
};

class WarpOps : public ExecTest {};

TEST_P(WarpOps, randomGroupsGoTheirOwnWays) {
  std::mt19937_64 random(11);
  Argument a;
  for (int n = 0; n < 300; ++n) {
    WarpPlan plan;
    const uint32_t groups = 1 + static_cast<uint32_t>(random() % 5);
    std::array<uint32_t, 5> mask{};
    for (uint32_t lane = 0; lane < 32; ++lane)
      mask[plan.groupOf[lane] = static_cast<uint32_t>(random() % groups)] |= 1u << lane;
    for (uint32_t g = 0; g < groups; ++g) {
      std::vector<Operation> list(random() % 6);
      for (Operation &o : list) {
        constexpr uint32_t kinds[] = {SAMPAN_SYNC_VOTE, SAMPAN_SYNC_MATCH, SAMPAN_SYNC_REDUCE, SAMPAN_SYNC_WARP};
        o.kind = kinds[random() % 4];
        o.mode = static_cast<uint32_t>(random() % (o.kind == SAMPAN_SYNC_VOTE    ? 4
                                                   : o.kind == SAMPAN_SYNC_MATCH ? 2
                                                                                 : 8));
        o.mask = mask[g];
        const uint64_t range = o.kind == SAMPAN_SYNC_REDUCE ? 1ull << 32 : 1 + random() % 3;
        for (uint64_t &v : o.value)
          v = random() % range << (o.kind == SAMPAN_SYNC_MATCH ? 33 : 0);
      }
      plan.groups.push_back(list);
    }
    a.plans.push_back(plan);
  }
  a.out.resize(a.plans.size());
  ASSERT_EQ(launch<Operations>(100, 96, a), LaunchResult::Ok) << report.message;
  EXPECT_EQ(report.forcedWarpReleases, 0u);
  for (size_t n = 0; n < a.plans.size(); ++n)
    for (uint32_t lane = 0; lane < 32; ++lane) {
      const auto &mine = a.plans[n].groups[a.plans[n].groupOf[lane]];
      ASSERT_EQ(a.out[n][lane].size(), mine.size());
      for (size_t i = 0; i < mine.size(); ++i)
        ASSERT_EQ(a.out[n][lane][i], model(mine[i], lane)) << "kind " << mine[i].kind << " mode " << mine[i].mode;
    }
}

TEST_P(WarpOps, endedLanesCountAsArrived) {
  std::vector<uint32_t> out(64);
  ASSERT_EQ(launch<NamedButEnded>(1, 64, out), LaunchResult::Ok);
  for (uint32_t t = 0; t < 64; ++t)
    EXPECT_EQ(out[t], ~0u << t % 32) << t;
}

TEST_P(WarpOps, partialWarpCountsAsWhole) {
  std::vector<uint32_t> out(41);
  ASSERT_EQ(launch<NamedButEnded>(1, 41, out), LaunchResult::Ok);
  EXPECT_EQ(out[40], 1u << 8);
  EXPECT_EQ(out[32], 0x1ffu);
}

TEST_P(WarpOps, oneOperationAtTwoSites) {
  std::vector<uint32_t> out(32);
  ASSERT_EQ(launch<TwoSites>(1, 32, out), LaunchResult::Ok);
  EXPECT_EQ(report.forcedWarpReleases, 0u);
  for (uint32_t v : out)
    EXPECT_EQ(v, 0xaaaaaaaau);
}

TEST_P(WarpOps, incompleteMaskGoesOnAndIsReported) {
  std::vector<uint32_t> out(64);
  ASSERT_EQ(launch<Incomplete>(1, 64, out), LaunchResult::Ok) << report.message;
  EXPECT_EQ(report.forcedWarpReleases, 2u);
  EXPECT_EQ(out[0], 0xfu);
  EXPECT_EQ(out[35], 0xfu);
  // Once for each kernel, however many launches and configurations there are.
  static unsigned told = 0;
  told += static_cast<unsigned>(warnings.size());
  EXPECT_EQ(told, 1u);
  for (const std::string &w : warnings)
    EXPECT_EQ(w.find("S7102: kernel `test()` (test.cu:1): 2 warp operation"), 0u) << w;
}

INSTANTIATE_TEST_SUITE_P(Exec, WarpOps, allConfigs(), configName);

} // namespace
