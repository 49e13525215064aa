// Verdicts, and what must not change them.
#include "facts/read_facts.h"
#include "list/check.h"
#include "list/import.h"
#include "list/inventory.h"

#include "support/file.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sqlite3.h>
#include <sys/stat.h>

namespace sampan::list {

struct CheckTest : testing::Test {
  Diagnostics out;
  Speaker speaker{Language::English, out};
  TemporaryFolder folder = std::move(*TemporaryFolder::create(out));
  facts::Catalogue catalogue = *facts::readCatalogue(SAMPAN_DATA, out);
  facts::Lists lists = *facts::readLists(SAMPAN_DATA, catalogue, out);
  int files = 0;

  std::string put(const std::string &content) {
    std::string path = folder.path() + "/" + std::to_string(++files) + ".csv";
    EXPECT_TRUE(writeFile(path, content, out));
    return path;
  }
  Store store(const std::string &name = "lists.db") {
    return std::move(*Store::open(folder.path() + "/" + name, Store::Use::Write, speaker));
  }
  std::optional<ImportResult> import(Store &store, const std::string &content, const std::string &list = "firm",
                                     Basis basis = Basis::OwnCopy) {
    ImportOrder order{put(content), {}, "tester", {}};
    order.defaults.list = list;
    order.defaults.basis = basis;
    return importFile(store, order, speaker);
  }
  std::optional<CheckResult> verdicts(const Store &store, const std::string &purchase, Date on = {2026, 12, 1},
                                      std::vector<std::string> only = {}, const std::string &entity = "soe") {
    std::optional<Purchase> read = readPurchase(put(purchase), {}, speaker);
    if (!read)
      return std::nullopt;
    return check({catalogue, lists, store, entity, on, std::move(only)}, std::move(*read), speaker);
  }
  Verdict one(const Store &store, const std::string &row, Date on = {2026, 12, 1}, const std::string &list = "firm") {
    std::optional<CheckResult> result = verdicts(store, "name,vendor,category,version\n" + row + "\n", on, {list});
    return result ? result->items.at(0).findings.at(0).verdict : Verdict::NotSupplied;
  }
  static constexpr const char *kList = "product_name,vendor,category,published,valid_until,version\n"
                                       "昇腾910B,华为,AI芯片,2025-01-01,2027-12-31,\n"
                                       "MLU370-X8,寒武纪,AI芯片,2023-01-01,2026-06-30,\n"
                                       "鲲鹏920,华为,CPU,2025/1/1,none,\n"
                                       "麒麟桌面 V10,麒麟软件,操作系统,2025年1月1日,2027-01-01,5.10\n"
                                       "X-900,Firma,AI芯片,,,\n";
};

TEST_F(CheckTest, EachVerdictHasItsCase) {
  Store s = store();
  ASSERT_TRUE(import(s, kList));
  EXPECT_EQ(one(s, "Ascend 910B,Huawei,ai-chip,"), Verdict::OnListInDate);
  EXPECT_EQ(one(s, "Ascend 910B,,,"), Verdict::OnListInDate) << "neither vendor nor category has to be stated";
  EXPECT_EQ(one(s, "MLU370-X8,Cambricon,,"), Verdict::Expired);
  EXPECT_EQ(one(s, "MLU370-X8,Cambricon,,", {2026, 6, 30}), Verdict::OnListInDate);
  EXPECT_EQ(one(s, "Ascend 910B3,,,"), Verdict::Uncertain);
  EXPECT_EQ(one(s, "Acsend 910B,,,"), Verdict::Uncertain);
  EXPECT_EQ(one(s, "X-900,,,"), Verdict::Uncertain) << "the list does not say until when";
  EXPECT_EQ(one(s, "MLU590,,,"), Verdict::NotOnList);
  EXPECT_EQ(one(s, "鲲鹏920,,,", {2050, 1, 1}), Verdict::OnListInDate);
  EXPECT_EQ(one(s, "Ascend 910B,,,", {2024, 6, 1}), Verdict::NotOnList) << "not published yet";
  EXPECT_EQ(one(s, "Ascend 910,,,", {2026, 12, 1}, "cnitsec"), Verdict::Reported);
  EXPECT_EQ(one(s, "H100,NVIDIA,,", {2026, 12, 1}, "cnitsec"), Verdict::NotOnList);
  EXPECT_EQ(one(s, "鲲鹏920,,,", {2026, 12, 26}, "cnitsec"), Verdict::Expired);
  EXPECT_EQ(one(s, "海光7390,,CPU,", {2026, 12, 1}, "cnitsec"), Verdict::NotSupplied)
      << "not all CPUs of the notices are known";
  EXPECT_EQ(one(s, "H100,NVIDIA,,", {2026, 12, 1}, "miit-xinchuang"), Verdict::NotSupplied);
  EXPECT_EQ(one(s, "MLU590,,,", {2026, 12, 1}, "miit-xinchuang"), Verdict::Reported) << "the vendor is reported";
}

TEST_F(CheckTest, EveryShippedNoticeHasADayACategoryAndNamesThatAreFound) {
  Store s = store();
  for (const facts::PublicList &list : lists.lists)
    for (const facts::Notice &notice : list.notices) {
      EXPECT_TRUE(parseDate(notice.published)) << list.id << " " << notice.issue;
      EXPECT_EQ(categoryOf(notice.category), notice.category);
      for (const facts::PublicEntry &entry : notice.entries)
        if (!entry.name.empty()) {
          EXPECT_TRUE(isListed(catalogue, lists, s, entry.name)) << entry.name;
          for (const std::string &name : entry.aliases)
            EXPECT_EQ(
                one(s, name + "," + entry.vendor + "," + notice.category + "," + entry.version, {2026, 6, 1}, list.id),
                Verdict::Reported)
                << name;
        }
    }
  EXPECT_FALSE(isListed(catalogue, lists, s, "昇腾Q1"));
}

TEST_F(CheckTest, ANameUnderAnotherVendorCategoryOrVersionIsUncertain) {
  Store s = store();
  ASSERT_TRUE(import(s, kList));
  EXPECT_EQ(one(s, "昇腾910B,寒武纪,,"), Verdict::Uncertain);
  EXPECT_EQ(one(s, "昇腾910B,,CPU,"), Verdict::Uncertain);
  EXPECT_EQ(one(s, "麒麟桌面V10,,操作系统,5.10"), Verdict::OnListInDate);
  EXPECT_EQ(one(s, "麒麟桌面V10,,操作系统,4.19"), Verdict::Uncertain);
  EXPECT_EQ(one(s, "麒麟桌面V10,,操作系统,"), Verdict::Uncertain);
}

TEST_F(CheckTest, WhatIsReportedNeverGivesOnTheList) {
  Store s = store();
  ASSERT_TRUE(import(s, kList, "firm", Basis::Reported));
  for (const char *row : {"Ascend 910B,Huawei,ai-chip,", "鲲鹏920,,,", "X-900,,,", "麒麟桌面V10,,操作系统,5.10"})
    EXPECT_EQ(one(s, row), Verdict::Reported) << row;
  for (const facts::PublicList &list : lists.lists)
    for (const facts::Notice &notice : list.notices)
      for (const facts::PublicEntry &entry : notice.entries)
        if (!entry.name.empty()) {
          EXPECT_NE(one(s, entry.name + "," + entry.vendor + "," + notice.category + "," + entry.version, {2026, 6, 1},
                        list.id),
                    Verdict::OnListInDate)
              << entry.name;
        }
}

TEST_F(CheckTest, AConfirmedAliasCountsAndATakenBackOneDoesNot) {
  Store s = store();
  ASSERT_TRUE(import(s, kList));
  EXPECT_EQ(one(s, "训练卡甲,,ai-chip,"), Verdict::NotOnList);
  ASSERT_TRUE(s.change([&] { return s.addAlias({"训练卡甲", "Ascend 910B", "tester", timeNow()}); }, speaker));
  EXPECT_EQ(one(s, "训练卡 甲,,ai-chip,"), Verdict::OnListInDate);
  ASSERT_TRUE(s.change([&] { return s.removeAlias("训练卡甲"); }, speaker));
  EXPECT_EQ(one(s, "训练卡甲,,ai-chip,"), Verdict::NotOnList);
}

TEST_F(CheckTest, OfOneNoticeTheEarliestEndCountsAndOfSeveralTheLatest) {
  Store s = store();
  ASSERT_TRUE(import(s, "name,category,issue_no,published,valid_until\nQ7,cpu,1,2023-01-01,2026-01-01\nQ7,cpu,1,2023-"
                        "01-01,2028-01-01\n"));
  EXPECT_EQ(one(s, "Q7,,cpu,"), Verdict::Expired);
  ASSERT_TRUE(import(s, "name,category,issue_no,published,valid_until\nQ7,cpu,2,2026-01-01,2029-01-01\n"));
  EXPECT_EQ(one(s, "Q7,,cpu,"), Verdict::OnListInDate);
}

TEST_F(CheckTest, RepeatedAndContradictoryRowsAreKeptAndNamed) {
  Store s = store();
  ASSERT_TRUE(import(s, "name,category,valid_until\nQ7,cpu,2028-01-01\nQ7,cpu,2028-01-01\nQ8,cpu,2028-01-01\n"));
  EXPECT_EQ(out.all().back().id, "L1208");
  ASSERT_TRUE(import(s, "name,category,valid_until\nQ8,cpu,2026-01-01\n"));
  EXPECT_EQ(out.all().back().id, "L1207");
  EXPECT_EQ(one(s, "Q8,,cpu,"), Verdict::Expired);
  size_t rows = 0;
  s.eachEntry([&](const Entry &) { ++rows; });
  EXPECT_EQ(rows, 4u);
}

TEST_F(CheckTest, MalformedRowsAreKeptAsideWithTheReason) {
  Store s = store();
  std::optional<ImportResult> result =
      import(s, "name,category,valid_until\nA1,cpu,2027-01-01\n,cpu,2027-01-01\nA2,chair,2027-01-01\nA3,cpu,1/2/2027\n"
                "A4,cpu,2027-02-30\n");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->rows, 1);
  EXPECT_EQ(result->setAside, 4);
  EXPECT_EQ(s.setAsideOf(result->number).size(), 4u);
  EXPECT_EQ(out.all().back().id, "L1205");
  EXPECT_EQ(one(s, "A1,,cpu,"), Verdict::OnListInDate);
}

