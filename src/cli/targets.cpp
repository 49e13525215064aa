#include "cli/commands.h"
#include "cli/target_table.h"

#include "support/terminal.h"
#include "support/text.h"

#include <cstdio>
#include <string_view>

namespace sampan::cli {
namespace {

constexpr Target kTargets[] = {
    {"cpu", "x86-64 CPUs: Hygon, Zhaoxin, Intel, AMD", true},
    {"cpu-arm64", "Kunpeng, Phytium", false},
    {"cpu-loongarch64", "Loongson", false},
    {"ascend910", "Huawei Ascend 910B, 910C", false, true},
    {"ascend950", "Huawei Ascend 950", false},
    {"mlu", "Cambricon MLU", false},
};

bool canUse(const std::string &name) {
  Diagnostics out;
  std::vector<std::string> names;
  for (const Target &t : kTargets) {
    if (name == t.name && (t.works || t.kernels))
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

bool takeTarget(Arguments &arguments) {
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
    const bool isChip = name.starts_with("ascend9") || name.starts_with("ascend-9");
    const bool tiles = isChip && !name.starts_with("ascend95") && !name.starts_with("ascend-95");
    if (!tiles && !canUse(name))
      return false;
    arguments.erase(arguments.begin() + static_cast<long>(i), arguments.begin() + static_cast<long>(i + words));
    if (tiles) // chips, too, which nvcc looks up
      arguments.insert(arguments.begin(), "--sampan-target=" + name);
    else
      --i;
  }
  return true;
}

int targetsCommand(const Arguments &arguments) {
  if (asksForHelp(arguments)) {
    std::puts("Usage: sampan targets\n\nLists the targets that sampan build --target takes, and which of them work.");
    return 0;
  }
  std::printf("%-16s %-14s %s\n", "TARGET", "STATE", "CHIPS");
  for (const Target &t : kTargets)
    std::printf("%-16s %-14s %s\n", t.name, t.works ? "works" : t.kernels ? "kernels only" : "not built yet", t.chips);
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
