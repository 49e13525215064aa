#include "list/read_records.h"

#include "support/file.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <zip.h>

namespace sampan::list {

// What the readers make of files, and what they say of files that are something else.
struct ReadersTest : testing::Test {
  Diagnostics out;
  Speaker speaker{Language::English, out};
  TemporaryFolder folder = std::move(*TemporaryFolder::create(out));
  std::vector<Record> records;

  std::string put(const std::string &name, const std::string &content) {
    std::string path = folder.path() + "/" + name;
    EXPECT_TRUE(writeFile(path, content, out));
    return path;
  }
  bool read(const std::string &path, const FileForm &form = {}) {
    records.clear();
    return readRecords(
        path, form, [&](const Record &r) { return records.push_back(r), true; }, speaker);
  }
  bool readText(const std::string &name, const std::string &content) { return read(put(name, content)); }
  std::string complaint() const { return out.all().empty() ? "" : out.all().back().id; }
  std::string product(size_t i) const { return records.at(i)[Field::Product].text; }

  static constexpr const char *kBook =
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
  static constexpr const char *kRelations =
      "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
  static constexpr const char *kTitles = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>产品名称</t></is></c>"
                                         "<c r=\"B1\" t=\"inlineStr\"><is><t>有效期至</t></is></c></row>";
  std::string sheet(const std::string &rows, const std::string &strings = {}, const std::string &book = kBook) {
    std::string path = folder.path() + "/book.xlsx";
    zip_t *zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    std::string data = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    auto add = [&](const char *name, const std::string &content) {
      if (!content.empty())
        zip_file_add(zip, name, zip_source_buffer(zip, content.data(), content.size(), 0), ZIP_FL_OVERWRITE);
    };
    add("xl/workbook.xml", book);
    std::string relations = kRelations;
    add("xl/_rels/workbook.xml.rels", relations);
    add("xl/worksheets/sheet1.xml", data);
    add("xl/sharedStrings.xml", strings);
    EXPECT_EQ(zip_close(zip), 0);
    return path;
  }
};

TEST_F(ReadersTest, CsvInUtf8WithMarkQuotesAndBothLineEnds) {
  ASSERT_TRUE(readText("a.csv", "\xEF\xBB\xBFproduct_name,vendor\r\n\"a, \"\"b\"\"\nc\",V\nd,\n"));
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(product(0), "a, \"b\"\nc");
  EXPECT_EQ(records[1].line, 4u);
}

TEST_F(ReadersTest, CsvInGb18030AndInUtf16IsTheSame) {
  ASSERT_TRUE(readText("a.csv", "\xB2\xFA\xC6\xB7\xC3\xFB\xB3\xC6;\xB3\xA7\xC9\xCC\n\x95\x4E\xCC\xDA"
                                "910;\xBB\xAA\xCE\xAA\n"));
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(product(0), "昇腾910");
  EXPECT_EQ(records[0][Field::Vendor].text, "华为");
  ASSERT_TRUE(readText("b.csv", std::string("\xFF\xFEn\0a\0m\0e\0\n\0\x07\x66\x7E\x81"
                                            "9\0\n\0",
                                            20)));
  EXPECT_EQ(product(0), "昇腾9");
}

TEST_F(ReadersTest, HeadingsAboveTheTitlesAreSkippedAndUnknownColumnsNamed) {
  ASSERT_TRUE(readText("a.csv", "Notice No. 2\n\nname\tcolour\nX\tred\n"));
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(complaint(), "L1209");
}

TEST_F(ReadersTest, AFileWithoutTitlesIsAnError) {
  EXPECT_FALSE(readText("a.csv", "a,b\n1,2\n"));
  EXPECT_EQ(complaint(), "L1203");
}

TEST_F(ReadersTest, FilesThatAreNotWhatTheyClaimAreErrors) {
  for (auto [name, content] :
       std::initializer_list<std::pair<const char *, std::string>>{{"a.xlsx", "name\nX\n"},
                                                                   {"b.csv", "PK\x03\x04rest"},
                                                                   {"c.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1"},
                                                                   {"d.json", "name\nX\n"},
                                                                   {"e.csv", "<html><table>"},
                                                                   {"f.csv", "%PDF-1.7"},
                                                                   {"g.csv", ""},
                                                                   {"h.xlsx", "PK\x03\x04 and no more"},
                                                                   {"i.csv", std::string("name\0\nX\n", 8)},
                                                                   {"j.csv", "name\n\x81\x20\xFF\xFF\n"},
                                                                   {"k.csv", "name\n\"open\n"},
                                                                   {"l.json", "[{\"name\": \"X\""}}) {
    size_t before = out.all().size();
    EXPECT_FALSE(readText(name, content)) << name;
    EXPECT_GT(out.all().size(), before) << name;
    EXPECT_EQ(complaint(), "L1202") << name;
  }
}

TEST_F(ReadersTest, AFolderAMissingFileAndALinkToItselfCannotBeRead) {
  EXPECT_FALSE(read(folder.path()));
  EXPECT_FALSE(read(folder.path() + "/none.csv"));
  ASSERT_EQ(symlink("loop.csv", (folder.path() + "/loop.csv").c_str()), 0);
  EXPECT_FALSE(read(folder.path() + "/loop.csv"));
  for (const Diagnostic &d : out.all())
    EXPECT_EQ(d.id, "L1201");
}

TEST_F(ReadersTest, ACellWithoutEndIsTooLarge) {
  EXPECT_FALSE(readText("a.csv", "name\n" + std::string(200000, 'x') + "\n"));
  EXPECT_EQ(complaint(), "L1204");
}

TEST_F(ReadersTest, JsonIsAListOfObjectsAloneOrInAnObject) {
  ASSERT_TRUE(readText("a.json", "[{\"产品名称\": \"昇腾910\", \"aliases\": [\"a\", \"b\"], \"valid_years\": 3}]"));
  EXPECT_EQ(product(0), "昇腾910");
  EXPECT_EQ(records[0][Field::Aliases].text, "a;b");
  EXPECT_EQ(records[0][Field::ValidYears].text, "3");
  ASSERT_TRUE(readText("b.json", "{\"title\": \"T\", \"entries\": [{\"name\": \"X\"}, {\"name\": \"Y\"}]}"));
  EXPECT_EQ(records.size(), 2u);
}

TEST_F(ReadersTest, JsonOfAnotherShapeOrDepthIsAnError) {
  for (const char *content : {"[1, 2]", "[{\"name\": {\"en\": \"X\"}}]", "{\"name\": \"X\"}", "[]",
                              "{\"a\": [{\"name\": \"X\"}], \"b\": [{\"name\": \"Y\"}]}"}) {
    size_t before = out.all().size();
    EXPECT_FALSE(readText("a.json", content)) << content;
    EXPECT_GT(out.all().size(), before) << content;
  }
  EXPECT_FALSE(readText("deep.json", std::string(1000000, '['))) << "no stack may be used up";
}

TEST_F(ReadersTest, ASpreadsheetWithSharedTextsDatesAndGaps) {
  ASSERT_TRUE(read(
      sheet(std::string(kTitles) + "<row r=\"7\"><c r=\"B7\"><v>46382</v></c><c r=\"A7\" t=\"s\"><v>0</v></c></row>",
            "<sst><si><r><t>昇腾</t></r><r><t>910</t></r><rPh><t>sheng</t></rPh></si></sst>")));
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(product(0), "昇腾910");
  EXPECT_EQ(records[0].line, 7u);
  EXPECT_TRUE(records[0][Field::ValidUntil].isNumber);
}

TEST_F(ReadersTest, AFormulaIsMarkedAndItsCachedValueIsSeenAsSuch) {
  ASSERT_TRUE(read(sheet(std::string(kTitles) +
                         "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>HYPERLINK(\"x\")</f><v>昇腾910</v></c></row>")));
  EXPECT_TRUE(records.at(0)[Field::Product].formula);
}

TEST_F(ReadersTest, ErrorsOfFormulasAreSeenAsSuchAndDaysLoseTheirTime) {
  ASSERT_TRUE(read(sheet(std::string(kTitles) + "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c>"
                                                "<c r=\"B2\" t=\"d\"><v>2027-12-31T00:00:00</v></c></row>")));
  EXPECT_TRUE(records.at(0)[Field::Product].formula);
  EXPECT_EQ(records.at(0)[Field::ValidUntil].text, "2027-12-31");
}

TEST_F(ReadersTest, SpreadsheetsMadeToHarmAreErrors) {
  EXPECT_FALSE(read(sheet("<row r=\"1\"><c r=\"ZZZZ1\" t=\"inlineStr\"><is><t>name</t></is></c></row>")));
  EXPECT_EQ(complaint(), "L1204");
  EXPECT_FALSE(read(sheet("<row r=\"2000000\"/>")));
  EXPECT_EQ(complaint(), "L1204");
  EXPECT_FALSE(read(sheet(std::string(kTitles) + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99</v></c></row>")));
  EXPECT_EQ(complaint(), "L1204");
  EXPECT_FALSE(read(sheet(kTitles, {}, "<!DOCTYPE x [<!ENTITY a \"b\">]><workbook/>")));
  EXPECT_EQ(complaint(), "L1202");
  EXPECT_FALSE(read(sheet(std::string(kTitles) + "<row><c></row>")));
  EXPECT_EQ(complaint(), "L1202");
  EXPECT_FALSE(read(sheet(kTitles), {"Other"}));
  EXPECT_EQ(complaint(), "L1203");
}

} // namespace sampan::list
