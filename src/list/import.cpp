#include "list/import.h"

#include "list/name.h"

#include "support/sha256.h"
#include "support/terminal.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>

namespace sampan::list {
namespace {

// A date as text in one of three styles, or as a spreadsheet's number.
bool readDate(const Cell &cell, std::string &iso) {
  if (cell.text.empty())
    return true;
  std::optional<Date> date;
  if (cell.isNumber) {
    double serial = 0;
    auto [end, error] = std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), serial);
    if (error == std::errc() && end == cell.text.data() + cell.text.size())
      date = dateOfSerial(serial, cell.from1904);
  } else {
    date = parseDate(cell.text);
  }
  if (date)
    iso = isoDate(*date);
  return date.has_value();
}

bool meansUnlimited(const std::string &text) {
  std::u32string folded = foldName(text);
  for (const char *word : {"none", "unlimited", "长期", "长期有效", "无期限"})
    if (folded == foldName(word))
      return true;
  return false;
}

bool readYears(const Cell &cell, int &years) {
  if (cell.text.empty())
    return true;
  std::u32string folded = foldName(cell.text);
  if (!folded.empty() && folded.back() == U'\u5E74')
    folded.pop_back();
  years = 0;
  for (char32_t c : folded) {
    if (c < '0' || c > '9' || years > 99)
      return false;
    years = years * 10 + static_cast<int>(c - '0');
  }
  return years > 0 && years < 100;
}

std::vector<std::string> splitAliases(const std::string &text) {
  std::vector<std::string> parts(1);
  for (size_t i = 0; i < text.size(); ++i) {
    bool wide = text.compare(i, 3, "；") == 0 || text.compare(i, 3, "、") == 0;
    if (text[i] == ';' || text[i] == '|' || text[i] == '\n' || wide) {
      parts.emplace_back();
      i += wide ? 2 : 0;
    } else {
      parts.back() += text[i];
    }
  }
  std::erase_if(parts, [](const std::string &part) { return part.find_first_not_of(' ') == part.npos; });
  return parts;
}

void take(std::string &into, const Cell &cell) {
  if (!cell.text.empty())
    into = cell.text;
}

} // namespace

std::optional<Entry> toEntry(const Record &record, const Entry &defaults, Words &why) {
  auto refuse = [&](const char *en, const char *zh, const std::string &shown = {}) -> std::optional<Entry> {
    why = fill(Words{en, zh}, {shown.substr(0, 80)});
    return std::nullopt;
  };
  for (const Cell &cell : record.cells)
    if (cell.formula)
      return refuse("a formula stands in a cell; formulas are not computed: paste values",
                    "单元格含公式；公式不会被计算，请粘贴为数值");
  Entry entry = defaults;
  take(entry.product, record[Field::Product]);
  if (foldName(entry.product).empty())
    return refuse("the row names no product", "该行没有产品名称");
  take(entry.list, record[Field::List]);
  take(entry.issuer, record[Field::Issuer]);
  take(entry.issue, record[Field::Issue]);
  take(entry.vendor, record[Field::Vendor]);
  take(entry.level, record[Field::Level]);
  take(entry.version, record[Field::Version]);
  take(entry.source, record[Field::Source]);
  take(entry.enteredBy, record[Field::EnteredBy]);
  entry.aliases = splitAliases(record[Field::Aliases].text);
  if (std::ranges::any_of(entry.aliases, [](const std::string &alias) { return alias.size() > kLongestName; }) ||
      entry.product.size() > kLongestName)
    return refuse("the name of a product is longer than 1,000 bytes", "产品名称超过 1,000 字节");
  if (entry.list.empty())
    return refuse("the row names no list, and --list gives none", "该行没有清单编号，也未用 --list 指定");
  if (const std::string &word = record[Field::Category].text; !word.empty()) {
    entry.category = categoryOf(word);
    if (entry.category.empty())
      return refuse("'{0}' is no category: cpu, os, database, ai-chip, other",
                    "“{0}”不是已知类别：CPU、操作系统、数据库、AI 芯片、其他", word);
  }
  if (entry.category.empty())
    return refuse("the row has no category, and --category gives none", "该行没有类别，也未用 --category 指定");
  if (!readDate(record[Field::Published], entry.published))
    return refuse("'{0}' is no date: 2026-12-26, 2026/12/26 or 2026年12月26日",
                  "“{0}”不是日期：2026-12-26、2026/12/26 或 2026年12月26日", record[Field::Published].text);
  // An end that the row states replaces both of the defaults.
  const Cell &until = record[Field::ValidUntil], &years = record[Field::ValidYears];
  if (!until.text.empty() || !years.text.empty()) {
    entry.validUntil.clear();
    entry.validYears = 0;
  }
  if (meansUnlimited(until.text))
    entry.validUntil = "none";
  else if (!readDate(until, entry.validUntil))
    return refuse("'{0}' is no date: 2026-12-26, 2026/12/26 or 2026年12月26日",
                  "“{0}”不是日期：2026-12-26、2026/12/26 或 2026年12月26日", until.text);
  if (!readYears(years, entry.validYears))
    return refuse("'{0}' is no number of years", "“{0}”不是年数", years.text);
  if (entry.validUntil.size() == 10 && !entry.published.empty() && entry.validUntil < entry.published)
    return refuse("it ends before it was published", "有效期早于发布日期");
  if (const std::string &word = record[Field::Basis].text; !word.empty()) {
    bool found = false;
    for (Basis basis : {Basis::OwnCopy, Basis::Official, Basis::Reported})
      if (basisName(basis) == word)
        entry.basis = basis, found = true;
    if (!found)
      return refuse("'{0}' is no basis: own-copy, official, reported", "“{0}”不是依据：own-copy、official、reported",
                    word);
  }
  return entry;
}

