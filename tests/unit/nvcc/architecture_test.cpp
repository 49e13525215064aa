#include "nvcc/architecture.h"

#include <gtest/gtest.h>

namespace sampan::nvcc {
namespace {
Architecture chosen(const std::string &arch, const std::vector<std::string> &codes = {},
                    const std::vector<std::string> &generate = {}) {
  std::vector<Architecture> all;
  Diagnostics out;
  EXPECT_TRUE(readArchitectures(arch, codes, generate, all, out));
  return highest(all);
}
} // namespace

TEST(Architecture, NumberIsTenTimesTheName) {
  EXPECT_EQ(chosen("sm_60"), (Architecture{600, "sm_60"}));
  EXPECT_EQ(chosen("compute_75"), (Architecture{750, "compute_75"}));
  EXPECT_EQ(chosen("sm_90a"), (Architecture{900, "sm_90a"}));
  EXPECT_EQ(chosen("sm_120f").number, 1200u);
}

TEST(Architecture, TheHighestOfAListCounts) {
  EXPECT_EQ(chosen("", {}, {"arch=compute_70,code=[sm_70,compute_70]", "arch=compute_86,code=sm_86"}).number, 860u);
  EXPECT_EQ(chosen("compute_50", {"sm_50", "sm_61"}).number, 610u);
  EXPECT_EQ(chosen("", {}, {"arch=compute_70,code=\"sm_70,sm_72\""}).number, 720u);
}

TEST(Architecture, WithoutOneOrWithEveryOneItIsTheDefault) {
  EXPECT_EQ(chosen(""), Architecture{});
  for (const char *all : {"native", "all", "all-major"})
    EXPECT_EQ(chosen(all), Architecture{});
}

TEST(Architecture, NonsenseIsAnErrorThatNamesIt) {
  for (const char *wrong : {"sm_81", "sm_", "80", "sm_8x", "compute_9999", "gfx90a", "sm_a"}) {
    std::vector<Architecture> all;
    Diagnostics out;
    EXPECT_FALSE(readArchitectures(wrong, {}, {}, all, out)) << wrong;
    ASSERT_EQ(out.all().size(), 1u);
    EXPECT_EQ(out.all()[0].id, "N1010");
    EXPECT_NE(out.all()[0].text.find(wrong), std::string::npos);
  }
}

} // namespace sampan::nvcc
