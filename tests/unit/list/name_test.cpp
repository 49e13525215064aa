#include "facts/read_facts.h"
#include "list/name.h"

#include <gtest/gtest.h>

namespace sampan::list {

struct NameTest : testing::Test {
  Diagnostics out;
  std::optional<facts::Catalogue> catalogue = facts::readCatalogue(SAMPAN_DATA, out);
  NameReader reader{catalogue->vendors};
  Closeness close(const char *item, const char *entry) const { return compare(reader.read(item), reader.read(entry)); }
};

TEST_F(NameTest, ScriptWidthSpacesAndMakersNameDoNotMatter) {
  for (const char *text : {"Ascend 910", "昇腾910", "昇腾 910", "ＡＳＣＥＮＤ　９１０", "ascend-910", "Ascend910",
                           "华为昇腾910", "Huawei Ascend 910", "HiSilicon Ascend 910", "昇腾９１０",
                           "昇腾\xE2\x80\x8B"
                           "910"})
    EXPECT_EQ(close(text, "昇腾910"), Closeness::Equal) << text;
  EXPECT_EQ(close("3C5000L", "龙芯3C5000L"), Closeness::Equal);
  EXPECT_EQ(close("Loongson 3C5000L", "龙芯 3C5000L"), Closeness::Equal);
  EXPECT_EQ(close("Phytium 2000", "飞腾2000"), Closeness::Equal);
}

TEST_F(NameTest, MisspellingsAreCloseAndNeverEqual) {
  for (const char *text :
       {"Acsend 910", "Asend 910", "Ascend 91O", "Ascend 901", "升腾910", "Ascnd 910", "Asscend 910"})
    EXPECT_EQ(close(text, "昇腾910"), Closeness::Misspelt) << text;
  EXPECT_EQ(close("Kumpeng 920", "鲲鹏920"), Closeness::Misspelt);
  EXPECT_EQ(close("鲲朋920", "鲲鹏920"), Closeness::Misspelt);
  EXPECT_EQ(close("HP100", "PH100"), Closeness::Misspelt);
}

TEST_F(NameTest, AVariantHoldsTheName) {
  for (const char *text : {"Ascend 910B", "昇腾910C", "Ascend 910B4-1", "昇腾910 加速卡", "Atlas 800 (Ascend 910)"})
    EXPECT_EQ(close(text, "昇腾910"), Closeness::Contained) << text;
  EXPECT_EQ(close("3C5000", "3C5000L"), Closeness::Contained);
  EXPECT_EQ(close("昇腾", "昇腾910"), Closeness::Contained);
}

TEST_F(NameTest, AnotherNumberIsAnotherProduct) {
  EXPECT_EQ(close("Ascend 310", "Ascend 910"), Closeness::None);
  EXPECT_EQ(close("Ascend 9100", "Ascend 910"), Closeness::Misspelt) << "a digit too many may be a slip";
  EXPECT_EQ(close("Kunpeng 950", "Kunpeng 920"), Closeness::None);
  EXPECT_EQ(close("H800", "H8000"), Closeness::None);
  EXPECT_EQ(close("MLU590", "MLU690"), Closeness::None);
  EXPECT_EQ(close("S80", "S60"), Closeness::None);
}

TEST_F(NameTest, DotsAndDashesBetweenDigitsPartNumbers) {
  EXPECT_NE(foldName("V2.0"), foldName("V20"));
  EXPECT_NE(foldName("910-9392"), foldName("9109392"));
  EXPECT_EQ(foldName("KX-6940S"), foldName("KX6940S"));
}

TEST_F(NameTest, NothingIsCloseToNothing) {
  EXPECT_EQ(close("", "昇腾910"), Closeness::None);
  EXPECT_EQ(close("---", "昇腾910"), Closeness::None);
  EXPECT_EQ(close("\xFF\xFE\x80", "昇腾910"), Closeness::None);
}

TEST_F(NameTest, VendorsAreFoundInEitherLanguageButNotInsideWords) {
  EXPECT_EQ(reader.vendorOf("华为技术有限公司"), "Huawei");
  EXPECT_EQ(reader.vendorOf("Cambricon Technologies"), "Cambricon");
  EXPECT_EQ(reader.vendorOf("intelligent systems"), "");
  EXPECT_EQ(reader.vendorOf("MLU370-X8"), "Cambricon");
  EXPECT_EQ(reader.homeOf("NVIDIA"), "abroad");
  EXPECT_EQ(reader.homeOf("Nobody"), "");
}

TEST_F(NameTest, DistanceIsSymmetricAndStopsAtItsLimit) {
  EXPECT_EQ(nameDistance(U"abcd", U"abdc", 2), 1u);
  EXPECT_EQ(nameDistance(U"a12", U"a13", 2), 3u);
  EXPECT_EQ(nameDistance(U"a12", U"a21", 2), 1u);
  EXPECT_EQ(nameDistance(U"abcdef", U"uvwxyz", 2), 3u);
  for (auto [a, b] : {std::pair(U"ascend910", U"acsend910b"), std::pair(U"kunpeng920", U"kumpeng92")})
    EXPECT_EQ(nameDistance(a, b, 4), nameDistance(b, a, 4));
}

} // namespace sampan::list
