#include "assess/assess_unit.h"

#include "assess/collect.h"
#include "assess/explain.h"
#include "assess/libraries.h"
#include "frontend/frontend.h"
#include "support/file.h"
#include "support/sha256.h"

#include <llvm/IR/LLVMContext.h>
#include <llvm/Transforms/Utils/Cloning.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace sampan::assess {
namespace {

namespace fs = std::filesystem;

// Lines of the files that findings point into, each file read once.
class Lines {
public:
  std::string at(const Place &place) {
    if (place.file.empty() || !place.line)
      return {};
    auto [found, isNew] = files.try_emplace(place.file);
    if (isNew) {
      std::istringstream text(readFile(place.file).value_or(""));
      for (std::string line; std::getline(text, line);)
        found->second.push_back(line);
    }
    constexpr size_t kLongest = 240; // a generated line would drown a report
    return place.line <= found->second.size() ? found->second[place.line - 1].substr(0, kLongest) : "";
  }

private:
  std::map<std::string, std::vector<std::string>> files;
};

// One finding for each kernel that the place belongs to, or one of the unit.
void add(std::vector<Finding> &to, Finding f, const Collector &facts, Lines &lines) {
  f.source = lines.at(f.where);
  std::set<std::string> kernels = facts.kernelsAt(f.where);
  if (kernels.empty())
    kernels.insert("");
  for (const std::string &kernel : kernels) {
    f.kernel = kernel;
    const bool known = std::ranges::any_of(to, [&](const Finding &o) {
      return o.id == f.id && o.where == f.where && o.what.en == f.what.en && o.kernel == kernel;
    });
    if (!known)
      to.push_back(f);
  }
}

Finding ofHeader(const std::string &header, const Place &at) {
  const std::string library = libraryOf(header);
  if (!library.empty())
    return {"Q1101",
            Verdict::Unsupported,
            {header + " is not there: Sampan does not have " + library, "缺少 " + header + "：Sampan 尚无 " + library},
            {"replace what is used of " + library + ", or keep this program where it runs",
             "替换所用到的 " + library + " 功能，或让该程序留在原平台运行"},
            at,
            {},
            {}};
  return {"Q1102",
          Verdict::Look,
          {"'" + header + "' was not found: what follows was assessed without it",
           "未找到“" + header + "”：其后的代码在缺少它的情况下评估"},
          {"assess with the build's own flags: -p compile_commands.json or -- make",
           "使用构建的编译选项评估：-p compile_commands.json 或 -- make"},
          at,
          {},
          {}};
}

// Where a header that is not there would be found if it came: then the assessment is no longer true.
void noteAbsent(const UnitRequest &request, const std::string &header, const Place &from, Unit &unit) {
  std::vector<std::string> folders{fs::path(from.file).parent_path().string()};
  const std::vector<std::string> &words = request.source.clangArgs;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].starts_with("-I"))
      folders.push_back(words[i].substr(2));
    else if (words[i] == "-isystem" && i + 1 < words.size())
      folders.push_back(words[i + 1]);
  }
  for (const std::string &folder : folders)
    unit.inputs[fs::absolute(fs::path(folder) / header).lexically_normal().string()] = "";
}

void addFacts(const Collector &facts, Unit &unit, Lines &lines) {
  for (const auto &[key, f] : facts.functions)
    if (f.kernel && !f.name.empty())
      unit.kernels.push_back({f.name, f.where, f.lastLine, f.launches});
  std::ranges::sort(unit.kernels, {}, [](const Kernel &k) { return std::tie(k.where.file, k.where.line); });
  for (const auto &[key, use] : facts.uses) {
    unit.uses.push_back(use);
    if (!use.provided && use.kind == "api")
      for (const Place &at : use.places)
        add(unit.general,
            {"Q1103",
             Verdict::Unsupported,
             {use.name + " is declared, but no library of Sampan holds it",
              use.name + " 仅有声明，Sampan 的库中尚未实现"},
             {"use another function, or see the documentation for what replaces it",
              "改用其他函数，或查阅文档中的替代方案"},
             at,
             {},
             {}},
            facts, lines);
  }
}

} // namespace

void assessUnit(const UnitRequest &request, const std::set<std::string> &held, Unit &unit) {
  Collector facts(request.source.include, held);
  Lines lines;
  Diagnostics host, device;
  llvm::LLVMContext context;
  frontend::readSide(frontend::Side::Host, request.source, facts, host);
  std::unique_ptr<llvm::Module> module;
  if (request.device)
    module = frontend::compileSide(frontend::Side::Device, request.source, context, device, &facts);

  for (const auto &[header, at] : facts.missingHeaders)
    facts.use("header", header, at, false);
  addFacts(facts, unit, lines);
  bool isForeign = false; // a header of the user's is not known: errors behind it may be ours to cause
  for (const auto &[header, at] : facts.missingHeaders) {
    const Finding f = ofHeader(header, at);
    isForeign |= f.verdict == Verdict::Look;
    add(unit.general, f, facts, lines);
    noteAbsent(request, header, at, unit);
    if (unit.firstError.empty())
      unit.firstError = f.what.en;
  }
  if (!facts.missingHeaders.empty())
    unit.state = State::Partly;
  for (const Diagnostics *said : {&host, &device})
    for (const Diagnostic &d : said->all()) {
      if (d.severity != Severity::Error)
        continue;
      unit.state = State::Partly;
      Finding f = findingOf(d);
      if (isForeign)
        f.verdict = Verdict::Look;
      if (unit.firstError.empty())
        unit.firstError = f.what.en;
      add(unit.general, f, facts, lines);
    }
  if (module && facts.missingHeaders.empty())
    for (const TargetCheck &target : request.targets) {
      const std::unique_ptr<llvm::Module> copy = llvm::CloneModule(*module);
      Diagnostics said;
      target.check(*copy, said);
      std::vector<Finding> &findings = unit.targets[target.name];
      for (const Diagnostic &d : said.all())
        add(findings, findingOf(d), facts, lines);
    }
  for (const std::string &input : facts.inputs)
    if (std::optional<std::string> text = readFile(input)) {
      Sha256 sum;
      sum.add(*text);
      unit.inputs[fs::absolute(input).lexically_normal().string()] = sum.digest();
    }
}

} // namespace sampan::assess
