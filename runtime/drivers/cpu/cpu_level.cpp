#include "drivers/cpu/cpu_level.h"

#include <cstring>

namespace sampan::rt {
namespace {

#if defined(__x86_64__)

// The levels of the x86-64 psABI, each with what it adds. Zhaoxin's and Hygon's older CPUs have no v4.
std::string missingFeatures(int level) {
  __builtin_cpu_init();
  std::string missing;
  auto need = [&](bool has, const char *name) {
    if (!has)
      missing += missing.empty() ? name : std::string(", ") + name;
  };
  if (level >= 2) {
    need(__builtin_cpu_supports("ssse3"), "SSSE3");
    need(__builtin_cpu_supports("sse4.1"), "SSE4.1");
    need(__builtin_cpu_supports("sse4.2"), "SSE4.2");
    need(__builtin_cpu_supports("popcnt"), "POPCNT");
  }
  if (level >= 3) {
    need(__builtin_cpu_supports("avx"), "AVX");
    need(__builtin_cpu_supports("avx2"), "AVX2");
    need(__builtin_cpu_supports("fma"), "FMA");
    need(__builtin_cpu_supports("f16c"), "F16C");
    need(__builtin_cpu_supports("bmi"), "BMI1");
    need(__builtin_cpu_supports("bmi2"), "BMI2");
    need(__builtin_cpu_supports("lzcnt"), "LZCNT");
    need(__builtin_cpu_supports("movbe"), "MOVBE");
  }
  if (level >= 4) {
    need(__builtin_cpu_supports("avx512f"), "AVX512F");
    need(__builtin_cpu_supports("avx512bw"), "AVX512BW");
    need(__builtin_cpu_supports("avx512cd"), "AVX512CD");
    need(__builtin_cpu_supports("avx512dq"), "AVX512DQ");
    need(__builtin_cpu_supports("avx512vl"), "AVX512VL");
  }
  return missing;
}

bool runsCode(const std::string &cpu, std::string &why) {
  constexpr char kFamily[] = "x86-64";
  if (cpu.compare(0, std::strlen(kFamily), kFamily) != 0) {
    why = "its CPU is an x86-64 one";
    return false;
  }
  std::string level = cpu.substr(std::strlen(kFamily));
  int number = 1;
  if (!level.empty()) {
    if (level.size() != 3 || level.compare(0, 2, "-v") != 0 || level[2] < '1' || level[2] > '4') {
      why = "this runtime does not know that level of x86-64";
      return false;
    }
    number = level[2] - '0';
  }
  std::string missing = missingFeatures(number);
  if (missing.empty())
    return true;
  why = "its CPU has no " + missing;
  return false;
}

#else

#if defined(__aarch64__)
constexpr char kOwn[] = "arm64";
#elif defined(__loongarch64)
constexpr char kOwn[] = "loongarch64";
#else
#error "Sampan's runtime knows x86-64, arm64 and loongarch64"
#endif

bool runsCode(const std::string &cpu, std::string &why) {
  if (cpu == kOwn)
    return true;
  why = std::string("its CPU is ") + kOwn;
  return false;
}

#endif

} // namespace

bool machineRuns(const char *target, std::string &why) {
  constexpr char kPrefix[] = "cpu-";
  if (!target || std::strncmp(target, kPrefix, std::strlen(kPrefix)) != 0) {
    why = "this runtime drives CPUs only";
    return false;
  }
  return runsCode(target + std::strlen(kPrefix), why);
}

} // namespace sampan::rt
