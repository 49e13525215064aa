#include "facts/read_facts.h"

#include "support/file.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace sampan::facts {

// A catalogue of one chip, and what is said when it is wrong.
struct BadData : testing::Test {
  Diagnostics out;
  TemporaryFolder folder = std::move(*TemporaryFolder::create(out));
  static constexpr const char *kGood = "id = \"x\"\nname = \"X\"\nvendor = \"V\"\nkind = \"ai\"\nfamily = \"f\"\n";

  void SetUp() override {
    std::filesystem::create_directories(folder.path() + "/chips");
    std::filesystem::create_directories(folder.path() + "/lists");
    put("chips/sources", "[S]\ntitle = \"T\"\nurl = \"u\"\n");
    put("chips/vendors", "[[vendor]]\nnames = [\"V\"]\nhome = \"cn\"\n");
    put("lists/sources", "");
    put("lists/rules", "");
  }
  void put(const std::string &name, const std::string &content) {
    ASSERT_TRUE(writeFile(folder.path() + "/" + name + ".toml", content, out));
  }
  std::string complaint() {
    std::optional<Catalogue> catalogue = readCatalogue(folder.path(), out);
    if (catalogue)
      readLists(folder.path(), *catalogue, out);
    return out.all().empty() ? "" : out.all().front().id;
  }
  std::string withFigure(const std::string &figure) {
    put("chips/x", std::string(kGood) + "[peak.vector]\n" + figure + "\n");
    return complaint();
  }
};

TEST_F(BadData, AGoodChipHasNoComplaint) {
  EXPECT_EQ(withFigure("fp32_tflops = { value = 1.5, source = \"S\", confidence = \"measured\" }"), "");
}

TEST_F(BadData, AFigureWithoutASourceIsAnErrorAtItsLine) {
  EXPECT_EQ(withFigure("fp32_tflops = { value = 1.5, confidence = \"measured\" }"), "D1004");
  EXPECT_EQ(out.all().front().where.line, 7u);
}

TEST_F(BadData, ABareFigureHasNoSourceEither) { EXPECT_EQ(withFigure("fp32_tflops = 1.5"), "D1004"); }

TEST_F(BadData, ASourceThatIsNotInTheTableIsAnError) {
  EXPECT_EQ(withFigure("fp32_tflops = { value = 1.5, source = \"Q\", confidence = \"measured\" }"), "D1004");
}

TEST_F(BadData, AWordOfConfidenceThatNobodyKnowsIsAnError) {
  EXPECT_EQ(withFigure("fp32_tflops = { value = 1.5, source = \"S\", confidence = \"sure\" }"), "D1004");
}

TEST_F(BadData, AFigureThatNobodyKnowsIsAnError) {
  EXPECT_EQ(withFigure("fp33_tflops = { value = 1.5, source = \"S\", confidence = \"measured\" }"), "D1003");
}

TEST_F(BadData, AnUnknownFieldIsAnError) {
  put("chips/x", std::string(kGood) + "colour = \"red\"\n");
  EXPECT_EQ(complaint(), "D1003");
}

TEST_F(BadData, ATextWhereANumberBelongsIsAnError) {
  EXPECT_EQ(withFigure("fp32_tflops = { value = \"many\", source = \"S\", confidence = \"measured\" }"), "D1006");
}

TEST_F(BadData, AnIdTwiceIsAnError) {
  put("chips/x", kGood);
  put("chips/y", kGood);
  EXPECT_EQ(complaint(), "D1005");
}

TEST_F(BadData, AnIdThatIsNotTheFilesNameIsAnError) {
  put("chips/y", kGood);
  EXPECT_EQ(complaint(), "D1005");
}

TEST_F(BadData, WhatIsNotTomlIsAnErrorWithALine) {
  put("chips/x", "id = \"x\"\nname = \n");
  EXPECT_EQ(complaint(), "D1002");
  EXPECT_EQ(out.all().front().where.line, 2u);
}

TEST_F(BadData, AListRowWithoutASourceIsAnError) {
  put("chips/x", kGood);
  put("lists/l",
      "id = \"l\"\nname = { en = \"L\", zh = \"L\" }\nissuer = \"I\"\nnote = { en = \"n\", zh = \"n\" }\n"
      "[[notice]]\nissue = \"1\"\npublished = \"2026-01-01\"\nconfidence = \"reported\"\ncategory = \"cpu\"\n");
  EXPECT_EQ(complaint(), "D1006");
}

TEST_F(BadData, AListRowForAChipThatDoesNotExistIsAnError) {
  put("chips/x", kGood);
  put("lists/l", "id = \"l\"\nname = { en = \"L\", zh = \"L\" }\nissuer = \"I\"\nnote = { en = \"n\", zh = \"n\" }\n"
                 "[[notice]]\nissue = \"1\"\npublished = \"2026-01-01\"\nsource = \"S\"\nconfidence = \"reported\"\n"
                 "category = \"cpu\"\nentries = [{ name = \"N\", vendor = \"V\", chips = [\"z\"] }]\n");
  EXPECT_EQ(complaint(), "D1006");
}

TEST_F(BadData, AFolderWithoutDataIsAnError) {
  EXPECT_FALSE(findData(folder.path() + "/chips", "", Speaker(Language::English, out)));
  EXPECT_EQ(out.all().front().id, "D1001");
}

} // namespace sampan::facts
