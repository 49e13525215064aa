#include "report/csv_out.h"
#include "report/text_table.h"
#include "support/sha256.h"
#include "support/utf8.h"

#include <gtest/gtest.h>

namespace sampan {

TEST(CsvOutTest, WhatASpreadsheetWouldRunBecomesText) {
  for (const char *text : {"=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "＝1+1", "|calc", "\xEF\xBB\xBF=1"})
    EXPECT_NE(report::csvCell(text).find('\''), std::string::npos) << text;
  EXPECT_EQ(report::csvCell("Ascend 910"), "Ascend 910");
  EXPECT_EQ(report::csvCell("a,\"b\""), "\"a,\"\"b\"\"\"");
}

TEST(TextTableTest, ChineseCharactersCountTwoColumnsAndControlsAreMadeHarmless) {
  report::TextTable table({"A", "B"});
  table.add({"昇腾", "x"});
  table.add({"\033[31mred", "y"});
  EXPECT_EQ(table.text(), "A         B\n昇腾      x\n\xEF\xBF\xBD[31mred  y\n");
}

TEST(Utf8Test, BrokenBytesBecomeOneMarkEachAndGoodOnesComeBack) {
  EXPECT_EQ(encodeUtf8(decodeUtf8("昇腾910 \xF0\x9F\x98\x80")), "昇腾910 \xF0\x9F\x98\x80");
  EXPECT_EQ(decodeUtf8("\xC0\xAF"), std::u32string(2, 0xFFFD));
  EXPECT_FALSE(isUtf8("\xED\xA0\x80"));
  EXPECT_FALSE(isUtf8("\xE6\x98"));
  EXPECT_TRUE(isUtf8("\xEF\xBF\xBD"));
}

TEST(Sha256Test, TheStandardsExamples) {
  auto sum = [](std::string_view text) {
    Sha256 s;
    s.add(text);
    return s.digest();
  };
  EXPECT_EQ(sum(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sum("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sum(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

} // namespace sampan
