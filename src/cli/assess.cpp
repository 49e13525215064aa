#include "assess/find_jobs.h"
#include "assess/report.h"
#include "cli/assess_record.h"
#include "cli/assess_units.h"
#include "cli/output.h"
#include "cli/target_table.h"
#include "facts/read_facts.h"
#include "nvcc/version.h"
#include "support/process.h"
#include "support/terminal.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

namespace sampan::cli {
namespace {

const Words kHelp = {
    "Usage: sampan assess FOLDER                      every .cu file below it, as far as it can be read without flags\n"
    "       sampan assess -p compile_commands.json    what a build compiles, with its flags\n"
    "       sampan assess -- make -j2                 runs the build with Sampan's nvcc, and assesses what it "
    "compiled\n\n"
    "Says for every kernel and call, and every chip that Sampan has a target for: works, works with emulation, needs\n"
    "a look, not supported; with source lines and what to do.\n\n"
    "  --html FILE  --json FILE  --sarif FILE   reports; - is standard output\n"
    "  --cache FOLDER|none   where results of unchanged files are kept (otherwise ~/.cache/sampan/assess)\n"
    "  --jobs N  --seconds N (for one file; otherwise 120)\n"
    "  --lang en|zh  --data FOLDER (that holds chips/ and lists/)\n\n"
    "Ends with status 0 if the assessment was made, whatever it found. Nothing leaves this machine.\n",
    "用法: sampan assess 目录                        目录下所有 .cu 文件，在没有编译选项的情况下尽量读取\n"
    "      sampan assess -p compile_commands.json    构建所编译的内容及其选项\n"
    "      sampan assess -- make -j2                 用 Sampan 的 nvcc 运行构建，并评估其编译的内容\n\n"
    "对每个内核与调用、每款 Sampan "
    "已有目标的芯片给出：可用、以仿真方式可用、需人工查看、不支持；附源代码行与处理办法。\n\n"
    "  --html 文件  --json 文件  --sarif 文件   报告；- 表示标准输出\n"
    "  --cache 目录|none   未改动文件的评估结果存放处（默认 ~/.cache/sampan/assess）\n"
    "  --jobs N  --seconds N（单个文件的时限，默认 120 秒）\n"
    "  --lang en|zh  --data 目录（含 chips/ 与 lists/）\n\n"
    "完成评估即以状态 0 结束，与结论无关。任何数据都不会离开本机。\n"};

std::string usualCache() {
  if (const char *folder = std::getenv("XDG_CACHE_HOME"); folder && *folder == '/')
    return std::string(folder) + "/sampan/assess";
  const char *home = std::getenv("HOME");
  return home && *home ? std::string(home) + "/.cache/sampan/assess" : "";
}

std::optional<unsigned> count(const Options &options, const std::string &name, unsigned otherwise,
                              const Speaker &speaker) {
  if (!options.has(name))
    return otherwise;
  const std::string text = options.get(name);
  const bool digits = !text.empty() && text.size() < 6 && text.find_first_not_of("0123456789") == text.npos;
  if (digits && std::stoul(text) > 0)
    return static_cast<unsigned>(std::stoul(text));
  speaker.error("Q1001", {"--" + name + " takes a number from 1", "--" + name + " 需要不小于 1 的整数"},
                {"for example --" + name + " 4", "例如 --" + name + " 4"});
  return std::nullopt;
}

// The jobs, by whichever way they were asked for.
std::optional<std::vector<assess::Job>> findJobs(const Options &options, const Arguments &build, assess::Report &report,
                                                 const Speaker &speaker) {
  const size_t ways = options.words.size() + options.has("p") + !build.empty();
  if (ways != 1) {
    speaker.error("Q1001", {"name one thing to assess", "请指定一个评估对象"},
                  {"a folder, -p compile_commands.json, or -- and a build command",
                   "一个目录、-p compile_commands.json，或 -- 加构建命令"});
    return std::nullopt;
  }
  if (!build.empty()) {
    for (const std::string &word : build)
      report.subject += (report.subject.empty() ? "" : " ") + word;
    return recordBuild(build, report.buildEnd, speaker);
  }
  report.subject = options.has("p") ? options.get("p") : options.words.front();
  return options.has("p") ? assess::readCommands(report.subject, speaker)
                          : assess::findSources(report.subject, speaker);
}

bool writeReports(const assess::Report &report, const Options &options, const Speaker &speaker) {
  const Language language = speaker.language();
  ReportFiles files(options, speaker);
  const bool good = files.write("html", [&] { return assess::reportHtml(report, language); }) &
                    files.write("json", [&] { return assess::reportJson(report); }) &
                    files.write("sarif", [&] { return assess::reportSarif(report, language); });
  if (!files.onOutput)
    std::fputs(assess::summaryText(report, language).c_str(), stdout);
  return good;
}

int run(const Arguments &given, const Arguments &build, const Speaker &speaker) {
  Arguments arguments = given;
  std::ranges::replace(arguments, std::string("-p"), std::string("--p"));
  const std::optional<Options> options =
      parseOptions(arguments, {"p", "html", "json", "sarif", "cache", "jobs", "seconds", "lang", "data"}, {}, speaker);
  if (!options)
    return 2;
  const std::optional<unsigned> jobs =
      count(*options, "jobs", std::max(1u, std::thread::hardware_concurrency()), speaker);
  const std::optional<unsigned> seconds = count(*options, "seconds", 120, speaker);
  if (!jobs || !seconds)
    return 2;
  const std::optional<std::string> data = facts::findData(options->get("data"), programFolder(), speaker);
  std::optional<facts::Catalogue> catalogue;
  if (data)
    catalogue = facts::readCatalogue(*data, speaker.diagnostics());
  if (!catalogue)
    return 1;

  assess::Report report;
  report.version = nvcc::kSampanVersion;
  for (const Target &target : targetTable())
    if (target.assess)
      report.targets.push_back(target.name);
  for (const facts::Chip &chip : catalogue->chips)
    if (!chip.reference)
      report.chips.push_back({chip.id, chip.name, catalogue->vendorName(chip.vendor, speaker.language()), chip.target,
                              std::ranges::find(report.targets, chip.target) != report.targets.end()});
  const std::optional<std::vector<assess::Job>> found = findJobs(*options, build, report, speaker);
  if (!found)
    return 1;

  ProgressLine line(stderr);
  const std::string cache = options->has("cache") ? options->get("cache") : usualCache();
  assess::RunOptions how{*jobs,
                         *seconds,
                         cache == "none" ? "" : cache,
                         toolIdentity(),
                         unitAssessor(),
                         [&](size_t done, size_t all, const std::string &file) {
                           line.show(std::to_string(done) + "/" + std::to_string(all) + " " + file);
                         }};
  assess::RunResult result = assess::runUnits(*found, how, speaker);
  line.clear();
  report.units = std::move(result.units);
  report.notReached = result.notReached;
  const bool written = writeReports(report, *options, speaker);
  if (result.interruption)
    return 128 + result.interruption;
  return written ? 0 : 1;
}

} // namespace

int assessCommand(const Arguments &given) {
  std::signal(SIGXFSZ, SIG_IGN); // a limit on file sizes is a failed write that is reported
  const auto split = std::ranges::find(given, "--");
  const Arguments arguments(given.begin(), split);
  const Arguments build(split == given.end() ? split : split + 1, given.end());
  const Language language = chosenLanguage(arguments);
  if (asksForHelp(arguments)) {
    std::fputs(kHelp.in(language).c_str(), stdout);
    return 0;
  }
  Diagnostics out;
  const Speaker speaker(language, out);
  const int status = finishOutput(run(arguments, build, speaker), speaker);
  print(out, stderr, true, language);
  return status;
}

} // namespace sampan::cli