TEST_F(CheckTest, AnEndThatARowStatesReplacesTheDefaults) {
  Store s = store();
  ImportOrder order{put("name,valid_until,valid_years\nA1,2030-01-01,\nA2,,\nA3,,9\n"), {}, "tester", {}};
  order.defaults.list = "firm";
  order.defaults.category = "cpu";
  order.defaults.published = "2023-01-01";
  order.defaults.validYears = 3;
  ASSERT_TRUE(importFile(s, order, speaker));
  EXPECT_EQ(one(s, "A1,,cpu,"), Verdict::OnListInDate);
  EXPECT_EQ(one(s, "A2,,cpu,"), Verdict::Expired);
  EXPECT_EQ(one(s, "A3,,cpu,"), Verdict::OnListInDate);
}

TEST_F(CheckTest, APipeIsNoFileOfRows) {
  Store s = store();
  std::string path = folder.path() + "/pipe.csv";
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  EXPECT_FALSE(importFile(s, {path, {}, "tester", {}}, speaker));
  EXPECT_EQ(out.all().back().id, "L1201");
}

TEST_F(CheckTest, NamesWithoutEndAreSetAsideAndNotCompared) {
  Store s = store();
  std::string endless(30000, 'a');
  std::optional<ImportResult> result =
      import(s, "name,category,aliases\n" + endless + ",cpu,\nA1,cpu," + endless + "\nA2,cpu,\n");
  ASSERT_TRUE(result);
  EXPECT_EQ(result->setAside, 2);
  std::optional<CheckResult> checked = verdicts(s, "name\n" + endless + "\nA2\n");
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->items.size(), 1u);
  EXPECT_EQ(checked->notChecked.size(), 1u);
}

