#include "cli/output.h"
#include "cli/target_table.h"
#include "facts/read_facts.h"
#include "fleet/report.h"
#include "nvcc/version.h"
#include "support/process.h"
#include "support/text.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace sampan::cli {
namespace {

const Words kHelp = {
    "Usage: sampan fleet FILE...     what is owned, what it cost, how busy it is, what its energy costs\n\n"
    "FILE is a table (CSV, XLSX, JSON) or what npu-smi info, cnmon or nvidia-smi printed; the content decides.\n\n"
    "  --usage FILE,...    a tool's output: utilisation and power for rows of the table that state none\n"
    "  --assess REPORT     the JSON of sampan assess: which jobs could go to which chip, and what stands in the way\n"
    "  --html FILE  --json FILE  --csv FILE   reports; - is standard output\n"
    "Energy, all yours (examples stand in and are marked):\n"
    "  --hours H  --load PERCENT  --pue P  --tariff YUAN  --subsidy PERCENT  --subsidy-cap YUAN\n"
    "  --years N (to spread the price over)  --idle-below PERCENT\n"
    "  --sheet NAME  --lang en|zh  --data FOLDER (that holds chips/)\n\n"
    "Ends with status 3 if rows could not be counted. Nothing leaves this machine.\n",
    "用法: sampan fleet 文件...      拥有哪些芯片、花了多少钱、利用率多少、电费多少\n\n"
    "文件可以是表格（CSV、XLSX、JSON），也可以是 npu-smi info、cnmon、nvidia-smi 的输出；由内容判断。\n\n"
    "  --usage 文件,...    工具输出：为表格中未写明的行补充利用率与功耗\n"
    "  --assess 报告       sampan assess 的 JSON：哪些作业可以迁往哪款芯片，障碍是什么\n"
    "  --html 文件  --json 文件  --csv 文件   报告；- 表示标准输出\n"
    "电费参数，均由用户填写（未填写时用示例，并注明）：\n"
    "  --hours 小时  --load 百分比  --pue P  --tariff 元  --subsidy 百分比  --subsidy-cap 元\n"
    "  --years N（摊销年数）  --idle-below 百分比\n"
    "  --sheet 工作表  --lang en|zh  --data 目录（含 chips/）\n\n"
    "有行未能计入时以状态 3 结束。任何数据都不会离开本机。\n"};

std::vector<fleet::Target> fleetTargets() {
  const Words emitted{"emitted", "已生成代码"};
  const std::pair<const char *, std::pair<Words, Words>> kStages[] = {
      {"cpu",
       {{"ran on the chip", "已在芯片上运行"},
        {"the whole test suite, on x86-64 machines; whether on this very model, try it",
         "全部测试，在 x86-64 机器上；是否含该型号，请自行验证"}}},
      {"cpu-arm64",
       {emitted,
        {"whole programs, run under qemu-user, on no such chip yet", "整个程序，在 qemu-user 下运行，尚未上芯片"}}},
      {"cpu-loongarch64", {emitted, {"kernels; no whole program yet", "仅内核；尚无整个程序"}}},
      {"ascend910",
       {{"passed the vendor's tool", "已通过厂商工具"},
        {"kernels only, by the vendor's open compiler; nothing ran on a chip",
         "仅内核，经厂商开源编译器；未在芯片上运行"}}},
      {"ascend950",
       {{"ran on the twin", "已在孪生模型上运行"},
        {"kernels as source text; nothing ran on a chip", "内核以源代码给出；未在芯片上运行"}}},
      {"mlu", {{}, {"not built yet", "尚未实现"}}}};
  std::vector<fleet::Target> targets;
  for (const Target &target : targetTable()) {
    fleet::Target one{target.name, {}, {}, target.readiness == Readiness::Works};
    for (const auto &[name, words] : kStages)
      if (one.name == name)
        one.stage = words.first, one.note = words.second;
    targets.push_back(std::move(one));
  }
  return targets;
}

// A number of the bill, where the user gives one.
bool take(const Options &options, const std::string &name, bool share, double least, double most, fleet::Given &into,
          const Speaker &speaker) {
  if (!options.has(name))
    return true;
  const std::string text = options.get(name);
  const std::optional<double> value = share ? fleet::readShare(text, false) : fleet::readAmount(text);
  if (!value || *value < least || *value > most)
    return speaker.error(
        "U1301", {"--" + name + ": '" + text + "' is no such number", "--" + name + "：“" + text + "”不是有效数值"},
        share ? Words{"a percentage, for example 30%", "百分比，例如 30%"}
              : Words{"a number that can be one, for example --pue 1.3, --tariff 0.6, --hours 8760",
                      "合理的数值，例如 --pue 1.3、--tariff 0.6、--hours 8760"});
  into = {*value, false, {}};
  return true;
}

bool readInputs(const Options &options, fleet::Inputs &inputs, const Speaker &speaker) {
  fleet::Given load, cap;
  if (!(take(options, "hours", false, 0, 87600, inputs.hours, speaker) &
        take(options, "pue", false, 1, 10, inputs.pue, speaker) &
        take(options, "tariff", false, 0, 100, inputs.tariff, speaker) &
        take(options, "subsidy", true, 0, 1, inputs.subsidy, speaker) &
        take(options, "years", false, 0.1, 100, inputs.years, speaker) &
        take(options, "idle-below", true, 0, 1, inputs.idleBelow, speaker) &
        take(options, "load", true, 0, 1, load, speaker) & take(options, "subsidy-cap", false, 0, 1e12, cap, speaker)))
    return false;
  if (!load.example)
    inputs.load = load.value;
  if (!cap.example)
    inputs.cap = cap.value;
  if (!inputs.subsidy.example && inputs.tariff.example)
    return speaker.error("U1301",
                         {"--subsidy needs --tariff: the example tariff is one after subsidy",
                          "--subsidy 需要 --tariff：示例电价已是补贴后的"},
                         {"give your tariff before subsidy", "请填写补贴前的电价"});
  return true;
}

bool readFiles(const Options &options, const facts::Catalogue &catalogue, fleet::Fleet &owned, const Speaker &speaker) {
  for (const std::string &file : options.words)
    if (!fleet::readFleet(file, options.get("sheet"), catalogue, owned, speaker))
      return false;
  const auto isTable = [](const fleet::Input &input) { return input.format == "table"; };
  const auto tables = std::ranges::count_if(owned.inputs, isTable);
  if (tables > 0 && static_cast<size_t>(tables) < owned.inputs.size())
    return speaker.error(
        "U1001", {"a table and a tool's output would count the same cards twice", "同时给出表格与工具输出会重复计数"},
        {"give the tool's output behind --usage", "请用 --usage 给出工具输出"});
  if (!options.has("usage"))
    return true;
  fleet::Fleet seen;
  for (const std::string &file : splitCommas(options.get("usage")))
    if (!fleet::readFleet(file, "", catalogue, seen, speaker))
      return false;
  if (std::ranges::any_of(seen.inputs, isTable))
    return speaker.error(
        "U1001", {"--usage takes what a tool printed, not a table", "--usage 需要工具输出，而不是表格"},
        {"npu-smi info, cnmon or nvidia-smi, each > FILE", "npu-smi info、cnmon 或 nvidia-smi，输出到文件"});
  return fleet::addUsage(owned, seen, speaker);
}

int run(const Arguments &arguments, const Speaker &speaker) {
  const std::optional<Options> options =
      parseOptions(arguments,
                   {"usage", "assess", "html", "json", "csv", "hours", "load", "pue", "tariff", "subsidy",
                    "subsidy-cap", "years", "idle-below", "sheet", "lang", "data"},
                   {}, speaker, "fleet");
  if (!options)
    return 2;
  if (options->words.empty()) {
    speaker.error("U1001", {"name what is owned: a table, or a tool's output", "请指定所拥有芯片的表格或工具输出"},
                  {"sampan fleet fleet.csv", "sampan fleet fleet.csv"});
    return 2;
  }
  fleet::Report report;
  report.version = nvcc::kSampanVersion;
  report.inputs = fleet::exampleInputs();
  report.targets = fleetTargets();
  if (!readInputs(*options, report.inputs, speaker))
    return 2;
  const std::optional<std::string> data = facts::findData(options->get("data"), programFolder(), speaker);
  std::optional<facts::Catalogue> catalogue;
  if (data)
    catalogue = facts::readCatalogue(*data, speaker.diagnostics());
  if (!catalogue || !readFiles(*options, *catalogue, report.fleet, speaker))
    return 1;
  fleet::summarise(report, *catalogue);
  if (options->has("assess") && !fleet::readJobs(options->get("assess"), report, speaker))
    return 1;

  const Language language = speaker.language();
  ReportFiles files(*options, speaker);
  const bool written = files.write("html", [&] { return fleet::reportHtml(report, *catalogue, language); }) &
                       files.write("json", [&] { return fleet::reportJson(report, *catalogue); }) &
                       files.write("csv", [&] { return fleet::reportCsv(report, language); });
  if (!files.onOutput)
    std::fputs(fleet::reportText(report, language).c_str(), stdout);
  return !written ? 1 : report.fleet.notCounted.empty() ? 0 : 3;
}

} // namespace

int fleetCommand(const Arguments &arguments) {
  std::signal(SIGXFSZ, SIG_IGN); // a limit on file sizes is a failed write that is reported
  return speakingCommand(arguments, kHelp,
                         [&](const Speaker &speaker) { return finishOutput(run(arguments, speaker), speaker); });
}

} // namespace sampan::cli
