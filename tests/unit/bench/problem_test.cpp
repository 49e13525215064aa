// Errors, and where results are looked at.
#include "bench/harness/problem.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace bench {
namespace {

TEST(GreatestError, RelativeToValueOrScale) {
  const double got[] = {1.5, 30, 7};
  EXPECT_DOUBLE_EQ(greatestError(got, {{0, 1}, {2, 7}}, 2), 0.25);
  EXPECT_DOUBLE_EQ(greatestError(got, {{1, 20}}, 2), 0.5);
}

TEST(GreatestError, NoNumberIsNoSmallError) {
  const double nan = std::numeric_limits<double>::quiet_NaN(), got[] = {nan, 1};
  EXPECT_TRUE(std::isinf(greatestError(got, {{0, 1}, {1, 1}}, 1)));
  EXPECT_TRUE(std::isinf(greatestError(got, {{1, nan}}, 1)));
  EXPECT_EQ(greatestError(got, {{0, nan}}, 1), 0);
}

TEST(Sample, FirstAndLastAreAmongThem) {
  EXPECT_EQ(sample(10, 4), (std::vector<std::size_t>{0, 3, 6, 9}));
  EXPECT_EQ(sample(3, 100).size(), 3u);
  EXPECT_EQ(sample(5, 1), std::vector<std::size_t>{0});
}

TEST(Launch, WholeGroups) {
  const Launch launch = launchOver("kernel", 1000, 256);
  EXPECT_EQ(launch.global[0], 1024u);
  EXPECT_EQ(launch.local[0], 256u);
}

TEST(Problem, ArraysLieOnCacheLines) {
  Problem p;
  p.add<float>(3);
  p.addResult<double>(5);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(p.result<float>(0)) % 64, 0u);
  EXPECT_FALSE(p.arrays[0].written());
  EXPECT_TRUE(p.arrays[1].written());
  EXPECT_EQ(p.arrays[1].bytes(), 40u);
}

} // namespace
} // namespace bench
