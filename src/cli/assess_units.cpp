#include "cli/assess_units.h"

#include "assess/assess_unit.h"
#include "assess/explain.h"
#include "cli/target_table.h"
#include "facts/read_facts.h"
#include "nvcc/driver.h"
#include "nvcc/inputs.h"
#include "nvcc/version.h"
#include "support/file.h"
#include "support/process.h"
#include "support/sha256.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace sampan::cli {
namespace {

namespace fs = std::filesystem;

// nvcc hands plain C++ to the host compiler, unless it is told that it is CUDA.
bool isCuda(const assess::Job &job) {
  return fs::path(job.command.front()).filename().string().starts_with("nvcc") &&
         (nvcc::kindOf(job.file, "") == nvcc::InputKind::Cuda || std::ranges::count(job.command, "cu") ||
          std::ranges::count(job.command, "-x=cu"));
}

// What decides how the front end reads a source, of a host compiler's words.
std::vector<std::string> readingWords(const std::vector<std::string> &command) {
  std::vector<std::string> kept;
  for (size_t i = 1; i < command.size(); ++i) {
    const std::string &word = command[i];
    const bool pair = word == "-I" || word == "-D" || word == "-U" || word == "-isystem" || word == "-include" ||
                      word == "-iquote" || word == "-idirafter";
    const bool single = word.starts_with("-I") || word.starts_with("-D") || word.starts_with("-U") ||
                        word.starts_with("-std=") || word.starts_with("-m") || word == "-fopenmp";
    if (pair && i + 1 < command.size())
      kept.insert(kept.end(), {word, command[++i]});
    else if (!pair && single)
      kept.push_back(word);
  }
  return kept;
}

bool request(const assess::Job &job, cpu::CompileRequest &found, Diagnostics &out) {
  const bool nvcc = isCuda(job);
  std::vector<std::string> words{"-c", job.file};
  if (nvcc)
    words.assign(job.command.begin() + 1, job.command.end());
  nvcc::Plan plan;
  std::vector<std::string> inputs;
  // A plain compilation tells where the toolkit is, for host compilers too.
  if (!nvcc && nvcc::kindOf(job.file, "") != nvcc::InputKind::Cuda)
    words.insert(words.begin(), {"-x", "cu"});
  if (!nvcc::planCommand(words, plan, inputs, out))
    return false;
  for (const nvcc::Step &step : plan.steps)
    if (step.kind == nvcc::StepKind::CompileDevice && (step.request.input == job.file || inputs.size() == 1)) {
      found = step.request;
      if (!nvcc) {
        const std::vector<std::string> own = readingWords(job.command);
        found.clangArgs = {"-Qunused-arguments"};
        found.clangArgs.insert(found.clangArgs.end(), own.begin(), own.end());
      }
      return true;
    }
  return out.error("Q1005", "the command compiles no source that can be assessed",
                   "assess with the command that compiles '" + job.file + "'");
}

} // namespace

// What the libraries hold, less the stubs, whose only work is to say that they do none.
static std::set<std::string> heldFunctions(const std::string &toolkit) {
  std::set<std::string> held = assess::symbolsOf(toolkit + "/lib64");
  Diagnostics ignored; // without the rows, `sampan doctor` says what is missing
  const std::optional<std::string> data = facts::findData("", programFolder(), Speaker(Language::English, ignored));
  const std::optional<std::vector<facts::Api>> apis = data ? facts::readApis(*data, ignored) : std::nullopt;
  for (const facts::Api &api : apis.value_or(std::vector<facts::Api>()))
    for (const facts::ApiFunction &f : api.functions)
      f.implemented() ? void(held.insert(f.name)) : void(held.erase(f.name));
  return held;
}

std::function<void(const assess::Job &, assess::Unit &)> unitAssessor() {
  // Here, once: children inherit it.
  std::string toolkit = nvcc::locateToolkit(programFolder());
  return [held = heldFunctions(toolkit)](const assess::Job &job, assess::Unit &unit) {
    cpu::CompileRequest compile;
    Diagnostics out;
    if (!request(job, compile, out)) {
      unit.state = assess::State::Failed;
      for (const Diagnostic &d : out.all()) {
        unit.general.push_back(assess::findingOf(d));
        unit.general.back().verdict = assess::Verdict::Look; // nothing is known of the source
      }
      unit.firstError = unit.general.empty() ? "" : unit.general.front().what.en;
      return;
    }
    compile.dependencies = compile.dependenciesOnly = false;
    assess::UnitRequest asked{cpu::sourceRequest(compile)};
    const nvcc::InputKind kind = nvcc::kindOf(job.file, "");
    asked.device = isCuda(job) || kind == nvcc::InputKind::Cuda;
    if (!asked.device)
      asked.source.clangArgs.insert(asked.source.clangArgs.end(), {"-x", kind == nvcc::InputKind::C ? "c" : "c++"});
    for (const Target &target : targetTable())
      if (target.assess)
        asked.targets.push_back({target.name, [&target, &compile](llvm::Module &module, Diagnostics &said) {
                                   target.assess(module, compile, said);
                                 }});
    assess::assessUnit(asked, held, unit);
  };
}

std::string toolIdentity() {
  Sha256 sum;
  const auto add = [&](const fs::path &path) {
    std::error_code ignored;
    sum.add(path.string() + " " + std::to_string(fs::file_size(path, ignored)) + " " +
            std::to_string(fs::last_write_time(path, ignored).time_since_epoch().count()) + "\n");
  };
  add("/proc/self/exe");
  const std::string toolkit = nvcc::locateToolkit(programFolder());
  std::set<fs::path> files;
  std::error_code ignored;
  for (const char *folder : {"/include", "/lib64"})
    for (const auto &entry : fs::recursive_directory_iterator(toolkit + folder, ignored))
      if (entry.is_regular_file(ignored))
        files.insert(entry.path());
  std::ranges::for_each(files, add);
  return sum.digest();
}

} // namespace sampan::cli
