#include "cli/list_commands.h"
#include "cli/output.h"
#include "facts/read_facts.h"
#include "list/store.h"

#include "support/process.h"
#include "support/terminal.h"

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace sampan::cli {
namespace {

const Words kHelp = {
    "Usage: sampan list [CHIP...]              the catalogue, one chip's sheet, or chips side by side\n"
    "       sampan list import FILE --list ID  take the firm's own copy of a list (CSV, XLSX, JSON)\n"
    "       sampan list undo [N]               take an import back: the last one, or number N\n"
    "       sampan list log                    what was imported, when, by whom, from which file\n"
    "       sampan list alias [NAME PRODUCT]   confirm that NAME is PRODUCT of a list; --remove NAME\n"
    "       sampan list check PURCHASE.csv --as ENTITY --on DATE\n"
    "       sampan list check --inventory ASSETS.csv --as ENTITY --on DATE\n\n"
    "Chips: --vendor V  --family F  --kind ai|gpu|cpu  --on LIST  --target T  --with-target  --works  --fp64\n"
    "       --reference ID,...|none (side by side; otherwise a100-sxm4-80,h20)  --json\n"
    "Import: --list ID  --sheet NAME  --basis own-copy|official|reported  --category C  --issue NO\n"
    "       --published DATE  --valid-until DATE|none  --valid-years N  --importer NAME\n"
    "Check: --as party-gov|support-unit|soe|state-funded-dc|other  --on DATE  --list ID,...  --json|--csv\n"
    "       --sheet NAME\n"
    "All:   --lang en|zh  --store FILE  --data FOLDER (that holds chips/ and lists/)\n\n"
    "Nothing leaves this machine.\n",
    "用法: sampan list [芯片...]                芯片目录、单个芯片的详单，或多芯片对比\n"
    "      sampan list import 文件 --list ID    导入本单位持有的清单副本（CSV、XLSX、JSON）\n"
    "      sampan list undo [N]                 撤销导入：最近一次，或第 N 次\n"
    "      sampan list log                      导入记录：内容、时间、导入人、文件\n"
    "      sampan list alias [名称 产品]        确认“名称”就是清单中的“产品”；--remove 名称\n"
    "      sampan list check 采购.csv --as 单位类型 --on 日期\n"
    "      sampan list check --inventory 资产.csv --as 单位类型 --on 日期\n\n"
    "芯片: --vendor 厂商  --family 系列  --kind ai|gpu|cpu  --on 清单  --target 目标  --with-target  --works  --fp64\n"
    "      --reference ID,...|none（对比时的参照，默认 a100-sxm4-80,h20）  --json\n"
    "导入: --list ID  --sheet 工作表  --basis own-copy|official|reported  --category 类别  --issue 期号\n"
    "      --published 日期  --valid-until 日期|none  --valid-years 年数  --importer 姓名\n"
    "核对: --as party-gov|support-unit|soe|state-funded-dc|other  --on 日期  --list ID,...  --json|--csv\n"
    "      --sheet 工作表\n"
    "通用: --lang en|zh  --store 文件  --data 目录（含 chips/ 与 lists/）\n\n"
    "任何数据都不会离开本机。\n"};

constexpr std::pair<const char *, int (*)(const ListWork &, const Arguments &)> kWords[] = {
    {"import", listImport}, {"undo", listUndo}, {"log", listLog}, {"alias", listAlias}, {"check", listCheck}};

// The value of an option that all words share, wherever it stands.
std::string shared(const Arguments &arguments, const std::string &name) {
  std::string value;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with("--" + name + "="))
      value = arguments[i].substr(name.size() + 3);
    else if (arguments[i] == "--" + name && i + 1 < arguments.size())
      value = arguments[i + 1];
  }
  return value;
}

int run(const Arguments &arguments, const Speaker &speaker) {
  std::string chosen = shared(arguments, "lang");
  if (!chosen.empty() && !languageOf(chosen)) {
    speaker.error("L1001", {"there is no language '" + chosen + "'", "没有语言“" + chosen + "”"},
                  {"--lang en, or --lang zh", "--lang en 或 --lang zh"});
    return 2;
  }
  if (asksForHelp(arguments)) {
    std::fputs(speaker.say(kHelp).c_str(), stdout);
    return 0;
  }
  Diagnostics &out = speaker.diagnostics();
  std::optional<std::string> data = facts::findData(shared(arguments, "data"), programFolder(), speaker);
  if (!data)
    return 1;
  std::optional<facts::Catalogue> catalogue = facts::readCatalogue(*data, out);
  if (!catalogue)
    return 1;
  std::optional<facts::Lists> lists = facts::readLists(*data, *catalogue, out);
  if (!lists)
    return 1;
  std::string store = shared(arguments, "store");
  ListWork work{std::move(*catalogue), std::move(*lists), store.empty() ? list::usualStore() : store, speaker};
  // Shared options may stand before the word; their values must not be taken for it.
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with("--")) {
      i += static_cast<size_t>(std::ranges::count(kListOptions, arguments[i].substr(2)));
      continue;
    }
    for (auto [word, function] : kWords)
      if (arguments[i] == word) {
        Arguments rest = arguments;
        rest.erase(rest.begin() + static_cast<long>(i));
        return function(work, rest);
      }
    break;
  }
  return listChips(work, arguments);
}

} // namespace

std::vector<std::string> withListOptions(std::vector<std::string> own) {
  own.insert(own.end(), kListOptions.begin(), kListOptions.end());
  return own;
}

int listCommand(const Arguments &arguments) {
  // A file-size limit is a failed write that is reported and rolled back, not the end of this process.
  std::signal(SIGXFSZ, SIG_IGN);
  Language language = languageOf(shared(arguments, "lang")).value_or(languageOfLocale());
  Diagnostics out;
  const Speaker speaker(language, out);
  const int status = finishOutput(run(arguments, speaker), speaker);
  print(out, stderr, true, language);
  return status;
}

} // namespace sampan::cli
