#include "targets/cpu/machine.h"

#include <llvm/TargetParser/Host.h>
#include <llvm/TargetParser/Triple.h>

namespace sampan::cpu {

using namespace llvm;

namespace {

struct Level {
  const char *name;
  Machine machine;
};

// arm64 is ARMv8.0: Phytium's FT-2000+ has no more. Atomics are calls into libgcc, which uses the instructions of ARMv8.1
// where there are such, as on Kunpeng 920.
const Level kLevels[] = {
    {"arm64", {"aarch64-unknown-linux-gnu", "generic", "+outline-atomics", 16}},
    {"loongarch64", {"loongarch64-unknown-linux-gnu", "loongarch64", "", 16}},
    {"loongarch64-lsx", {"loongarch64-unknown-linux-gnu", "loongarch64", "+lsx", 16}},
    {"loongarch64-lasx", {"loongarch64-unknown-linux-gnu", "loongarch64", "+lsx,+lasx", 32}},
};

} // namespace

Machine machineOf(const std::string &level) {
  for (const Level &l : kLevels)
    if (level == l.name)
      return l.machine;
  return {sys::getDefaultTargetTriple(), level, "", level == "x86-64-v4" ? 64u : 32u};
}

std::string ownLevel() {
  const Triple own(sys::getDefaultTargetTriple());
  return own.isAArch64() ? "arm64" : own.isLoongArch64() ? "loongarch64" : "x86-64-v3";
}

std::string nativeLevel() {
  if (ownLevel() != "x86-64-v3")
    return ownLevel();
  const StringMap<bool> features = sys::getHostCPUFeatures();
  const auto has = [&](std::initializer_list<const char *> names) {
    return all_of(names, [&](const char *name) { return features.lookup(name); });
  };
  if (!has({"avx2", "fma", "f16c", "bmi", "bmi2", "lzcnt", "movbe"}))
    return "x86-64-v2";
  return has({"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"}) ? "x86-64-v4" : "x86-64-v3";
}

bool isCross(const std::string &level) {
  return Triple(machineOf(level).triple).getArch() != Triple(sys::getDefaultTargetTriple()).getArch();
}

} // namespace sampan::cpu
