#include "support/hash.h"
#include "support/text.h"

#include <gtest/gtest.h>

namespace sampan {
using Words = std::vector<std::string>;

TEST(SplitWords, FollowsTheShell) {
  EXPECT_EQ(splitWords("  a  b\tc\nd "), (Words{"a", "b", "c", "d"}));
  EXPECT_EQ(splitWords(R"(-DX=\"a\ b\" 'c d' "e \"f\" \n")"), (Words{"-DX=\"a b\"", "c d", R"(e "f" \n)"}));
  EXPECT_EQ(splitWords(R"(a"" "" b)"), (Words{"a", "", "b"}));
  EXPECT_TRUE(splitWords(" \n").empty());
}

TEST(SplitCommas, AnEscapedCommaStays) { EXPECT_EQ(splitCommas(R"(-Wl\,-x,b,,c)"), (Words{"-Wl,-x", "b", "c"})); }

TEST(QuoteForShell, ComesBackAsOneWord) {
  for (const std::string word : {"plain", "", "a b", "\"", "\\", "-DX=\"a b\"", "it's"})
    EXPECT_EQ(splitWords(quoteForShell(word)), Words{word});
  EXPECT_EQ(quoteForShell("-L/a/b"), "-L/a/b");
}

TEST(Nearest, FindsTheSlipAndNothingFarAway) {
  Words names = {"--use_fast_math", "-lineinfo", "-arch"};
  EXPECT_EQ(nearest("--use-fast-math", names), "--use_fast_math");
  EXPECT_EQ(nearest("-line-info", names), "-lineinfo");
  EXPECT_EQ(nearest("--something-else", names), "");
}

TEST(Hash, IsFnv1a) {
  EXPECT_EQ(toHex(hash("")), "cbf29ce484222325");
  EXPECT_EQ(toHex(hash("a")), "af63dc4c8601ec8c");
  EXPECT_EQ(toHex(hash("foobar")), "85944171f73967e8");
  EXPECT_EQ(hash("bar", hash("foo")), hash("foobar"));
}

} // namespace sampan
