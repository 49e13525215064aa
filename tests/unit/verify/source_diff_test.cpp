#include "verify/source_diff.h"

#include <gtest/gtest.h>

namespace sampan::verify {

TEST(SourceDiff, FindsWhatChangedAndTakesItBack) {
  const std::string a = "one\ntwo\nthree\nfour\nfive\n", b = "one\n2\nthree\nfour\nnew\nfive\nsix";
  const auto hunks = differences("f", a, b);
  ASSERT_EQ(hunks.size(), 3u);
  EXPECT_EQ(hunks[0].hereFirst, 1u);
  EXPECT_EQ(hunks[0].there, "two\n");
  EXPECT_EQ(takeBack({{"f", b}}, hunks).at("f"), a);
  EXPECT_EQ(takeBack({{"f", b}}, {hunks[1]}).at("f"), "one\n2\nthree\nfour\nfive\nsix");
}

TEST(SourceDiff, EqualAndEmptyTexts) {
  EXPECT_TRUE(differences("f", "a\n", "a\n").empty());
  EXPECT_TRUE(differences("f", "", "").empty());
  EXPECT_EQ(differences("f", "", "a\n").size(), 1u);
  EXPECT_EQ(takeBack({{"f", "a\n"}}, differences("f", "", "a\n")).at("f"), "");
}

TEST(SourceDiff, ReplacesWholeWordsOnly) {
  const auto uses = replacements({{"f", "__expf(x) + my__expf(x)\nexpf(x)\n"}}, "__expf", "expf");
  ASSERT_EQ(uses.size(), 1u);
  EXPECT_EQ(uses[0].there, "expf(x) + my__expf(x)\n");
}

TEST(SourceDiff, NamesTheKindOfAChange) {
  auto cause = [](const std::string &there, const std::string &here) {
    return causeOfChange({"f", 0, 1, 0, 1, there, here});
  };
  EXPECT_EQ(cause("__syncthreads();", ""), Cause::Race);
  EXPECT_EQ(cause("y = expf(x);", "y = __expf(x);"), Cause::FastFunction);
  EXPECT_EQ(cause("y = a * b + c;", "y = __fadd_rn(__fmul_rn(a, b), c);"), Cause::Contraction);
  EXPECT_EQ(cause("double s = 0;", "float s = 0;"), Cause::FloatForDouble);
  EXPECT_EQ(cause("y = exp(x);", "y = expf(x);"), Cause::FloatForDouble);
  EXPECT_EQ(cause("v = __shfl_xor_sync(m, v, 1);", "v = __shfl_xor_sync(m, v, 2);"), Cause::SwappedLanes);
  EXPECT_EQ(cause("curand_init(seed, i, 0, &s);", "curand_init(seed, 0, i, &s);"), Cause::RandomStream);
  EXPECT_EQ(cause("out[i] = h;", "out[i] = h ^ 64;"), Cause::FlippedBit);
  EXPECT_EQ(cause("out[i] = h;", "out[i ^ 1] = h;"), Cause::SwappedLanes);
  EXPECT_EQ(cause("for (int k = 0; k < n; ++k)", "for (int k = n - 1; k >= 0; --k)"), Cause::None);
}

} // namespace sampan::verify
