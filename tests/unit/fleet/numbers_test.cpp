#include "fleet/fleet.h"

#include <gtest/gtest.h>

namespace sampan::fleet {

TEST(FleetNumbersTest, AmountsOfYuanInTheFormsThatPeopleWrite) {
  for (const char *text : {"1200000", "1,200,000", "120万", "120 万元", "¥1200000", "￥1,200,000.00", "RMB 1200000",
                           "1200000 yuan", "１２０万", "0.012亿"})
    EXPECT_DOUBLE_EQ(readAmount(text).value_or(-1), 1200000) << text;
  EXPECT_EQ(readAmount("0"), 0);
}

TEST(FleetNumbersTest, WhatIsNotCertainlyOneAmountIsNone) {
  for (const char *text :
       {"",    " ",   "1,5", "1,20,000", "12,00", ",100",   "1,2345", "$900", "900 EUR",        "-5",
        "1e9", "nan", "inf", "0x10",     "1.2.3", "12 34x", "=1+1",   "万",   "99999999999999", "1,000,00.5"})
    EXPECT_FALSE(readAmount(text)) << text;
}

TEST(FleetNumbersTest, SharesArePercentagesOrNothing) {
  EXPECT_DOUBLE_EQ(readShare("12%", false).value_or(-1), 0.12);
  EXPECT_DOUBLE_EQ(readShare("12", false).value_or(-1), 0.12);
  EXPECT_DOUBLE_EQ(readShare("0.5％", false).value_or(-1), 0.005);
  EXPECT_DOUBLE_EQ(readShare("100", true).value_or(-1), 1);
  EXPECT_DOUBLE_EQ(readShare("0", true).value_or(-1), 0);
  // A share or a percentage? A spreadsheet keeps 100% as 1, a person who writes 1 means one percent.
  EXPECT_DOUBLE_EQ(readShare("1", false).value_or(-1), 0.01);
  EXPECT_FALSE(readShare("1", true));
  for (const char *text : {"0.12", "101", "140%", "-1", "half", "%"})
    EXPECT_FALSE(readShare(text, false)) << text;
}

TEST(FleetToolsTest, TheContentSaysWhichToolWroteIt) {
  EXPECT_EQ(toolOf("| npu-smi 24.1.0 |\n| AICore(%) |"), "npu-smi");
  EXPECT_EQ(toolOf("| CNMON v5.10.22 |\n| Card  VF |"), "cnmon");
  EXPECT_EQ(toolOf("| NVIDIA-SMI 535.1 |\n| GPU-Util |"), "nvidia-smi");
  EXPECT_EQ(toolOf("name,note\nnpu-smi,| npu-smi 24 is installed\n"), "");
}

} // namespace sampan::fleet
