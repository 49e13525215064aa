// Shuffles against a model written from CUDA's description, in all modes, widths, distances and masks.
#include "step_kernel.h"

#include <random>

using namespace step;
using sampan::rt::LaunchResult;

namespace {

struct Case {
  uint32_t mode, operand, width;
  bool varying;                  // the operand differs from lane to lane
  std::array<uint32_t, 32> mask; // of each lane: groups of lanes that shuffle among themselves
  uint32_t ended;                // lanes that end before
};

struct Argument {
  std::vector<Case> cases;
  std::vector<std::array<uint64_t, 32>> out;
};

uint32_t operandOf(const Case &c, uint32_t lane) { return c.varying ? (c.operand * 7 + lane * 5) % 64 : c.operand; }
uint64_t valueOf(uint32_t number, uint32_t lane) { return number * 0x100000001ull + lane * 0x10001ull; }

// One case for each warp of the grid.
struct Shuffle {
  struct State {};
  static constexpr uint32_t kinds[] = {SAMPAN_SYNC_SHFL};
  static uint32_t step(Lane &l, State &, uint32_t site) {
    auto &a = l.parameter<Argument>();
    const uint32_t number = l.blockNumber() * (l.block->thread_count / 32) + l.warp();
    if (number >= a.cases.size())
      return kEnd;
    const Case &c = a.cases[number];
    if (c.ended >> l.lane() & 1)
      return kEnd;
    if (site == kEntry)
      return l.warpOp(0, c.mask[l.lane()], c.mode, valueOf(number, l.lane()), operandOf(c, l.lane()), c.width);
    a.out[number][l.lane()] = *l.record.result;
    return kEnd;
  }
};

// Segments of `width` lanes; a lane that reads outside of what the mode allows keeps its own value.
uint32_t modelSource(uint32_t lane, uint32_t mode, uint32_t operand, uint32_t width) {
  const int begin = static_cast<int>(lane / width * width), end = begin + static_cast<int>(width);
  const int self = static_cast<int>(lane), by = static_cast<int>(operand % 32);
  int from = self;
  if (mode == 0)
    from = begin + by % static_cast<int>(width);
  if (mode == 1 && self - by >= begin)
    from = self - by;
  if (mode == 2 && self + by < end)
    from = self + by;
  if (mode == 3 && (self ^ by) < end)
    from = self ^ by;
  return static_cast<uint32_t>(from);
}

class Shuffles : public ExecTest {
protected:
  void check(Argument &a) {
    a.out.assign(a.cases.size(), {});
    const uint32_t blocks = static_cast<uint32_t>((a.cases.size() + 3) / 4);
    ASSERT_EQ(launch<Shuffle>(blocks, 128, a), LaunchResult::Ok) << report.message;
    EXPECT_EQ(report.forcedWarpReleases, 0u);
    for (uint32_t n = 0; n < a.cases.size(); ++n) {
      const Case &c = a.cases[n];
      for (uint32_t lane = 0; lane < 32; ++lane) {
        if (c.ended >> lane & 1)
          continue;
        uint32_t from = modelSource(lane, c.mode, operandOf(c, lane), c.width);
        if (!(c.mask[lane] >> from & 1) || (c.ended >> from & 1))
          from = lane;
        ASSERT_EQ(a.out[n][lane], valueOf(n, from))
            << "mode " << c.mode << " operand " << operandOf(c, lane) << " width " << c.width << " lane " << lane;
      }
    }
  }
};

Case wholeWarp(uint32_t mode, uint32_t operand, uint32_t width, bool varying = false) {
  Case c{mode, operand, width, varying, {}, 0};
  c.mask.fill(0xffffffffu);
  return c;
}

TEST_P(Shuffles, allModesWidthsAndDistances) {
  Argument a;
  for (uint32_t mode = 0; mode < 4; ++mode)
    for (uint32_t width : {1u, 2u, 4u, 8u, 16u, 32u})
      for (uint32_t operand = 0; operand < 40; ++operand)
        for (bool varying : {false, true})
          a.cases.push_back(wholeWarp(mode, operand, width, varying));
  check(a);
}

TEST_P(Shuffles, masksAndEndedLanes) {
  std::mt19937 random(7);
  Argument a;
  for (uint32_t n = 0; n < 2000; ++n) {
    Case c = wholeWarp(random() % 4, random() % 32, 1u << random() % 6, random() % 2);
    // Any partition of the lanes into up to four groups, each with its own mask.
    std::array<uint32_t, 32> group;
    const uint32_t groups = 1 + random() % 4;
    uint32_t mask[4] = {};
    for (uint32_t lane = 0; lane < 32; ++lane) {
      group[lane] = random() % groups;
      mask[group[lane]] |= 1u << lane;
    }
    for (uint32_t lane = 0; lane < 32; ++lane)
      c.mask[lane] = mask[group[lane]];
    c.ended = n % 2 ? random() & random() : 0;
    a.cases.push_back(c);
  }
  check(a);
}

INSTANTIATE_TEST_SUITE_P(Exec, Shuffles, allConfigs(), configName);

} // namespace
