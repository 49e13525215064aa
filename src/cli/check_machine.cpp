#include "cli/check.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/statvfs.h>
#include <thread>
#include <unistd.h>

namespace sampan::cli {
namespace {

std::string gibibytes(double bytes) {
  std::ostringstream text;
  text.precision(1);
  text << std::fixed << bytes / (1 << 30) << " GiB";
  return text.str();
}

} // namespace

Check checkCpu() {
  std::string cores = std::to_string(std::thread::hardware_concurrency()) + " hardware threads";
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4"))
    return {State::Good, "CPU", "x86-64-v4, " + cores};
  if (__builtin_cpu_supports("x86-64-v3"))
    return {State::Good, "CPU", "x86-64-v3, " + cores};
  const char *level = __builtin_cpu_supports("x86-64-v2") ? "x86-64-v2" : "x86-64";
  return {State::Missing, "CPU", std::string(level) + " only; kernels are compiled for x86-64-v3 (AVX2)",
          std::string("compile with --sampan-cpu=") + level + ", and expect less speed"};
#elif defined(__aarch64__)
  return {State::Good, "CPU", "arm64, " + cores};
#else
  return {State::Missing, "CPU", "neither x86-64 nor arm64, " + cores, "sampan targets shows which CPUs work today"};
#endif
}

Check checkMemory() {
  std::ifstream info("/proc/meminfo");
  std::string name, unit;
  double kilobytes = 0, available = -1;
  while (info >> name >> kilobytes && std::getline(info, unit))
    if (name == "MemAvailable:")
      available = kilobytes * 1024;
  if (available < 0)
    return {State::Absent, "memory", "cannot be read from /proc/meminfo"};
  constexpr double kNeeded = 1.0 * (1 << 30);
  if (available < kNeeded)
    return {State::Missing, "memory", gibibytes(available) + " available; a compile may take 1 GiB",
            "end other programs, or give this machine more"};
  return {State::Good, "memory", gibibytes(available) + " available"};
}

Check checkTemporaryFolder() {
  const char *set = std::getenv("TMPDIR");
  std::string folder = set && *set ? set : "/tmp";
  struct statvfs space = {};
  if (statvfs(folder.c_str(), &space) != 0 || access(folder.c_str(), W_OK | X_OK) != 0)
    return {State::Missing, "temporary folder", folder + " cannot be written", "set TMPDIR to a folder that can"};
  double free = static_cast<double>(space.f_bavail) * static_cast<double>(space.f_frsize);
  constexpr double kNeeded = 256.0 * (1 << 20);
  if (free < kNeeded)
    return {State::Missing, "temporary folder", folder + " has " + gibibytes(free) + " free",
            "free 0.3 GiB there, or set TMPDIR"};
  return {State::Good, "temporary folder", folder + ", " + gibibytes(free) + " free"};
}

} // namespace sampan::cli
