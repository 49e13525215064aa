#include "assess/report.h"

#include "report/text_table.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <tuple>

namespace sampan::assess {
namespace {

std::string placeText(const Unit &unit, const Place &at) {
  std::string text = fullPath(unit, at.file);
  std::error_code ignored;
  const std::string near = std::filesystem::relative(text, ignored).string();
  if (!near.empty() && !near.starts_with("../.."))
    text = near;
  return at.line ? text + ":" + std::to_string(at.line) : text;
}

std::string chipsOf(const Report &report, const std::string &target) {
  std::string text;
  for (const ChipColumn &chip : report.chips)
    if (chip.target == target)
      text += (text.empty() ? "" : ", ") + chip.id;
  return text;
}

// Each finding once, though headers bring it into many units; the worst first.
void addFindings(const Report &report, Language language, std::string &text) {
  std::set<std::tuple<int, std::string, std::string, std::string>> rows;
  constexpr size_t kShown = 40;
  for (const Unit &unit : report.units) {
    const auto take = [&](const std::vector<Finding> &findings, const std::string &target) {
      for (const Finding &f : findings)
        rows.insert({-static_cast<int>(f.verdict), placeText(unit, f.where),
                     (target.empty() ? "" : "[" + target + "] ") + f.what.in(language) + " [" + f.id + "]",
                     f.todo.in(language)});
    };
    take(unit.general, "");
    for (const auto &[target, findings] : unit.targets)
      take(findings, target);
  }
  size_t shown = 0;
  for (const auto &[verdict, place, what, todo] : rows) {
    if (verdict == 0 || ++shown > kShown)
      break;
    text +=
        place + ": " + nameOf(static_cast<Verdict>(-verdict)).in(language) + ": " + what + "\n    -> " + todo + "\n";
  }
  if (const size_t all = static_cast<size_t>(std::ranges::count_if(rows, [](auto &r) { return std::get<0>(r) < 0; }));
      all > kShown)
    text += fill(Words{"… and {0} more: --html, --json and --sarif hold all of them\n",
                       "……另有 {0} 条：--html、--json 与 --sarif 含全部内容\n"},
                 {std::to_string(all - kShown)})
                .in(language);
}

} // namespace

std::string fullPath(const Unit &unit, const std::string &file) {
  return (std::filesystem::path(unit.folder) / file).lexically_normal().string();
}

std::string summaryText(const Report &report, Language language) {
  const auto say = [&](const char *en, const char *zh) { return Words{en, zh}.in(language); };
  size_t kernels = 0;
  std::array<size_t, 3> states{};
  for (const Unit &unit : report.units) {
    kernels += unit.kernels.size();
    ++states[static_cast<size_t>(unit.state)];
  }
  std::string text = report.subject + "\n" +
                     fill(Words{"{0} files, {1} kernels. Read from end to end: {2}; in part: {3}; not: {4}.\n\n",
                                "{0} 个文件，{1} 个内核。完整读取：{2}；部分读取：{3}；未能读取：{4}。\n\n"},
                          {std::to_string(report.units.size()), std::to_string(kernels), std::to_string(states[0]),
                           std::to_string(states[1]), std::to_string(states[2])})
                         .in(language);
  if (report.notReached)
    text += fill(Words{"Interrupted: {0} files were not assessed. The next run goes on from here.\n\n",
                       "已中断：{0} 个文件未评估。下次运行将从此处继续。\n\n"},
                 {std::to_string(report.notReached)})
                .in(language);
  if (!report.buildEnd.empty())
    text +=
        fill(Words{"The build stopped ({0}): what it had not reached is not in this report; make -k reaches more.\n\n",
                   "构建中途停止（{0}）：尚未编译的部分不在本报告中；make -k 可覆盖更多。\n\n"},
             {report.buildEnd})
            .in(language);
  report::TextTable table({say("TARGET", "目标"), "", nameOf(Verdict::Works).in(language),
                           nameOf(Verdict::Emulated).in(language), nameOf(Verdict::Look).in(language),
                           nameOf(Verdict::Unsupported).in(language)});
  for (size_t column = 2; column < 6; ++column)
    table.alignRight(column);
  for (const std::string &target : report.targets) {
    std::array<size_t, 4> files{}, ofKernels{};
    for (const Unit &unit : report.units) {
      ++files[static_cast<size_t>(verdictOf(unit, target))];
      for (const Kernel &kernel : unit.kernels)
        ++ofKernels[static_cast<size_t>(verdictOf(unit, kernel, target))];
    }
    const auto row = [&](const std::string &name, const std::string &what, const std::array<size_t, 4> &n) {
      table.add({name, what, std::to_string(n[0]), std::to_string(n[1]), std::to_string(n[2]), std::to_string(n[3])});
    };
    row(target, say("kernels", "内核"), ofKernels);
    row("", say("files", "文件"), files);
  }
  text += table.text() + "\n";
  for (const std::string &target : report.targets)
    text += target + say(" is: ", " 包括：") + chipsOf(report, target) + "\n";
  std::string none;
  for (const ChipColumn &chip : report.chips)
    if (std::ranges::find(report.targets, chip.target) == report.targets.end())
      none += (none.empty() ? "" : ", ") + chip.id;
  text += say("Sampan has no target yet for: ", "Sampan 尚无以下芯片的目标：") + none + "\n\n";
  addFindings(report, language, text);
  return text;
}

} // namespace sampan::assess
