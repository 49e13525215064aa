#include "cli/commands.h"
#include "cli/target_table.h"

#include "support/terminal.h"
#include "support/text.h"

#include <cstdio>
#include <string_view>

namespace sampan::cli {
namespace {

constexpr Target kTargets[] = {
    {"cpu", "x86-64 CPUs: Hygon, Zhaoxin, Intel, AMD", Readiness::Works, cpu::assess},
    {"cpu-arm64", "Kunpeng, Phytium", Readiness::Works},
    {"cpu-loongarch64", "Loongson", Readiness::KernelsOnly},
    {"ascend910", "Huawei Ascend 910B, 910C", Readiness::KernelsOnly},
    {"ascend950", "Huawei Ascend 950", Readiness::NotBuilt},
    {"mlu", "Cambricon MLU", Readiness::NotBuilt},
};

const char *wordFor(Readiness r) {
  return r == Readiness::Works ? "works" : r == Readiness::KernelsOnly ? "kernels only" : "not built yet";
}

bool canUse(const std::string &name) {
  Diagnostics out;
  std::vector<std::string> names;
  for (const Target &t : kTargets) {
    if (name == t.name && t.readiness != Readiness::NotBuilt)
      return true;
    if (name == t.name)
      out.error("N2003", "target '" + name + "' (" + t.chips + ") is not built yet",
                "sampan targets shows what works today");
    names.push_back(t.name);
  }
  if (!out.hasErrors()) {
    std::string close = nearest(name, names);
    out.error("N2002", "there is no target '" + name + "'",
              close.empty() ? "sampan targets lists them" : "did you mean " + close + "?");
  }
  print(out, stderr);
  return false;
}

} // namespace

std::span<const Target> targetTable() { return kTargets; }

std::optional<std::string> takeTarget(Arguments &arguments) {
  std::string target = "cpu";
  for (size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    std::string name;
    size_t words = 1;
    if (arguments[i].starts_with("--target=")) {
      name = arguments[i].substr(9);
    } else if (arguments[i] == "--target") {
      if (i + 1 < arguments.size())
        name = arguments[i + 1], words = 2;
    } else {
      continue;
    }
    // Chips of this family go by many names, which nvcc looks up.
    const bool isChip = name.starts_with("ascend9") || name.starts_with("ascend-9");
    const bool tiles = isChip && !name.starts_with("ascend95") && !name.starts_with("ascend-95");
    if (!tiles && !canUse(name))
      return std::nullopt;
    target = name;
    arguments.erase(arguments.begin() + static_cast<long>(i), arguments.begin() + static_cast<long>(i + words));
    --i;
  }
  arguments.insert(arguments.begin(), "--sampan-target=" + target);
  return target;
}

int targetsCommand(const Arguments &arguments) {
  if (asksForHelp(arguments)) {
    std::puts("Usage: sampan targets\n\nLists the targets that sampan build --target takes, and which of them work.");
    return 0;
  }
  std::printf("%-16s %-14s %s\n", "TARGET", "STATE", "CHIPS");
  for (const Target &t : kTargets)
    std::printf("%-16s %-14s %s\n", t.name, wordFor(t.readiness), t.chips);
  return 0;
}

bool asksForHelp(const Arguments &arguments) {
  for (const std::string &a : arguments) {
    if (a == "--")
      return false;
    if (a == "--help" || a == "-h")
      return true;
  }
  return false;
}

} // namespace sampan::cli