TEST_F(CheckTest, AnImportTakenBackLeavesItsRecordAndNoRow) {
  Store s = store();
  ASSERT_TRUE(import(s, kList));
  ASSERT_TRUE(s.change([&] { return s.undo(1, timeNow()); }, speaker));
  EXPECT_FALSE(s.imports().at(0).undone.empty());
  EXPECT_EQ(s.imports().at(0).sha256.size(), 64u);
  size_t rows = 0;
  s.eachEntry([&](const Entry &) { ++rows; });
  EXPECT_EQ(rows, 0u);
}

TEST_F(CheckTest, TheSameFileTwiceIsSaidAndChangesNothing) {
  Store s = store();
  ImportOrder order{put(kList), {}, "tester", {}};
  order.defaults.list = "firm";
  ASSERT_TRUE(importFile(s, order, speaker));
  EXPECT_FALSE(importFile(s, order, speaker));
  EXPECT_EQ(out.all().back().id, "L1103");
  EXPECT_EQ(s.imports().size(), 1u);
}

TEST_F(CheckTest, AFileThatIsBrokenHalfWayLeavesTheStoreAsItWas) {
  Store s = store();
  ASSERT_TRUE(import(s, kList));
  EXPECT_FALSE(import(s, std::string(kList) + "\"never closed\nZ,,cpu,,,\n"));
  EXPECT_EQ(s.imports().size(), 1u);
  size_t rows = 0;
  s.eachEntry([&](const Entry &) { ++rows; });
  EXPECT_EQ(rows, 5u);
}

