#include "verify/compare.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace sampan::verify {
namespace {

using recording::kPageBytes;
using recording::Launch;
using recording::Memory;
using recording::Problem;
using recording::Reader;

// One memory of a launch, in the reference and in each run.
struct Contents {
  const Reader &reference;
  const Memory &there;
  const Readers &runs;
  std::vector<const Memory *> here;

  size_t pages() const { return there.after.size(); }
  Problem load(size_t page, std::string &a, std::vector<std::string> &b) const {
    Problem bad = reference.page(there.after, page, there.bytes, a);
    for (size_t r = 0; r < runs.size() && !bad; ++r)
      bad = runs[r]->page(here[r]->after, page, there.bytes, b[r]);
    return bad;
  }
};

struct Name {
  std::string name, type;
};

// Memory by the argument that names it.
Name nameOf(const Memory &m, const Launch &launch, const std::vector<std::string> &types) {
  if (!m.variable.empty())
    return {m.variable, {}};
  for (size_t i = 0; i < launch.arguments.size(); ++i) {
    const std::string &value = launch.arguments[i].value;
    for (size_t at = 0; at + 8 <= value.size(); at += 8) {
      uint64_t word;
      std::memcpy(&word, value.data() + at, 8);
      if (word - m.address < m.bytes)
        return {"arg" + std::to_string(i) + (value.size() > 8 ? "." + std::to_string(at) : ""),
                value.size() == 8 && i < types.size() ? types[i] : ""};
    }
  }
  return {"memory of " + std::to_string(m.bytes) + " bytes", {}};
}

// What the output consists of: the policy, the argument's type, or a guess from the pieces that differ.
Problem chooseElement(const Contents &c, const Policy &policy, const std::string &kernel, OutputResult &output) {
  if (auto told = policy.element(kernel, output.name))
    output.statistics.element = *told;
  else if (auto typed = elementOfType(output.type))
    output.statistics.element = *typed;
  else {
    std::string bytes;
    output.guessed = true;
    for (size_t page = 0; page < c.pages() && page < 8; ++page) {
      std::string piece;
      if (Problem bad = c.reference.page(c.there.after, page, c.there.bytes, piece))
        return bad;
      bytes += piece;
    }
    output.statistics.element = guessElement(bytes);
  }
  return {};
}

void judge(OutputResult &output) {
  const Statistics &s = output.statistics;
  if (s.differing && output.rule.judge == Judge::MonteCarlo) {
    output.standardErrors = meansApart(s.reference, s.here);
    output.probability = sameDistribution(s.referenceSample, s.hereSample);
    output.same = s.nanAppeared + s.nanVanished + s.infinite == 0 &&
                  output.standardErrors <= output.rule.standardErrors && output.probability >= output.rule.probability;
  } else {
    output.same = s.rejected == 0 || output.rule.judge == Judge::Ignore;
  }
}

Problem compareMemory(const Contents &c, const Policy &policy, const Launch &launch, const std::string &kernel,
                      const std::vector<std::string> &types, LaunchResult &result) {
  std::string a;
  std::vector<std::string> b(c.runs.size());
  bool changed = c.there.before != c.there.after;
  for (size_t page = 0; page < c.pages() && !changed; ++page) {
    if (Problem bad = c.load(page, a, b))
      return bad;
    changed = std::any_of(b.begin(), b.end(), [&](const std::string &run) { return run != a; });
  }
  if (!changed) {
    ++result.unchanged;
    return {};
  }
  OutputResult output;
  const Name name = nameOf(c.there, launch, types);
  output.name = name.name;
  output.type = name.type;
  output.bytes = c.there.bytes;
  if (Problem bad = chooseElement(c, policy, kernel, output))
    return bad;
  Statistics &s = output.statistics;
  output.rule = policy.rule(kernel, output.name, s.element, launch.layout == "image");
  if (output.rule.tolerance.ofScale > 0)
    for (size_t page = 0; page < c.pages(); ++page) {
      if (Problem bad = c.reference.page(c.there.after, page, c.there.bytes, a))
        return bad;
      s.scale = std::max(s.scale, scaleOf(s.element, a));
    }
  for (size_t page = 0; page < c.pages(); ++page) {
    if (Problem bad = c.load(page, a, b))
      return bad;
    addPiece(s, output.rule.tolerance, a, b, page * (kPageBytes / factsOf(s.element).bytes));
  }
  judge(output);
  result.outputs.push_back(std::move(output));
  return {};
}

Problem mismatch() {
  return {"R1015", "the replay has other launches or other memory than the recording",
          "it is a replay of another recording; make it again"};
}

// The memory of the run that stands for `m`.
const Memory *sameMemory(const Memory &m, const Launch &run) {
  for (const Memory &other : run.memory)
    if (other.address == m.address && other.bytes == m.bytes && other.after.size() == m.after.size())
      return &other;
  return nullptr;
}

Problem compareLaunch(const Reader &reference, const Readers &runs, uint64_t number, const Policy &policy,
                      LaunchResult &result) {
  Launch launch;
  if (Problem bad = reference.launch(number, launch))
    return bad;
  std::vector<Launch> here(runs.size());
  for (size_t r = 0; r < runs.size(); ++r) {
    if (number >= runs[r]->launchCount())
      return mismatch();
    if (Problem bad = runs[r]->launch(number, here[r]))
      return bad;
    if (here[r].kernel != launch.kernel || here[r].index != launch.index)
      return mismatch();
    if (here[r].error)
      result.errorHere = here[r].error;
  }
  result.kernel = plainName(launch.kernel);
  result.here = here[0].path;
  if (launch.file.empty())
    launch.file = here[0].file, launch.line = here[0].line;
  const std::vector<std::string> types = argumentTypes(launch.kernel);
  for (const Memory &m : launch.memory) {
    if (result.errorHere)
      break;
    Contents contents{reference, m, runs, {}};
    for (const Launch &run : here) {
      contents.here.push_back(sameMemory(m, run));
      if (!contents.here.back())
        return mismatch();
    }
    if (Problem bad = compareMemory(contents, policy, launch, result.kernel, types, result))
      return bad;
  }
  launch.memory.clear();
  result.launch = std::move(launch);
  return {};
}

} // namespace

bool LaunchResult::same() const {
  return !errorHere && std::all_of(outputs.begin(), outputs.end(), [](const OutputResult &o) { return o.same; });
}

bool Comparison::same() const {
  return std::all_of(launches.begin(), launches.end(), [](const LaunchResult &l) { return l.same(); });
}

Problem compare(const Reader &reference, const Readers &runs, const Policy &policy, Comparison &result) {
  for (uint64_t i = 0; i < reference.launchCount(); ++i) {
    LaunchResult launch;
    if (Problem bad = compareLaunch(reference, runs, i, policy, launch))
      return bad;
    result.launches.push_back(std::move(launch));
    // A failed kernel ends its device: nothing ran after it.
    if (result.launches.back().errorHere)
      break;
  }
  return {};
}

} // namespace sampan::verify
