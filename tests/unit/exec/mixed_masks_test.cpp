// Masks that CUDA leaves undefined: lanes that leave themselves out, or name others that pass by with masks of their own.
// Lanes that stand together go on together, as on a GPU.
#include "step_kernel.h"

#include <bit>
#include <random>

using namespace step;
using sampan::rt::LaunchResult;

namespace {

struct Case {
  uint32_t site, mode, live;
  std::array<uint32_t, 32> mask;
  std::array<uint64_t, 32> value;
};

struct Argument {
  std::vector<Case> cases;
  std::vector<std::array<uint64_t, 32>> out;
};

// One case for each warp. Even lanes come by way of another operation, so that lanes arrive one after the other.
struct Meet {
  struct State {};
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_VOTE, SAMPAN_SYNC_MATCH, SAMPAN_SYNC_REDUCE, SAMPAN_SYNC_SHFL,
                                       SAMPAN_SYNC_WARP};
  static uint32_t step(Lane &l, State &, uint32_t site) {
    auto &a = l.parameter<Argument>();
    const uint32_t number = l.global() / 32;
    if (number >= a.cases.size())
      return kEnd;
    const Case &c = a.cases[number];
    if (!(c.live >> l.lane() & 1))
      return kEnd;
    if (site == kEntry && l.lane() % 2 == 0)
      return l.warpOp(4, 0x55555555u & c.live);
    if (site == kEntry || site == 4)
      return l.warpOp(c.site, c.mask[l.lane()], c.mode, c.value[l.lane()]); // a shuffle reads lane 0
    a.out[number][l.lane()] = *l.record.result;
    return kEnd;
  }
};

uint64_t model(const Case &c, uint32_t lane) {
  const uint32_t there = c.live & c.mask[lane];
  std::vector<uint64_t> seen;
  uint32_t set = 0, same = 0;
  for (uint32_t l = 0; l < 32; ++l)
    if (there >> l & 1) {
      seen.push_back(c.value[l]);
      set |= c.value[l] ? 1u << l : 0;
      same |= c.value[l] == c.value[lane] ? 1u << l : 0;
    }
  switch (Meet::kinds[c.site]) {
  case SAMPAN_SYNC_VOTE: {
    const uint64_t results[] = {set == there, set != 0, set, set == 0 || set == there};
    return results[c.mode];
  }
  case SAMPAN_SYNC_MATCH:
    if (c.mode == 0)
      return same;
    for (uint64_t v : seen)
      if (v != seen[0])
        return 0;
    return there;
  case SAMPAN_SYNC_REDUCE: {
    if (seen.empty())
      return c.value[lane];
    uint32_t sum = 0, least = ~0u;
    for (uint64_t v : seen) {
      sum += static_cast<uint32_t>(v);
      least = std::min(least, static_cast<uint32_t>(v));
    }
    return c.mode == SAMPAN_REDUCE_ADD ? sum : least;
  }
  default: return c.value[c.live & 1 ? 0 : lane];
  }
}

class MixedMasks : public ExecTest {
protected:
  void check(Argument &a) {
    a.out.assign(a.cases.size(), {});
    ASSERT_EQ(launch<Meet>(static_cast<uint32_t>(a.cases.size() + 2) / 3, 96, a), LaunchResult::Ok) << report.message;
    EXPECT_EQ(report.forcedWarpReleases, a.cases.size());
    for (size_t n = 0; n < a.cases.size(); ++n)
      for (uint32_t lane = 0; lane < 32; ++lane)
        if (a.cases[n].live >> lane & 1)
          ASSERT_EQ(a.out[n][lane], model(a.cases[n], lane))
              << "case " << n << " site " << a.cases[n].site << " mode " << a.cases[n].mode << " lane " << lane;
  }
};

Case ballot(uint32_t live = 0xffffffffu) {
  Case c{0, 2, live, {}, {}};
  for (uint32_t l = 0; l < 32; ++l)
    c.value[l] = l % 3 == 0;
  return c;
}

TEST_P(MixedMasks, theMaskOfLowerLanesSeesLowerLanes) {
  Argument a;
  a.cases = {ballot(), ballot(0x0ff0ffffu)};
  for (Case &c : a.cases)
    for (uint32_t l = 0; l < 32; ++l)
      c.mask[l] = (1u << l) - 1;
  check(a);
  EXPECT_EQ(a.out[0][0], 0u);
  EXPECT_EQ(a.out[0][31], 0x49249249u);
  EXPECT_EQ(a.out[1][27], 0x01209249u & 0x07f0ffffu);
}

TEST_P(MixedMasks, halfAWarpsMaskInAWholeWarp) {
  Argument a;
  a.cases = {ballot(), ballot()};
  a.cases[1].site = 3; // shuffles are not filtered: the upper half reads lane 0 as well
  a.cases[1].mode = 0;
  a.cases[1].value.fill(5);
  a.cases[1].value[0] = 77;
  for (Case &c : a.cases)
    c.mask.fill(0xffff);
  check(a);
  EXPECT_EQ(a.out[0][20], 0x9249u);
  EXPECT_EQ(a.out[1][20], 77u);
}

TEST_P(MixedMasks, oneLaneThatLeavesItselfOut) {
  Argument a;
  a.cases = {ballot()};
  a.cases[0].mask.fill(0xffffffffu);
  a.cases[0].mask[7] = 0xffffff7fu;
  check(a);
  EXPECT_EQ(a.out[0][0], 0x49249249u);
}

TEST_P(MixedMasks, anyOperationUnderAnyMasks) {
  std::mt19937_64 random(5);
  Argument a;
  for (int n = 0; n < 600; ++n) {
    Case c{static_cast<uint32_t>(random() % 4),
           0,
           n % 2 ? 0xffffffffu : static_cast<uint32_t>(random() | random()),
           {},
           {}};
    constexpr uint32_t modes[] = {4, 2, 2, 1}; // of a reduction: sum and signed minimum
    c.mode = static_cast<uint32_t>(random() % modes[c.site]);
    const uint64_t range = 1 + random() % 3;
    for (uint32_t l = 0; l < 32; ++l) {
      c.value[l] = random() % range;
      c.mask[l] = static_cast<uint32_t>(random() & random());
    }
    c.live |= 2;
    c.mask[1] &= ~2u; // at least one
    a.cases.push_back(c);
  }
  check(a);
}

// Each lane names itself and those below: nothing is wrong with lane 0's mask, which is complete; the others' never are.
struct Upwards {
  struct State {};
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_VOTE, SAMPAN_SYNC_BARRIER};
  static uint32_t step(Lane &l, State &, uint32_t site) {
    if (site == kEntry)
      return l.warpOp(0, 2u * (1u << l.lane()) - 1, 2, 1);
    if (site == 0)
      l.parameter<std::vector<uint32_t>>()[l.linear()] = static_cast<uint32_t>(*l.record.result);
    return site == 0 ? l.barrier(1) : kEnd;
  }
};

TEST_P(MixedMasks, masksThatNameLanesThatHaveGoneOn) {
  std::vector<uint32_t> out(32);
  ASSERT_EQ(launch<Upwards>(1, 32, out), LaunchResult::Ok) << report.message;
  EXPECT_EQ(report.forcedWarpReleases, 1u);
  EXPECT_EQ(out[0], 1u);
  for (uint32_t l = 1; l < 32; ++l)
    EXPECT_EQ(out[l], (2u * (1u << l) - 1) & ~1u) << l;
}

INSTANTIATE_TEST_SUITE_P(Exec, MixedMasks, allConfigs(), configName);

} // namespace