std::optional<std::string> sha256OfFile(const std::string &path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) // a pipe would be waited for, and some devices never end
    return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  Sha256 sum;
  std::string piece(1 << 16, '\0');
  while (file) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    sum.add(std::string_view(piece).substr(0, static_cast<size_t>(file.gcount())));
  }
  if (!file.eof())
    return std::nullopt;
  return sum.digest();
}

std::optional<ImportResult> importFile(Store &store, const ImportOrder &order, const Speaker &speaker) {
  ImportResult result;
  std::string hash = sha256OfFile(order.path).value_or("");
  for (const ImportRecord &earlier : store.imports())
    if (!hash.empty() && earlier.sha256 == hash && earlier.undone.empty() && earlier.list == order.defaults.list) {
      speaker.error(
          "L1103",
          fill(Words{"this file is import {0} already", "该文件已是第 {0} 次导入"}, {std::to_string(earlier.number)}),
          {"nothing to do; sampan list undo takes an import back", "无需再做；sampan list undo 可撤销导入"},
          {order.path, 0, 0});
      return std::nullopt;
    }
  constexpr size_t kShown = 20; // warnings of a kind; all rows are in the store
  ProgressLine progress(stderr);
  bool done = store.change(
      [&] {
        std::optional<int64_t> number =
            store.begin({0, order.defaults.list, order.path, hash, order.importer, timeNow()});
        if (!number)
          return false;
        result.number = *number;
        bool kept = true;
        auto sink = [&](const Record &record) {
          Words why;
          if (std::optional<Entry> entry = toEntry(record, order.defaults, why)) {
            ++result.rows;
            kept = store.add(*number, *entry);
            if (result.rows % 10000 == 0)
              progress.show(fill(Words{"{0} rows", "{0} 行"}, {std::to_string(result.rows)}).in(speaker.language()));
          } else {
            kept = store.setAside(*number, {static_cast<int64_t>(record.line), speaker.say(why), record.verbatim});
            if (++result.setAside <= static_cast<int64_t>(kShown))
              speaker.warning("L1205", fill(Words{"row set aside: {0}", "该行已另存：{0}"}, {speaker.say(why)}),
                              {"repair it and import the file again; sampan list log --aside N shows all",
                               "请修正后重新导入；sampan list log --aside N 可查看全部"},
                              {order.path, static_cast<unsigned>(record.line), 0});
          }
          return kept;
        };
        return readRecords(order.path, order.form, sink, speaker) && kept &&
               store.finish(*number, result.rows, result.setAside);
      },
      speaker);
  if (!done)
    return std::nullopt;
  if (int64_t repeated = store.repeatedRows(result.number))
    speaker.warning("L1208", fill(Words{"{0} rows repeat another one", "有 {0} 行重复"}, {std::to_string(repeated)}),
                    {"they change no verdict", "重复行不影响任何结论"}, {order.path, 0, 0});
  std::vector<std::string> contradictory = store.contradictions(result.number);
  for (size_t i = 0; i < contradictory.size() && i < kShown; ++i)
    speaker.warning("L1207",
                    fill(Words{"one notice says two things of '{0}': other ends, levels or vendors",
                               "同一公告对“{0}”的记载不一致：有效期、等级或厂商不同"},
                         {contradictory[i]}),
                    {"all rows are kept; of several ends the earliest counts", "各行均保留；有效期以最早者为准"},
                    {order.path, 0, 0});
  return result;
}

} // namespace sampan::list
