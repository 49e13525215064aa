#include "cli/verify_settings.h"
#include "nvcc/toolkit.h"
#include "runtime/recording/digest.h"
#include "support/file.h"
#include "support/process.h"
#include "support/temporary_folder.h"
#include "support/terminal.h"
#include "support/text.h"
#include "verify/evidence.h"
#include "verify/open.h"
#include "verify/private_file.h"
#include "verify/report.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <thread>

namespace sampan::cli {
namespace {

constexpr int kBad = 2;
constexpr unsigned kMoreRuns = 6;

std::string today() {
  const std::time_t now = std::time(nullptr);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", std::localtime(&now));
  return text;
}

std::string toolkitCompiler() { return nvcc::locateToolkit(programFolder()) + "/bin/nvcc"; }

class Verification {
public:
  Verification(const VerifySettings &settings, const std::string &folder, const Speaker &speaker)
      : settings(settings), folder(folder), speaker(speaker) {}
  int run();

private:
  bool open();
  bool chooseProgram();
  bool rebuild();
  bool replay(unsigned repeats);
  bool compare();
  bool canBuild(const verify::Manifest &, const std::vector<std::string> &changed, Severity) const;
  void explain();
  bool writeReports();
  bool writeEvidence();
  bool oneMoreLook() const { return !report.comparison.same() && !report.program.empty() && !settings.has("repeats"); }

