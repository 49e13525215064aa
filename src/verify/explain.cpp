#include "verify/explain.h"

#include <algorithm>
#include <filesystem>

namespace sampan::verify {
namespace {

class Explainer {
public:
  Explainer(const Case &c, const Speaker &s) : given(c), speaker(s), workshop(c.manifest, c.folder, c.nvcc) {}

  Explanation work();

private:
  bool removes(const Variant &, const Words &what);
  bool bySources();
  const std::string *recordedText(const std::string &path) const;
  bool byOptions();
  bool byPrecision();
  void nameFusedLine(const Variant &same, bool fused);
  bool byFastFunctions();
  bool byEngine();
  void found(Cause cause, const Words &text) {
    result.cause = cause;
    result.text = text;
  }
  void name(const Hunk &hunk) { result.lines.push_back({hunk.file, static_cast<unsigned>(hunk.hereFirst + 1), 0}); }
  Cause pattern() const;

  const Case &given;
  const Speaker &speaker;
  Workshop workshop;
  Explanation result;
};

bool Explainer::removes(const Variant &variant, const Words &what) {
  if (given.progress)
    given.progress(what);
  Trial trial{what};
  if (const auto program = workshop.build(variant)) {
    trial.built = true;
    // What goes wrong in an experiment is a result of it, and no error of ours.
    Diagnostics quiet;
    const Speaker aside(speaker.language(), quiet);
    std::error_code error;
    const std::string folder = given.folder + "/trial";
    std::filesystem::remove_all(folder, error);
    std::filesystem::create_directories(folder, error);
    Comparison comparison;
    if (auto runs = replay({given.file, *program, folder, given.seconds, given.runs}, aside))
      trial.removed = !compare(given.reference, *runs, given.policy, comparison) && comparison.same();
  }
  result.trials.push_back(trial);
  return trial.removed;
}

Cause Explainer::pattern() const {
  for (const LaunchResult &l : given.comparison.launches)
    for (const OutputResult &o : l.outputs)
      if (!o.same)
        return classify(o).cause;
  return Cause::Other;
}

// What a file of the program was when it was recorded: the one of that path, of that name, or the only one of its kind.
const std::string *Explainer::recordedText(const std::string &path) const {
  using As = std::filesystem::path;
  std::vector<const std::string *> sameName, sameKind;
  for (const auto &[there, text] : given.recordedSources) {
    if (there == path)
      return &text;
    if (As(there).filename() == As(path).filename())
      sameName.push_back(&text);
    if (As(there).extension() == As(path).extension())
      sameKind.push_back(&text);
  }
  const auto kin = std::count_if(given.sources.begin(), given.sources.end(), [&](const auto &entry) {
    return As(entry.first).extension() == As(path).extension();
  });
  return sameName.size() == 1 ? sameName[0] : sameKind.size() == 1 && kin == 1 ? sameKind[0] : nullptr;
}

// The reference's sources are known, and others: which of the differences makes it?
bool Explainer::bySources() {
  std::vector<Hunk> hunks;
  for (const auto &[path, text] : given.sources)
    if (const std::string *there = recordedText(path)) {
      const std::vector<Hunk> more = differences(path, *there, text);
      hunks.insert(hunks.end(), more.begin(), more.end());
    }
  auto label = [](const std::vector<Hunk> &some) {
    std::string lines;
    for (const Hunk &hunk : some)
      lines += (lines.empty() ? "" : ", ") + std::to_string(hunk.hereFirst + 1);
    return fill(Words{"as recorded: line {0}", "按记录还原：第 {0} 行"}, {lines});
  };
  std::vector<Hunk> smallest;
  for (const Hunk &hunk : hunks)
    if (smallest.empty() && removes({takeBack(given.sources, {hunk}), {}, {}}, label({hunk})))
      smallest = {hunk};
  if (smallest.empty() && hunks.size() > 1 && removes({takeBack(given.sources, hunks), {}, {}}, label(hunks))) {
    smallest = hunks;
    for (size_t i = 0; i < smallest.size() && smallest.size() > 1;) {
      std::vector<Hunk> fewer = smallest;
      fewer.erase(fewer.begin() + static_cast<long>(i));
      if (removes({takeBack(given.sources, fewer), {}, {}}, label(fewer)))
        smallest = fewer;
      else
        ++i;
    }
  }
  if (smallest.empty())
    return false;
  Cause cause = Cause::None;
  for (const Hunk &hunk : smallest) {
    name(hunk);
    if (cause == Cause::None)
      cause = causeOfChange(hunk);
  }
  const Cause seen = pattern();
  // Values in other places differ by more than rounding; their sum does not.
  if (cause == Cause::SwappedLanes && seen == Cause::Rounding)
    cause = Cause::ReorderedSum;
  if (cause == Cause::None)
    cause = seen == Cause::Rounding ? Cause::ReorderedSum : seen;
  found(cause, {"the sources differ from those recorded; with this change taken back the numbers are the same",
                "源码与记录时不同；还原此处改动后结果相同"});
  return true;
}

// Which line: of those with a product and a sum, one alone is treated as in the build that gives the same numbers.
void Explainer::nameFusedLine(const Variant &same, bool fused) {
  std::vector<Location> candidates;
  for (const auto &[path, text] : given.sources) {
    const std::vector<std::string> lines = linesOf(text);
    for (size_t i = 0; i < lines.size(); ++i)
      if (lines[i].find('*') != std::string::npos || lines[i].find("+=") != std::string::npos ||
          lines[i].find("-=") != std::string::npos)
        candidates.push_back({path, static_cast<unsigned>(i + 1), 0});
  }
  auto option = [](const std::vector<Location> &lines) {
    std::string list;
    for (const Location &l : lines)
      list += (list.empty() ? "--sampan-apart=" : ",") + l.file + ":" + std::to_string(l.line);
    return list;
  };
  constexpr size_t kMost = 24; // each is a build and a replay
  for (size_t i = 0; i < std::min(candidates.size(), kMost); ++i) {
    std::vector<Location> apart = {candidates[i]};
    if (!fused) {
      apart = candidates;
      apart.erase(apart.begin() + static_cast<long>(i));
    }
    if (removes({given.sources, same.drop, {"-fmad=true", option(apart)}},
                fill(fused ? Words{"line {0} not fused", "第 {0} 行不融合"} : Words{"line {0} fused", "第 {0} 行融合"},
                     {std::to_string(candidates[i].line)}))) {
      result.lines.push_back(candidates[i]);
      return;
    }
  }
}

bool Explainer::byOptions() {
  const nlohmann::json &options = given.manifest.entries[0];
  if (options.value("fast_math", false) && removes({given.sources, {"-use_fast_math", "--use_fast_math"}, {}},
                                                   {"without -use_fast_math", "去掉 -use_fast_math"})) {
    found(Cause::FastFunction, {"-use_fast_math makes the difference", "差异由 -use_fast_math 引起"});
    return true;
  }
  const bool fused = options.value("fmad", true);
  const std::string other = fused ? "-fmad=false" : "-fmad=true";
  const Variant variant{given.sources, {"-fmad", "--fmad"}, {other}};
  if (!removes(variant, {other, other}))
    return false;
  found(Cause::Contraction, fill(Words{"with {0} the numbers are the same", "使用 {0} 时结果相同"}, {other}));
  nameFusedLine(variant, fused);
  return true;
}

// Each fast function for itself, line by line.
bool Explainer::byFastFunctions() {
  struct Fast {
    const char *name, *exact;
  };
  constexpr Fast kFast[] = {{"__expf", "expf"},     {"__exp10f", "exp10f"},   {"__logf", "logf"},  {"__log2f", "log2f"},
                            {"__log10f", "log10f"}, {"__sinf", "sinf"},       {"__cosf", "cosf"},  {"__tanf", "tanf"},
                            {"__powf", "powf"},     {"__sincosf", "sincosf"}, {"__tanhf", "tanhf"}};
  for (const Fast &fast : kFast) {
    std::vector<Hunk> uses = replacements(given.sources, fast.name, fast.exact);
    const Words what = fill(Words{"{0} for {1}", "以 {0} 代替 {1}"}, {fast.exact, fast.name});
    if (uses.empty() || !removes({takeBack(given.sources, uses), {}, {}}, what))
      continue;
    for (size_t i = 0; i < uses.size() && uses.size() > 1;) {
      std::vector<Hunk> fewer = uses;
      fewer.erase(fewer.begin() + static_cast<long>(i));
      if (removes({takeBack(given.sources, fewer), {}, {}}, what))
        uses = fewer;
      else
        ++i;
    }
    for (const Hunk &use : uses)
      name(use);
    found(Cause::FastFunction,
          fill(Words{"with {0} in place of {1} the numbers are the same", "以 {0} 代替 {1} 后结果相同"},
               {fast.exact, fast.name}));
    return true;
  }
  return false;
}

// Numbers as exact as float, where double was meant: one line at a time.
bool Explainer::byPrecision() {
  if (pattern() != Cause::FloatForDouble)
    return false;
  std::vector<Hunk> uses = replacements(given.sources, "float", "double");
  constexpr size_t kMost = 60; // each is a build and a replay
  uses.resize(std::min(uses.size(), kMost));
  for (const Hunk &use : uses)
    if (removes({takeBack(given.sources, {use}), {}, {}},
                fill(Words{"double for float in line {0}", "第 {0} 行以 double 代替 float"},
                     {std::to_string(use.hereFirst + 1)}))) {
      name(use);
      found(Cause::FloatForDouble, {"with double in place of float in this line the numbers are the same",
                                    "此行以 double 代替 float 后结果相同"});
      return true;
    }
  return false;
}

bool Explainer::byEngine() {
  if (given.manifest.entries[0].value("engine", "") == "fibers" ||
      !removes({given.sources, {}, {"--sampan-engine=fibers"}}, {"--sampan-engine=fibers", "--sampan-engine=fibers"}))
    return false;
  found(Cause::Race,
        {"with one thread after the other (fibers) the numbers are the same: threads of a block use what another "
         "wrote without a barrier between, or Sampan is wrong",
         "逐线程（fibers）运行时结果相同：同一块内的线程未经屏障就使用了其他线程写出的数据，或 Sampan 有错"});
  return true;
}

Explanation Explainer::work() {
  if (!bySources() && !byFastFunctions() && !byPrecision() && !byOptions() && !byEngine())
    found(pattern(), {"no experiment removed the difference; this is what its pattern looks like",
                      "没有实验能消除差异；以下为差异特征"});
  return std::move(result);
}

} // namespace

Explanation explain(const Case &given, const Speaker &speaker) { return Explainer(given, speaker).work(); }

} // namespace sampan::verify
