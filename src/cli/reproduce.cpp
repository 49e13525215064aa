#include "cli/options.h"
#include "support/file.h"
#include "support/process.h"
#include "support/temporary_folder.h"
#include "support/terminal.h"
#include "verify/evidence.h"

#include <cstdio>

namespace sampan::cli {
namespace {

const Words kHelp = {
    "Usage: sampan reproduce EVIDENCE [--lang en|zh]\n\n"
    "Does again what `sampan verify --evidence EVIDENCE` did, after checking that recording, program,\n"
    "policy and sources are what they were.\n"
    "Exit status: 0 the same result, 1 another one, 2 it could not be done.\n",
    "用法: sampan reproduce 证据文件 [--lang en|zh]\n\n"
    "在确认记录、程序、策略和源码均未改动后，重做 sampan verify --evidence 所做的核对。\n"
    "退出状态：0 结果相同，1 结果不同，2 无法完成。\n"};

int run(const Arguments &given, const Speaker &speaker) {
  const auto options = parseOptions(given, {"lang"}, {}, speaker, "reproduce");
  if (!options)
    return 2;
  if (options->words.size() != 1) {
    speaker.error("L1001", {"reproduce takes one file", "reproduce 需要一个文件"},
                  {"sampan reproduce EVIDENCE", "sampan reproduce 证据文件"});
    return 2;
  }
  const auto evidence = verify::readEvidence(options->words[0], speaker);
  if (!evidence)
    return 2;
  std::string list;
  for (const std::string &file : verify::changedSince(*evidence))
    list += "\n  " + file;
  if (!list.empty()) {
    speaker.error("R1071", {"these files are not what they were:" + list, "以下文件已改动：" + list},
                  {"restore them, or verify anew: it would be another comparison", "请恢复这些文件，或重新核对"});
    return 2;
  }
  const auto folder = TemporaryFolder::create(speaker.diagnostics());
  if (!folder)
    return 2;
  const std::string file = folder->path() + "/report.json";
  Arguments again = (*evidence)["arguments"];
  again.insert(again.begin(), {programFolder() + "/sampan", "verify"});
  again.insert(again.end(), {"--json", file});
  const ProcessEnd end = runProcess(again, Streams::Capture);
  const auto text = readFile(file);
  const nlohmann::json now = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
  if (!end.started || end.status > 1 || end.signal || !now.is_object()) {
    speaker.error("R1034", {"the comparison could not be done again\n" + end.output, "无法重做核对\n" + end.output},
                  {"see its own message above", "见上方信息"});
    return 2;
  }
  for (const std::string &line : verify::resultsThatDiffer((*evidence)["report"], now))
    list += "\n  " + line;
  if (!list.empty()) {
    speaker.error(
        "R1072", {"the result is another one:" + list, "结果不同：" + list},
        {"compare the machines: the evidence names the one that it was made on", "请比较两台机器：证据中记录了原机器"});
    return 1;
  }
  std::printf("%s\n", speaker.say({"reproduced: the same result", "已复现：结果相同"}).c_str());
  return 0;
}

} // namespace

int reproduceCommand(const Arguments &arguments) {
  return speakingCommand(arguments, kHelp, [&](const Speaker &speaker) { return run(arguments, speaker); });
}

} // namespace sampan::cli