  const VerifySettings &settings;
  const std::string &folder;
  const Speaker &speaker;
  recording::Reader reference;
  verify::Policy policy;
  nlohmann::json session;
  verify::Report report;
  std::string program; // as the user named it; report.program may be a build of ours
  verify::Readers runs;
  unsigned parts = 0;
};

bool Verification::open() {
  if (settings.has("policy")) {
    auto read = verify::Policy::read(settings.get("policy"), speaker);
    if (!read)
      return false;
    policy = std::move(*read);
  }
  if (!verify::openRecording(reference, settings.recording, {settings.has("salvage"), settings.get("digest")}, speaker))
    return false;
  if (reference.launchCount() == 0 || reference.sessions().empty())
    return speaker.error(
        "R1016", {"'" + settings.recording + "' holds no launch", "“" + settings.recording + "”中没有任何启动"},
        {"nothing was compared; see what `sampan record` said", "未进行比较；请查看 sampan record 的提示"});
  session = reference.sessions().back();
  report.recording = settings.recording;
  report.digest = reference.digest();
  report.session = &session;
  return true;
}

bool Verification::chooseProgram() {
  program = settings.get("program");
  const bool named = !program.empty();
  if (auto recorded = session.find("program"); program.empty() && recorded != session.end() && recorded->is_string())
    program = recorded->get<std::string>();
  if (!program.empty())
    program = std::filesystem::absolute(program).string();
  report.program = program;
  if (!named && isFile(program) && session.value("program_digest", nlohmann::json()) != recording::fileDigest(program))
    return speaker.error(
        "R1018", {"'" + program + "' is not the program that was recorded", "“" + program + "”不是被记录的程序"},
        {"to verify what it is now, name it with --program", "如要核对其现状，请用 --program 指定"});
  if (!program.empty() && isFile(program))
    return settings.rebuild.empty() || rebuild();
  return speaker.error(
      "R1031",
      program.empty() ? Words{"the recording names no program", "记录中没有程序"}
                      : Words{"there is no program '" + program + "'", "没有程序“" + program + "”"},
      {"name a build of the recorded sources with --program", "请用 --program 指定由所记录源码构建的程序"});
}

// Can the program be built again? Says why not.
bool Verification::canBuild(const verify::Manifest &manifest, const std::vector<std::string> &changed,
                            Severity severity) const {
  if (!manifest.empty() && changed.empty() && verify::Workshop(manifest, folder, toolkitCompiler()).canBuild())
    return true;
  const Words text = changed.empty() ? Words{"'" + report.program + "' does not tell how to build it in one command",
                                             "“" + report.program + "”未包含可用一条命令构建的信息"}
                                     : Words{"'" + changed[0] + "' has changed since the program was built",
                                             "“" + changed[0] + "”在程序构建后已改动"};
  const Words hint{"build it with Sampan's nvcc from its sources in one command; then it can be built again",
                   "请用 Sampan 的 nvcc 以一条命令从源码构建，之后才能重新构建"};
  speaker.diagnostics().add({"R1060", severity, {}, speaker.say(text), speaker.say(hint)});
  return false;
}

bool Verification::rebuild() {
  const verify::Manifest manifest = verify::readManifest(program);
  std::vector<std::string> changed;
  const verify::Texts sources = verify::readSources(manifest, changed);
  if (!canBuild(manifest, changed, Severity::Error))
    return false;
  verify::Workshop workshop(manifest, folder + "/build", toolkitCompiler());
  const auto built = workshop.build({sources, {"--sampan-engine", "--sampan-width"}, settings.rebuild});
  if (!built)
    return speaker.error("R1061",
                         {"the program does not build with these options\n" + workshop.said(),
                          "使用这些选项无法构建程序\n" + workshop.said()},
                         {"see the compiler's messages above", "见上方编译器信息"});
  report.program = *built;
  return true;
}

bool Verification::replay(unsigned repeats) {
  ProgressLine line(stderr);
  line.show("replaying …");
  const auto how = verify::cpuRuns(settings.threads, repeats);
  const std::string place = folder + "/" + std::to_string(parts++);
  std::filesystem::create_directory(place);
  auto more = verify::replay({settings.recording, report.program, place, settings.seconds, how}, speaker);
  if (!more)
    return false;
  std::ranges::move(*more, std::back_inserter(runs));
  for (const verify::ReplayRun &r : how)
    report.runs.push_back(r.name);
  const unsigned threads = settings.threads ? settings.threads : std::thread::hardware_concurrency();
  report.state = "ran on cpu (" + std::to_string(threads) + " threads, " + today() + ")";
  return true;
}

bool Verification::compare() {
  report.comparison = {};
  const recording::Problem problem = verify::compare(reference, runs, policy, report.comparison);
  return !problem || verify::tell(problem, speaker);
}

void Verification::explain() {
  verify::Case c{reference, settings.recording, policy, report.comparison};
  c.manifest = verify::readManifest(report.program);
  std::vector<std::string> changed;
  c.sources = verify::readSources(c.manifest, changed);
  if (!canBuild(c.manifest, changed, Severity::Warning))
    return;
  if (session.contains("sources"))
    for (const auto &[path, text] : session["sources"].items())
      if (text.is_string())
        c.recordedSources[path] = text.get<std::string>();
  c.folder = folder;
  c.nvcc = toolkitCompiler();
  c.runs = verify::cpuRuns(settings.threads, settings.repeats);
  c.seconds = settings.seconds;
  ProgressLine line(stderr);
  c.progress = [&](const Words &what) { line.show(speaker.say(what) + " …"); };
  report.explanation = verify::explain(c, speaker);
}

bool Verification::writeReports() {
  std::fputs(verify::reportText(report, speaker.language()).c_str(), stdout);
  return (!settings.has("json") ||
          verify::writePrivateFile(settings.get("json"), verify::reportJson(report), speaker)) &&
         (!settings.has("html") ||
          verify::writePrivateFile(settings.get("html"), verify::reportHtml(report, speaker.language()), speaker)) &&
         (!settings.has("evidence") || writeEvidence());
}

bool Verification::writeEvidence() {
  verify::EvidenceFacts facts{{report.recording, "--digest", report.digest}, report.recording, program, {}, {}};
  auto add = [&](const std::string &name, const std::string &value) {
    facts.arguments.insert(facts.arguments.end(), {"--" + name, value});
  };
  if (!program.empty())
    add("program", program);
  for (const char *name : {"policy", "against"})
    if (settings.has(name))
      add(name, std::filesystem::absolute(settings.get(name)).string());
  if (settings.has("policy"))
    facts.policy = std::filesystem::absolute(settings.get("policy")).string();
  for (const char *name : {"engine", "width", "rebuild", "threads", "repeats", "timeout"})
    if (settings.has(name))
      add(name, settings.get(name));
  if (settings.has("salvage"))
    facts.arguments.push_back("--salvage");
  facts.notes = splitCommas(settings.get("note"));
  const nlohmann::json evidence = verify::makeEvidence(facts, verify::reportJson(report));
  const std::string text = evidence.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  return verify::writePrivateFile(settings.get("evidence"), text, speaker);
}

int Verification::run() {
  if (!open())
    return kBad;
  if (settings.has("against")) {
    runs.push_back(std::make_unique<recording::Reader>());
    if (!verify::openRecording(*runs.back(), settings.get("against"), {settings.has("salvage"), {}}, speaker))
      return kBad;
    report.state = "compared with " + settings.get("against");
  } else if (!chooseProgram() || !replay(settings.repeats)) {
    return kBad;
  }
  if (!compare())
    return kBad;
  // Sums by atomics scatter: a difference is one only if more runs do not show it among themselves.
  if (oneMoreLook() && (!replay(kMoreRuns) || !compare()))
    return kBad;
  if (settings.has("explain") && !report.comparison.same() && !report.program.empty())
    explain();
  if (!writeReports())
    return kBad;
  return report.comparison.same() ? 0 : 1;
}

int verify(const Arguments &arguments, const Speaker &speaker) {
  const auto settings = readVerifySettings(arguments, speaker);
  const auto folder = settings ? TemporaryFolder::create(speaker.diagnostics()) : std::nullopt;
  return folder ? Verification(*settings, folder->path(), speaker).run() : kBad;
}

} // namespace

int verifyCommand(const Arguments &arguments) {
  return speakingCommand(arguments, kVerifyHelp, [&](const Speaker &speaker) { return verify(arguments, speaker); });
}

} // namespace sampan::cli
