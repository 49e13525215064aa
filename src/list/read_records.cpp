#include "list/read_records.h"

#include "support/file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace sampan::list {
namespace {

std::string suffixOf(const std::string &path) {
  std::string suffix = std::filesystem::path(path).extension().string();
  std::ranges::transform(suffix, suffix.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return suffix;
}

bool notWhatItClaims(const std::string &path, const Words &what, const Speaker &speaker) {
  return speaker.error(
      "L1202",
      fill(Words{"'{0}' is not what its name says: {1}", "“{0}”与其扩展名不符：{1}"}, {path, speaker.say(what)}),
      {"save it again as CSV, XLSX or JSON, and name it so", "请另存为 CSV、XLSX 或 JSON，并使用对应的扩展名"});
}

} // namespace

bool readRecords(const std::string &path, const FileForm &form, const RecordSink &sink, const Speaker &speaker) {
  std::error_code failed;
  std::filesystem::file_status status = std::filesystem::status(path, failed);
  if (failed || !std::filesystem::is_regular_file(status)) {
    std::string why = failed ? failed.message() : speaker.say({"not an ordinary file", "不是普通文件"});
    return speaker.error("L1201", fill(Words{"cannot read '{0}': {1}", "无法读取“{0}”：{1}"}, {path, why}),
                         {"name a CSV, XLSX or JSON file", "请指定一个 CSV、XLSX 或 JSON 文件"});
  }
  std::ifstream file(path, std::ios::binary);
  std::array<char, 512> start = {};
  file.read(start.data(), start.size());
  std::string_view head(start.data(), static_cast<size_t>(file.gcount()));
  if (!file.is_open() || file.bad())
    return speaker.error("L1201",
                         fill(Words{"cannot read '{0}': {1}", "无法读取“{0}”：{1}"}, {path, std::strerror(errno)}),
                         {"check who may read it", "请检查读取权限"});
  if (head.empty())
    return notWhatItClaims(path, {"it is empty", "文件为空"}, speaker);
  std::string suffix = suffixOf(path);
  if (head.starts_with("\xD0\xCF\x11\xE0"))
    return notWhatItClaims(path, {"it is an old .xls, or a spreadsheet with a password", "是旧版 .xls 或带密码的表格"},
                           speaker);
  bool zip = head.starts_with("PK\x03\x04");
  if (zip && suffix != ".xlsx" && suffix != ".xlsm")
    return notWhatItClaims(path, {"it is a zip file or a spreadsheet", "是压缩包或电子表格"}, speaker);
  if (zip)
    return readXlsx(path, form, sink, speaker);
  if (suffix == ".xlsx" || suffix == ".xlsm" || suffix == ".xls")
    return notWhatItClaims(path, {"it is no spreadsheet", "不是电子表格"}, speaker);
  size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  bool json = first != head.npos && (head[first] == '[' || head[first] == '{');
  if (suffix == ".json" && !json)
    return notWhatItClaims(path, {"it is not JSON", "不是 JSON"}, speaker);
  if (suffix == ".json")
    return readJson(path, sink, speaker);
  bool wideText = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  if (head.starts_with("%PDF") || head.starts_with("<") || (!wideText && head.find('\0') != head.npos))
    return notWhatItClaims(path, {"it is not a table in text", "不是文本表格"}, speaker);
  return readCsv(path, sink, speaker);
}

bool finishColumns(const std::string &path, const Columns &columns, const Speaker &speaker) {
  if (!columns.hasTitles())
    return speaker.error(
        "L1203",
        fill(Words{"'{0}' has no row of titles with a product name", "“{0}”中没有包含产品名称的标题行"}, {path}),
        {"give the columns titles: product_name, vendor, category, published, valid_until …",
         "请为各列加标题：产品名称、厂商、类别、发布日期、有效期至……"});
  if (!columns.unknown().empty()) {
    std::string names;
    for (const std::string &title : columns.unknown())
      names += (names.empty() ? "" : ", ") + title.substr(0, 60);
    speaker.diagnostics().add(
        {"L1209",
         Severity::Remark,
         {path, 0, 0},
         fill(Words{"these columns mean nothing here: {0}", "这些列未被使用：{0}"}, {names}).in(speaker.language()),
         speaker.say({"docs/list.md names the titles that count", "docs/list.md 列出可用的标题"})});
  }
  return true;
}

bool tooLarge(const std::string &path, size_t line, const Words &what, const Speaker &speaker) {
  return speaker.error("L1204",
                       fill(Words{"this is too large for a list: {0}", "超出清单的限度：{0}"}, {speaker.say(what)}),
                       {"no spreadsheet program writes this; check where the file is from",
                        "表格软件不会生成这样的内容，请核实文件来源"},
                       {path, static_cast<unsigned>(line), 0});
}

} // namespace sampan::list