TEST_F(CheckTest, TheStoreIsPrivateAndOneThatIsNotIsRefused) {
  { store(); }
  std::string path = folder.path() + "/lists.db";
  struct stat info = {};
  ASSERT_EQ(stat(path.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  chmod(path.c_str(), 0644);
  EXPECT_FALSE(Store::open(path, Store::Use::Read, speaker));
  EXPECT_EQ(out.all().back().id, "L1101");
}

TEST_F(CheckTest, WhatIsNoStoreIsRefusedAndAMissingOneIsEmptyForReaders) {
  std::string path = put(std::string(5000, 'x'));
  chmod(path.c_str(), 0600);
  EXPECT_FALSE(Store::open(path, Store::Use::Read, speaker));
  EXPECT_EQ(out.all().back().id, "L1101");
  std::optional<Store> none = Store::open(folder.path() + "/none.db", Store::Use::Read, speaker);
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->imports().empty());
  EXPECT_FALSE(isFile(folder.path() + "/none.db"));
}

TEST_F(CheckTest, TheDatabaseOfAnotherProgramIsLeftAlone) {
  std::string path = folder.path() + "/other.db";
  sqlite3 *db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(db, "CREATE TABLE theirs (x)", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(db);
  chmod(path.c_str(), 0600);
  EXPECT_FALSE(Store::open(path, Store::Use::Write, speaker));
  EXPECT_EQ(out.all().back().id, "L1101");
}

TEST_F(CheckTest, CardsOfNvidiaHaveTwoQuestionsThatAreUnknownUnlessShown) {
  Store s = store();
  std::optional<CheckResult> result = verdicts(s, "name,export_licence\nNVIDIA H20,licence 7\nH200,\nAscend 910B,\n");
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->items[0].item.needsLicences);
  EXPECT_EQ(result->items[0].item.exportLicence, "licence 7");
  EXPECT_EQ(result->items[0].item.domesticApproval, "");
  EXPECT_TRUE(result->items[1].item.needsLicences);
  EXPECT_FALSE(result->items[2].item.needsLicences);
}

TEST_F(CheckTest, TheRuleIsThatOfTheBuyerAndTheCategory) {
  Store s = store();
  auto mandate = [&](const char *entity, const char *row) {
    std::optional<CheckResult> result =
        verdicts(s, std::string("name,category\n") + row + "\n", {2026, 12, 1}, {}, entity);
    return result && result->items[0].rule ? result->items[0].rule->mandate : "";
  };
  EXPECT_EQ(mandate("party-gov", "鲲鹏920,CPU"), "must");
  EXPECT_EQ(mandate("soe", "鲲鹏920,CPU"), "reported");
  EXPECT_EQ(mandate("party-gov", "Ascend 910,"), "none-found");
  EXPECT_EQ(mandate("other", "鲲鹏920,CPU"), "none-found");
  EXPECT_EQ(mandate("nobody", "鲲鹏920,CPU"), "");
  EXPECT_EQ(out.all().back().id, "L1301");
}

TEST_F(CheckTest, SubstitutesAreForForeignAssetsAndConfirmedOnesComeFirst) {
  Store s = store();
  ASSERT_TRUE(import(s, kList));
  std::optional<CheckResult> result = verdicts(
      s, "name,quantity,replaced,deadline\nA100 80GB,8,2,2027-06-30\nAscend 910B,4,,\nIntel Xeon 8380,10,20,\n");
  ASSERT_TRUE(result);
  CheckOrder order{catalogue, lists, s, "soe", {2026, 12, 1}, {}};
  std::vector<Asset> assets = takeInventory(order, *result, {catalogue, lists, {{"cpu", true}, {"ascend910", false}}});
  EXPECT_EQ(assets[0].origin, "foreign");
  EXPECT_EQ(assets[0].deadline, "2027-06-30");
  EXPECT_TRUE(assets[0].counted);
  ASSERT_FALSE(assets[0].substitutes.empty());
  EXPECT_EQ(assets[0].substitutes[0].status, Verdict::OnListInDate);
  EXPECT_EQ(assets[0].substitutes[0].product, "昇腾910B");
  EXPECT_TRUE(assets[1].substitutes.empty());
  EXPECT_FALSE(assets[2].counted) << "more replaced than owned";
  EXPECT_TRUE(assets[2].deadlineReported);
}

// Property: what the store answers does not depend on the order of imports, on repetition, or on rows that are malformed.
TEST_F(CheckTest, OrderRepetitionAndMalformedRowsChangeNoVerdict) {
  std::mt19937 random(20261126);
  const std::vector<std::string> names = {"昇腾910B",   "Ascend 910", "MLU370-X8", "鲲鹏920", "Kunpeng 920B",
                                          "龙芯3C6000", "DCU-3G",     "X-1",       "X-2",     "壁砺166"};
  const std::vector<std::string> dates = {"2026-12-01", "2026年6月30日", "2027/1/1", "none", ""};
  const std::vector<std::string> broken = {",cpu,2027-01-01,own-copy,1", "BAD,chair,2027-01-01,own-copy,1",
                                           "BAD,cpu,1/2/2027,own-copy,1", "昇腾910B,cpu,2027-99-99,own-copy,1",
                                           "鲲鹏920,cpu,2027-01-01,rumour,1"};
  auto pick = [&](const std::vector<std::string> &from) { return from[random() % from.size()]; };
  const std::string title = "name,category,valid_until,basis,issue_no\n";
  std::string purchase = "name,category\n";
  for (const std::string &name : names)
    purchase += name + ",\n" + name + "C,\n" + name + ",CPU\n";
  auto answers = [&](const Store &s) {
    std::optional<CheckResult> result = verdicts(s, purchase, {2026, 12, 1}, {"firm", "cnitsec"});
    std::string all;
    for (const CheckedItem &item : result->items)
      for (const Finding &finding : item.findings) {
        all += verdictId(finding.verdict) + std::string(" ") + finding.until + " " + finding.basis;
        for (const std::string &which : finding.which)
          all += " " + which;
        all += "\n";
      }
    return all;
  };
  for (int round = 0; round < 25; ++round) {
    std::vector<std::string> rows;
    for (int i = 0; i < 12; ++i)
      rows.push_back(pick(names) + "," + (random() % 2 ? "cpu" : "ai-chip") + "," + pick(dates) + "," +
                     (random() % 3 ? "own-copy" : "reported") + "," + std::to_string(random() % 3));
    Store plain = store("plain" + std::to_string(round));
    std::string whole = title;
    for (const std::string &row : rows)
      whole += row + "\n";
    ASSERT_TRUE(import(plain, whole));
    std::string expected = answers(plain);

    std::shuffle(rows.begin(), rows.end(), random);
    Store other = store("other" + std::to_string(round));
    size_t good = 0;
    for (size_t at = 0; at < rows.size();) {
      std::string part = title;
      for (size_t n = 1 + random() % 4; n > 0 && at < rows.size(); --n, ++at, ++good) {
        part += rows[at] + "\n";
        if (random() % 2)
          part += pick(broken) + "\n";
        if (random() % 3 == 0)
          part += rows[at] + "\n", ++good;
      }
      ASSERT_TRUE(import(other, part + "# " + std::to_string(at) + ",,,,\n"));
    }
    size_t kept = 0;
    other.eachEntry([&](const Entry &) { ++kept; });
    EXPECT_EQ(kept, good) << "a row was lost";
    EXPECT_EQ(answers(other), expected) << whole;
  }
}

} // namespace sampan::list
