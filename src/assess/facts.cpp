#include "assess/facts.h"

#include <algorithm>

namespace sampan::assess {
namespace {

// Findings of the unit make a kernel of it a thing to look at, not one that is unsupported: its own code may be good.
Verdict ofKernel(const std::vector<Finding> &findings, const std::string &kernel) {
  Verdict found = Verdict::Works;
  for (const Finding &f : findings) {
    if (f.kernel == kernel)
      found = std::max(found, f.verdict);
    else if (f.kernel.empty())
      found = std::max(found, std::min(f.verdict, Verdict::Look));
  }
  return found;
}

const std::vector<Finding> &ofTarget(const Unit &unit, const std::string &target) {
  static const std::vector<Finding> kNone;
  auto found = unit.targets.find(target);
  return found == unit.targets.end() ? kNone : found->second;
}

} // namespace

Verdict worst(const std::vector<Finding> &findings) {
  Verdict found = Verdict::Works;
  for (const Finding &f : findings)
    found = std::max(found, f.verdict);
  return found;
}

Verdict verdictOf(const Unit &unit, const Kernel &kernel, const std::string &target) {
  Verdict found = std::max(ofKernel(unit.general, kernel.name), ofKernel(ofTarget(unit, target), kernel.name));
  return unit.state == State::Whole ? found : std::max(found, Verdict::Look);
}

Verdict verdictOf(const Unit &unit, const std::string &target) {
  Verdict found = std::max(worst(unit.general), worst(ofTarget(unit, target)));
  return unit.state == State::Whole ? found : std::max(found, Verdict::Look);
}

Words nameOf(Verdict v) {
  constexpr const char *kNames[][2] = {{"works", "可用"},
                                       {"works with emulation", "以仿真方式可用"},
                                       {"needs a look", "需人工查看"},
                                       {"not supported", "不支持"}};
  auto &[en, zh] = kNames[static_cast<int>(v)];
  return {en, zh};
}

const char *wordOf(Verdict v) {
  constexpr const char *kWords[] = {"works", "emulated", "look", "unsupported"};
  return kWords[static_cast<int>(v)];
}

} // namespace sampan::assess
