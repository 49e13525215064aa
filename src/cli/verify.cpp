#include "cli/options.h"
#include "nvcc/toolkit.h"
#include "support/file.h"
#include "support/process.h"
#include "support/temporary_folder.h"
#include "support/terminal.h"
#include "support/text.h"
#include "verify/evidence.h"
#include "verify/open.h"
#include "verify/private_file.h"
#include "verify/replay.h"
#include "verify/report.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <thread>

namespace sampan::cli {
namespace {

const Words kHelp = {
    "Usage: sampan verify RECORDING [options]\n\n"
    "Runs the recorded kernels again and compares every number that they wrote.\n"
    "Exit status: 0 the same, 1 something differs, 2 it could not be done.\n\n"
    "  --on cpu           where: this machine's CPU; anything else a program is linked with runs as it is\n"
    "  --program FILE     a build of the recorded sources; otherwise the program that was recorded\n"
    "  --against FILE     compare with another recording of the same launches, and run nothing\n"
    "  --engine E  --threads N    auto, regions or fibers; threads of the CPU\n"
    "  --repeats N        runs; every second begins its blocks in the opposite order; otherwise 2\n"
    "  --policy FILE      what may differ (TOML, docs/verify.md)\n"
    "  --explain          build the program again with one thing changed at a time until the difference goes\n"
    "  --json FILE  --html FILE   reports, private to you\n"
    "  --evidence FILE    what `sampan reproduce` needs; --note seed=42,desk=rates adds to it\n"
    "  --salvage          take what is whole of a recording that ends early\n"
    "  --digest HEX       the recording must have this digest\n"
    "  --timeout SECONDS  for each run; otherwise 600\n"
    "  --lang en|zh\n",
    "用法: sampan verify 记录 [选项]\n\n"
    "重新运行所记录的内核，并比较其写出的每一个数。\n"
    "退出状态：0 相同，1 有差异，2 无法完成。\n\n"
    "  --on cpu           在何处运行：本机 CPU\n"
    "  --program 文件     由所记录的源码构建的程序；默认为被记录的程序\n"
    "  --against 文件     与同一批启动的另一份记录比较，不运行\n"
    "  --engine E  --threads N    auto、regions 或 fibers；CPU 线程数\n"
    "  --repeats N        运行次数，每隔一次以相反次序启动线程块；默认 2\n"
    "  --policy 文件      允许的差异（TOML，见 docs/verify.md）\n"
    "  --explain          逐项改动并重新构建，直至差异消失，以找出原因\n"
    "  --json 文件  --html 文件   报告，仅本人可读\n"
    "  --evidence 文件    供 sampan reproduce 使用；--note seed=42,desk=rates 附加说明\n"
    "  --salvage          使用不完整记录中完整的部分\n"
    "  --digest 十六进制  记录必须具有此摘要\n"
    "  --timeout 秒       每次运行的上限；默认 600\n"
    "  --lang en|zh\n"};

constexpr int kBad = 2;
constexpr unsigned kMoreRuns = 6;

bool wrong(const Speaker &speaker, const std::string &option, const std::string &value) {
  return speaker.error("L1001",
                       {"--" + option + ": '" + value + "' makes no sense", "--" + option + "：“" + value + "”无效"},
                       {"sampan verify --help shows how it is used", "sampan verify --help 说明用法"});
}

// 0 and false if it is no number from `least` to `most`.
bool number(const Options &options, const char *name, unsigned least, unsigned most, unsigned &to,
            const Speaker &speaker) {
  if (!options.has(name))
    return true;
  const std::string text = options.get(name);
  if (text.empty() || text.size() > 7 || text.find_first_not_of("0123456789") != text.npos ||
      std::stoul(text) < least || std::stoul(text) > most)
    return wrong(speaker, name, text);
  to = static_cast<unsigned>(std::stoul(text));
  return true;
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", std::localtime(&now));
  return text;
}

std::optional<std::string> chooseProgram(const Options &options, const nlohmann::json &session,
                                         const Speaker &speaker) {
  std::string program = options.has("program") ? options.get("program") : session.value("program", "");
  if (!program.empty())
    program = std::filesystem::absolute(program).string();
  if (!program.empty() && isFile(program))
    return program;
  speaker.error("R1031",
                program.empty() ? Words{"the recording names no program", "记录中没有程序"}
                                : Words{"there is no program '" + program + "'", "没有程序“" + program + "”"},
                {"name a build of the recorded sources with --program", "请用 --program 指定由所记录源码构建的程序"});
  return std::nullopt;
}

struct Settings {
  unsigned threads = 0, repeats = 2, seconds = 600;
  std::string engine;
};

bool readSettings(const Options &options, Settings &s, const Speaker &speaker) {
  if (options.words.size() != 1)
    return speaker.error("L1001", {"verify takes one recording", "verify 需要一份记录"},
                         {"sampan verify RECORDING", "sampan verify 记录"});
  if (options.has("on") && options.get("on") != "cpu")
    return wrong(speaker, "on", options.get("on"));
  s.engine = options.get("engine");
  if (!s.engine.empty() && s.engine != "auto" && s.engine != "regions" && s.engine != "fibers")
    return wrong(speaker, "engine", s.engine);
  return number(options, "threads", 1, 4096, s.threads, speaker) &&
         number(options, "repeats", 1, 64, s.repeats, speaker) &&
         number(options, "timeout", 1, 86400, s.seconds, speaker);
}

struct Difference {
  const recording::Reader &reference;
  const std::string &file;
  const verify::Policy &policy;
  const std::string &folder;
  const Settings &settings;
  const verify::Report &report;
  const nlohmann::json &session;
};

// Nothing, with a warning, if the program does not tell how it was made or its sources have changed since.
std::optional<verify::Explanation> explainIt(const Difference &d, const Speaker &speaker) {
  verify::Case c{d.reference, d.file, d.policy, d.report.comparison};
  c.manifest = verify::readManifest(d.report.program);
  std::vector<std::string> changed;
  c.sources = verify::readSources(c.manifest, changed);
  c.folder = d.folder;
  c.nvcc = nvcc::locateToolkit(programFolder()) + "/bin/nvcc";
  if (c.manifest.empty() || !changed.empty() || !verify::Workshop(c.manifest, c.folder, c.nvcc).canBuild()) {
    speaker.warning("R1060",
                    changed.empty() ? Words{"'" + d.report.program + "' does not tell how to build it in one command",
                                            "“" + d.report.program + "”未包含可用一条命令构建的信息"}
                                    : Words{"'" + changed[0] + "' has changed since the program was built",
                                            "“" + changed[0] + "”在程序构建后已改动"},
                    {"build it with Sampan's nvcc from its sources in one command, then --explain can experiment",
                     "请用 Sampan 的 nvcc 以一条命令从源码构建，之后 --explain 才能进行实验"});
    return std::nullopt;
  }
  if (d.session.contains("manifest") && d.session.contains("sources")) {
    c.recorded = verify::manifestOf(d.session["manifest"]);
    for (const auto &[path, text] : d.session["sources"].items())
      if (text.is_string())
        c.recordedSources[path] = text.get<std::string>();
  }
  c.runs = verify::cpuRuns(d.settings.threads, d.settings.engine, d.settings.repeats);
  c.seconds = d.settings.seconds;
  ProgressLine line(stderr);
  c.progress = [&](const Words &what) { line.show(speaker.say(what) + " …"); };
  return verify::explain(c, speaker);
}

bool writeEvidence(const Options &options, const verify::Report &report, const Speaker &speaker) {
  verify::EvidenceFacts facts{{report.recording, "--digest", report.digest}, report.recording, report.program, {}, {}};
  auto full = [&](const char *name) { return std::filesystem::absolute(options.get(name)).string(); };
  if (!report.program.empty())
    facts.arguments.insert(facts.arguments.end(), {"--program", report.program});
  if (options.has("policy"))
    facts.arguments.insert(facts.arguments.end(), {"--policy", facts.policy = full("policy")});
  if (options.has("against"))
    facts.arguments.insert(facts.arguments.end(), {"--against", full("against")});
  for (const char *name : {"engine", "threads", "repeats", "timeout"})
    if (options.has(name))
      facts.arguments.insert(facts.arguments.end(), {std::string("--") + name, options.get(name)});
  if (options.has("salvage"))
    facts.arguments.push_back("--salvage");
  facts.notes = splitCommas(options.get("note"));
  const nlohmann::json evidence = verify::makeEvidence(facts, verify::reportJson(report));
  return verify::writePrivateFile(
      options.get("evidence"), evidence.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n", speaker);
}

int run(const Arguments &given, const Speaker &speaker) {
  const auto options = parseOptions(given,
                                    {"on", "program", "against", "engine", "threads", "repeats", "policy", "json",
                                     "html", "digest", "timeout", "evidence", "note", "lang"},
                                    {"salvage", "explain"}, speaker, "verify");
  Settings settings;
  if (!options || !readSettings(*options, settings, speaker))
    return kBad;
  std::optional<verify::Policy> policy =
      options->has("policy") ? verify::Policy::read(options->get("policy"), speaker) : verify::Policy();
  recording::Reader reference;
  const std::string file = std::filesystem::absolute(options->words[0]).string();
  if (!policy || !verify::openRecording(reference, file, {options->has("salvage"), options->get("digest")}, speaker))
    return kBad;
  if (reference.launchCount() == 0) {
    speaker.error("R1016", {"'" + file + "' holds no launch", "“" + file + "”中没有任何启动"},
                  {"nothing was compared; see what `sampan record` said", "未进行比较；请查看 sampan record 的提示"});
    return kBad;
  }
  verify::Report report;
  report.recording = file;
  report.digest = reference.digest();
  nlohmann::json session = reference.sessions().back();
  report.session = &session;
  std::optional<TemporaryFolder> folder = TemporaryFolder::create(speaker.diagnostics());
  if (!folder)
    return kBad;
  std::optional<verify::Readers> runs;
  std::vector<verify::ReplayRun> how;
  unsigned part = 0;
  auto replayAs = [&](const std::vector<verify::ReplayRun> &these) {
    ProgressLine line(stderr);
    line.show("replaying …");
    const std::string place = folder->path() + "/" + std::to_string(part++);
    std::filesystem::create_directory(place);
    return verify::replay({file, report.program, place, settings.seconds, these}, speaker);
  };
  if (options->has("against")) {
    runs.emplace();
    runs->push_back(std::make_unique<recording::Reader>());
    if (!verify::openRecording(*runs->back(), options->get("against"), {options->has("salvage"), {}}, speaker))
      return kBad;
    report.state = "compared with " + options->get("against");
  } else {
    const auto program = chooseProgram(*options, session, speaker);
    if (!program)
      return kBad;
    report.program = *program;
    how = verify::cpuRuns(settings.threads, settings.engine, settings.repeats);
    runs = replayAs(how);
    report.state = "ran on cpu (" +
                   std::to_string(settings.threads ? settings.threads : std::thread::hardware_concurrency()) +
                   " threads, " + today() + ")";
  }
  if (!runs)
    return kBad;
  recording::Problem problem = verify::compare(reference, *runs, *policy, report.comparison);
  // Sums by atomics scatter: a difference is one only if more runs do not show it among themselves.
  if (!problem && !report.comparison.same() && !report.program.empty() && !options->has("repeats")) {
    const auto more = verify::cpuRuns(settings.threads, settings.engine, kMoreRuns);
    how.insert(how.end(), more.begin(), more.end());
    auto again = replayAs(more);
    if (!again)
      return kBad;
    std::ranges::move(*again, std::back_inserter(*runs));
    report.comparison = {};
    problem = verify::compare(reference, *runs, *policy, report.comparison);
  }
  if (problem) {
    verify::tell(problem, speaker);
    return kBad;
  }
  for (const auto &r : how)
    report.runs.push_back(r.name);
  if (options->has("explain") && !report.comparison.same() && !report.program.empty())
    report.explanation = explainIt({reference, file, *policy, folder->path(), settings, report, session}, speaker);
  std::fputs(verify::reportText(report, speaker.language()).c_str(), stdout);
  if (options->has("json") && !verify::writePrivateFile(options->get("json"), verify::reportJson(report), speaker))
    return kBad;
  if (options->has("html") &&
      !verify::writePrivateFile(options->get("html"), verify::reportHtml(report, speaker.language()), speaker))
    return kBad;
  if (options->has("evidence") && !writeEvidence(*options, report, speaker))
    return kBad;
  return report.comparison.same() ? 0 : 1;
}

} // namespace

int verifyCommand(const Arguments &arguments) {
  Diagnostics out;
  const Language language = chosenLanguage(arguments);
  const Speaker speaker(language, out);
  if (asksForHelp(arguments)) {
    std::fputs(speaker.say(kHelp).c_str(), stdout);
    return 0;
  }
  const int status = run(arguments, speaker);
  std::fflush(stdout);
  print(out, stderr, true, language);
  return status;
}

} // namespace sampan::cli
