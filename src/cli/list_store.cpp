#include "cli/list_commands.h"
#include "cli/options.h"
#include "list/check.h"
#include "list/import.h"
#include "list/name.h"
#include "report/text_table.h"

#include <algorithm>
#include <cstdio>

namespace sampan::cli {
namespace {

bool wrongUse(const Speaker &speaker, const Words &what) {
  return speaker.error("L1001", what, {"sampan list --help shows how it is used", "sampan list --help 说明用法"});
}

void say(const Speaker &speaker, const Words &text, const std::vector<std::string> &arguments) {
  std::fputs((fill(speaker.say(text), arguments) + "\n").c_str(), stdout);
}

// Letters, digits and hyphens: ids stand in titles of columns and on command lines.
bool isListId(const std::string &id) {
  return !id.empty() && id.size() <= 40 && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == id.npos;
}

// The options of an import that stand for what its rows do not say.
bool readDefaults(const Options &options, list::Entry &entry, const Speaker &speaker) {
  entry.list = options.get("list");
  if (options.has("list") && !isListId(entry.list))
    return wrongUse(speaker, {"the id of a list has small letters, digits and hyphens: --list miit-xinchuang",
                              "清单编号由小写字母、数字和连字符组成：--list miit-xinchuang"});
  entry.issue = options.get("issue");
  entry.category = list::categoryOf(options.get("category"));
  if (options.has("category") && entry.category.empty())
    return wrongUse(speaker, {"--category is one of cpu, os, database, ai-chip, other",
                              "--category 可选 cpu、os、database、ai-chip、other"});
  for (auto [name, field] : {std::pair("published", &entry.published), {"valid-until", &entry.validUntil}}) {
    std::string text = options.get(name);
    std::optional<list::Date> date = list::parseDate(text);
    if (date)
      *field = list::isoDate(*date);
    else if (text == "none" && field == &entry.validUntil)
      *field = "none";
    else if (!text.empty())
      return wrongUse(speaker,
                      fill(Words{"--{0}: '{1}' is no date; write 2026-12-26", "--{0}：“{1}”不是日期；请写 2026-12-26"},
                           {name, text}));
  }
  if (std::string years = options.get("valid-years"); !years.empty()) {
    if (years.size() > 2 || years.find_first_not_of("0123456789") != years.npos ||
        years.find_first_not_of('0') == years.npos)
      return wrongUse(speaker, {"--valid-years is a whole number, 1 to 99", "--valid-years 为 1 到 99 的整数"});
    entry.validYears = std::stoi(years);
  }
  std::string basis = options.has("basis") ? options.get("basis") : "own-copy";
  for (list::Basis known : {list::Basis::OwnCopy, list::Basis::Official, list::Basis::Reported})
    if (list::basisName(known) == basis) {
      entry.basis = known;
      return true;
    }
  return wrongUse(speaker,
                  {"--basis is one of own-copy, official, reported", "--basis 可选 own-copy、official、reported"});
}

std::optional<int64_t> numberOf(const std::string &word) {
  if (word.empty() || word.size() > 9 || word.find_first_not_of("0123456789") != word.npos)
    return std::nullopt;
  return std::stoll(word);
}

} // namespace

int listImport(const ListWork &work, const Arguments &arguments) {
  const Speaker &speaker = work.speaker;
  std::optional<Options> options =
      parseOptions(arguments,
                   withListOptions({"list", "sheet", "basis", "category", "issue", "published", "valid-until",
                                    "valid-years", "importer"}),
                   {}, speaker);
  if (!options)
    return 2;
  if (options->words.size() != 1) {
    wrongUse(speaker, {"import takes one file", "import 需要一个文件"});
    return 2;
  }
  list::ImportOrder order{options->words[0],
                          {options->get("sheet")},
                          options->has("importer") ? options->get("importer") : list::userName(),
                          {}};
  if (!readDefaults(*options, order.defaults, speaker))
    return 2;
  std::optional<list::Store> store = list::Store::open(work.store, list::Store::Use::Write, speaker);
  if (!store)
    return 1;
  std::optional<list::ImportResult> result = list::importFile(*store, order, speaker);
  if (!result)
    return 1;
  say(speaker, {"import {0}: {1} rows taken, {2} set aside", "第 {0} 次导入：采用 {1} 行，另存 {2} 行"},
      {std::to_string(result->number), std::to_string(result->rows), std::to_string(result->setAside)});
  return result->setAside ? 3 : 0;
}

int listUndo(const ListWork &work, const Arguments &arguments) {
  const Speaker &speaker = work.speaker;
  std::optional<Options> options = parseOptions(arguments, withListOptions({}), {}, speaker);
  std::optional<int64_t> wanted = options && !options->words.empty() ? numberOf(options->words[0]) : std::nullopt;
  if (!options || options->words.size() > 1 || (!options->words.empty() && !wanted)) {
    if (options)
      wrongUse(speaker, {"undo takes the number of an import, or nothing for the last one",
                         "undo 需要导入序号，或不带参数以撤销最近一次"});
    return 2;
  }
  std::optional<list::Store> store = list::Store::open(work.store, list::Store::Use::Read, speaker);
  if (!store)
    return 1;
  std::optional<list::ImportRecord> found;
  for (const list::ImportRecord &record : store->imports())
    if (record.undone.empty() && (!wanted || *wanted == record.number))
      found = record;
  if (!found) {
    speaker.error("L1104", {"there is no such import to take back", "没有可撤销的导入"},
                  {"sampan list log shows them", "sampan list log 可查看导入记录"});
    return 1;
  }
  if (!store->change([&] { return store->undo(found->number, list::timeNow()); }, speaker))
    return 1;
  say(speaker, {"import {0} was taken back: {1} rows of {2}", "已撤销第 {0} 次导入：{2} 的 {1} 行"},
      {std::to_string(found->number), std::to_string(found->rows), found->file});
  return 0;
}

int listLog(const ListWork &work, const Arguments &arguments) {
  const Speaker &speaker = work.speaker;
  std::optional<Options> options = parseOptions(arguments, withListOptions({"aside"}), {}, speaker);
  std::optional<int64_t> aside = options ? numberOf(options->get("aside")) : std::nullopt;
  if (!options || !options->words.empty() || (options->has("aside") && !aside)) {
    if (options)
      wrongUse(speaker, {"log takes --aside N at most", "log 最多带 --aside N"});
    return 2;
  }
  std::optional<list::Store> store = list::Store::open(work.store, list::Store::Use::Read, speaker);
  if (!store)
    return 1;
  auto title = [&](const char *en, const char *zh) { return speaker.say({en, zh}); };
  if (aside) {
    report::TextTable table({title("LINE", "行"), title("WHY", "原因"), title("ROW", "原文")});
    for (const list::SetAside &row : store->setAsideOf(*aside))
      table.add({std::to_string(row.line), row.reason, row.verbatim});
    std::fputs(table.text().c_str(), stdout);
    return 0;
  }
  report::TextTable table({title("IMPORT", "序号"), title("LIST", "清单"), title("TIME", "时间"), title("BY", "导入人"),
                           title("ROWS", "行数"), title("ASIDE", "另存"), title("STATE", "状态"), title("FILE", "文件"),
                           "SHA-256"});
  for (const list::ImportRecord &r : store->imports())
    table.add({std::to_string(r.number), r.list, r.time, r.importer, std::to_string(r.rows), std::to_string(r.setAside),
               r.undone.empty() ? title("counts", "有效") : title("taken back ", "已撤销 ") + r.undone, r.file,
               r.sha256});
  std::fputs(table.text().c_str(), stdout);
  return 0;
}

int listAlias(const ListWork &work, const Arguments &arguments) {
  const Speaker &speaker = work.speaker;
  std::optional<Options> options = parseOptions(arguments, withListOptions({"remove", "importer"}), {}, speaker);
  if (!options)
    return 2;
  bool shows = options->words.empty() && !options->has("remove");
  if (!shows && (options->has("remove") ? !options->words.empty() : options->words.size() != 2)) {
    wrongUse(speaker,
             {"alias takes a name and the product of a list that it is", "alias 需要一个名称和它对应的清单产品"});
    return 2;
  }
  std::optional<list::Store> store =
      list::Store::open(work.store, shows ? list::Store::Use::Read : list::Store::Use::Write, speaker);
  if (!store)
    return 1;
  std::vector<list::Alias> all = store->aliases();
  if (shows) {
    report::TextTable table({speaker.say({"NAME", "名称"}), speaker.say({"PRODUCT", "产品"}),
                             speaker.say({"CONFIRMED BY", "确认人"}), speaker.say({"TIME", "时间"})});
    for (const list::Alias &alias : all)
      table.add({alias.name, alias.product, alias.confirmedBy, alias.time});
    std::fputs(table.text().c_str(), stdout);
    return 0;
  }
  std::string name = options->has("remove") ? options->get("remove") : options->words[0];
  auto same =
      std::ranges::find_if(all, [&](const list::Alias &a) { return list::foldName(a.name) == list::foldName(name); });
  if (options->has("remove")) {
    if (same == all.end()) {
      speaker.error("L1105", fill(Words{"'{0}' was never confirmed", "“{0}”从未确认过"}, {name}),
                    {"sampan list alias shows what was", "sampan list alias 可查看已确认的名称"});
      return 1;
    }
    return store->change([&] { return store->removeAlias(same->name); }, speaker) ? 0 : 1;
  }
  const std::string &product = options->words[1];
  if (list::foldName(name).empty() || list::foldName(product).empty() ||
      std::max(name.size(), product.size()) > list::kLongestName) {
    wrongUse(speaker, {"a name without letters or digits, or of more than 1,000 bytes, names nothing",
                       "没有字母或数字、或超过 1,000 字节的名称不代表任何产品"});
    return 2;
  }
  if (same != all.end()) {
    speaker.error(
        "L1105", fill(Words{"'{0}' is confirmed already, as '{1}'", "“{0}”已确认为“{1}”"}, {name, same->product}),
        {"take that back first: sampan list alias --remove NAME", "请先撤销：sampan list alias --remove 名称"});
    return 1;
  }
  std::string who = options->has("importer") ? options->get("importer") : list::userName();
  if (!store->change([&] { return store->addAlias({name, product, who, list::timeNow()}); }, speaker))
    return 1;
  if (!list::isListed(work.catalogue, work.lists, *store, product))
    speaker.warning("L1106", fill(Words{"no list names '{0}' today", "目前没有清单列有“{0}”"}, {product}),
                    {"the name is kept, and has no effect until one does; check its spelling",
                     "该名称已保存，但在有清单列出之前不起作用；请核对写法"});
  say(speaker, {"confirmed by {2}: {0} is {1}", "{2} 已确认：{0} 即 {1}"}, {name, product, who});
  return 0;
}

} // namespace sampan::cli
