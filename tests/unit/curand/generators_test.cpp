// The generators against the numbers that their authors published, and their jumps against single steps.
#include "sampan/curand/mrg32k3a_core.h"
#include "sampan/curand/philox_core.h"
#include "sampan/curand/uniform_core.h"
#include "sampan/curand/xorwow_core.h"

#include <curand.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

namespace sampan::curand {
namespace {

TEST(Philox, GivesTheAuthorsKnownAnswers) {
  struct Case {
    PhiloxBlock counter;
    uint32_t key[2];
    uint32_t expected[4];
  };
  constexpr uint32_t all = 0xffffffff;
  const Case cases[] = {
      {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
      {{all, all, all, all}, {all, all}, {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
      {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
       {0xa4093822, 0x299f31d0},
       {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
  };
  for (const Case &c : cases) {
    const PhiloxBlock b = philox4x32_10(c.counter, c.key[0], c.key[1]);
    EXPECT_EQ(std::vector<uint32_t>({b.x, b.y, b.z, b.w}), std::vector<uint32_t>(c.expected, c.expected + 4));
  }
}

TEST(Mrg32k3a, GivesTheAuthorsKnownAnswers) {
  Mrg32k3a state = mrgSeeded(0); // 12345 six times, as in the paper's program
  for (double expected : {0.127011122046577, 0.318527565396794, 0.309186015583270, 0.825846862927113})
    EXPECT_NEAR(mrgNext(state) * 2.328306549295727688e-10, expected, 1e-12);
}

TEST(Mrg32k3a, SequencesStartWhereTheAuthorsStreamsDo) {
  Mrg32k3a state = mrgSeeded(0);
  mrgSkip(state, 1, kMrgSequence);
  EXPECT_EQ(std::vector<uint32_t>(state.a, state.a + 3), std::vector<uint32_t>({3692455944, 1366884236, 2968912127}));
  EXPECT_EQ(std::vector<uint32_t>(state.b, state.b + 3), std::vector<uint32_t>({335948734, 4161675175, 475798818}));
}

TEST(Mrg32k3a, ReducesLikeADivision) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 100000; ++i) {
    const uint64_t x = i < 4 ? ~uint64_t(i) : random() >> (i % 64);
    ASSERT_EQ(mrgReduceA(x), x % kMrgModulusA) << x;
    ASSERT_EQ(mrgReduceB(x), x % kMrgModulusB) << x;
  }
}

TEST(Mrg32k3a, TheLargestNumbersBitsAreAllOnes) {
  EXPECT_EQ(mrgBits(kMrgModulusA), 0xffffffffu);
  EXPECT_EQ(mrgBits(1), 1u);
  EXPECT_EQ(mrgUniformFloat(kMrgModulusA), 1.0f);
  EXPECT_EQ(mrgUniformDouble(kMrgModulusA), 1.0);
}

TEST(Mrg32k3a, SkipsAsItSteps) {
  for (uint64_t n : {0, 1, 2, 15, 16, 1000, 54321}) {
    Mrg32k3a stepped = mrgSeeded(77), skipped = stepped;
    for (uint64_t i = 0; i < n; ++i)
      mrgNext(stepped);
    mrgSkip(skipped, n, 0);
    EXPECT_EQ(mrgNext(stepped), mrgNext(skipped)) << n;
  }
}

TEST(Xorwow, GivesMarsagliasNumbers) {
  Xorwow state = {6615241, {123456789, 362436069, 521288629, 88675123, 5783321}};
  for (uint32_t expected : {246875399u, 3690007200u, 1264581005u, 3906711041u, 1866187943u})
    EXPECT_EQ(xorwowNext(state), expected);
}

TEST(Xorwow, SkipsAsItSteps) {
  for (uint64_t n : {0, 1, 2, 15, 16, 1000, 54321}) {
    Xorwow stepped = xorwowSeeded(77), skipped = stepped;
    for (uint64_t i = 0; i < n; ++i)
      xorwowNext(stepped);
    xorwowSkip(skipped, n);
    EXPECT_EQ(xorwowNext(stepped), xorwowNext(skipped)) << n;
  }
}

// 2^67 steps are eight times as many as 2^64, which no single argument can say, less the one that ~0 lacks.
TEST(Xorwow, ASubsequenceIsSoManySteps) {
  Xorwow stepped = xorwowSeeded(5), skipped = stepped;
  for (int i = 0; i < 8; ++i)
    xorwowSkip(stepped, ~uint64_t(0));
  xorwowSkip(stepped, 8);
  xorwowSkipSubsequences(skipped, 1);
  EXPECT_EQ(xorwowNext(stepped), xorwowNext(skipped));
  Xorwow many = xorwowSeeded(5), one = many;
  xorwowSkipSubsequences(many, 0x123456789abcdefull);
  xorwowSkipSubsequences(one, 0x123456789abcdeeull);
  xorwowSkipSubsequences(one, 1);
  EXPECT_EQ(xorwowNext(many), xorwowNext(one));
}

std::vector<uint32_t> bitsOf(curandRngType_t type, unsigned long long seed, size_t count, unsigned dimensions = 0) {
  curandGenerator_t g = nullptr;
  EXPECT_EQ(curandCreateGeneratorHost(&g, type), CURAND_STATUS_SUCCESS);
  EXPECT_EQ(dimensions ? curandSetQuasiRandomGeneratorDimensions(g, dimensions)
                       : curandSetPseudoRandomGeneratorSeed(g, seed),
            CURAND_STATUS_SUCCESS);
  std::vector<uint32_t> bits(count);
  EXPECT_EQ(curandGenerate(g, bits.data(), count), CURAND_STATUS_SUCCESS);
  EXPECT_EQ(curandDestroyGenerator(g), CURAND_STATUS_SUCCESS);
  return bits;
}

// Eight numbers of the first sequence in each round of 65536, 78 rounds for 624; each of the next 624 comes after them.
TEST(Mt19937, TheFirstSequenceIsThePapers) {
  constexpr int kRound = 65536, kRounds = 78, kBlocks = 2;
  const std::vector<uint32_t> bits = bitsOf(CURAND_RNG_PSEUDO_MT19937, 5489, size_t(kRound) * kRounds * kBlocks);
  std::mt19937 known(5489);
  EXPECT_EQ(bits[0], 3499211612u);
  for (int block = 0; block < kBlocks; ++block) {
    std::vector<uint32_t> got, expected(624);
    std::generate(expected.begin(), expected.end(), std::ref(known));
    for (int round = 0; round < kRounds; ++round)
      for (int turn = 0; turn < 8; ++turn)
        got.push_back(bits[size_t(block * kRounds + round) * kRound + turn]);
    std::sort(got.begin(), got.end());
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(got, expected);
  }
}

// The first 2^k numbers of every dimension fall into all of 2^k equal parts; and no two dimensions are the same.
TEST(Sobol, EveryDimensionIsStratified) {
  constexpr unsigned kDimensions = 10, kEach = 4096;
  const std::vector<uint32_t> bits = bitsOf(CURAND_RNG_QUASI_SOBOL32, 0, kDimensions * kEach, kDimensions);
  std::set<std::vector<uint32_t>> different;
  for (unsigned d = 0; d < kDimensions; ++d) {
    std::vector<uint32_t> parts;
    for (unsigned i = 0; i < kEach; ++i)
      parts.push_back(bits[d * kEach + i] >> 20);
    different.insert(parts);
    std::sort(parts.begin(), parts.end());
    for (unsigned i = 0; i < kEach; ++i)
      ASSERT_EQ(parts[i], i) << d;
  }
  EXPECT_EQ(different.size(), kDimensions);
}

// Joe and Kuo's example: the first points in three dimensions, as eighths.
TEST(Sobol, PointsAreThePapers) {
  const std::vector<uint32_t> bits = bitsOf(CURAND_RNG_QUASI_SOBOL32, 0, 3 * 8, 3);
  const uint32_t expected[3][8] = {{0, 4, 6, 2, 3, 7, 5, 1}, {0, 4, 2, 6, 3, 7, 1, 5}, {0, 4, 2, 6, 5, 1, 7, 3}};
  for (int d = 0; d < 3; ++d)
    for (int i = 0; i < 8; ++i)
      EXPECT_EQ(bits[d * 8 + i] >> 29, expected[d][i]) << d << ' ' << i;
}

} // namespace
} // namespace sampan::curand
