#include "support/language.h"
#include "support/speaker.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace sampan {

TEST(LanguageTest, NamesAndLocalesOfBothLanguages) {
  for (const char *name : {"zh", "zh_CN.UTF-8", "zh-Hans", "zh_TW"})
    EXPECT_EQ(languageOf(name), Language::Chinese) << name;
  for (const char *name : {"en", "en_GB.UTF-8", "C", "C.UTF-8", "POSIX"})
    EXPECT_EQ(languageOf(name), Language::English) << name;
  EXPECT_FALSE(languageOf("fr_FR.UTF-8"));
}

TEST(LanguageTest, TheFirstLocaleVariableThatIsSetDecides) {
  setenv("LC_ALL", "", 1);
  setenv("LC_MESSAGES", "zh_CN.UTF-8", 1);
  setenv("LANG", "en_US.UTF-8", 1);
  EXPECT_EQ(languageOfLocale(), Language::Chinese);
  setenv("LC_ALL", "fr_FR.UTF-8", 1);
  EXPECT_EQ(languageOfLocale(), Language::English);
}

TEST(LanguageTest, PlacesAreFilledInAnyOrderAndOthersAreLeft) {
  EXPECT_EQ(fill("{1} of {0}, {2} {x} {", {"a", "b"}), "b of a, {2} {x} {");
}

TEST(SpeakerTest, SaysEverythingInOneLanguage) {
  Diagnostics out;
  Speaker(Language::Chinese, out).error("S1001", {"text", "文字"}, {"hint", "提示语"}, {"f", 3, 0});
  EXPECT_EQ(toString(out.all()[0], Language::Chinese), "f:3: 错误: 文字 [S1001]\n  办法: 提示语\n");
}

} // namespace sampan
