#include "drivers/cpu/machine.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace sampan::rt {
namespace {

// Memory clock and bus are not told by the system; the products of these say 51 GB/s, two channels of DDR4-3200.
constexpr int kMemoryClockKhz = 1600000;
constexpr int kMemoryBusBits = 128;
constexpr int kUnknownClockKhz = 2000000;
constexpr int kUnknownCacheBytes = 4 << 20;

// The text behind "key :" in a file of such lines; empty if there is none.
std::string valueOf(const char *file, const std::string &key) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.compare(0, key.size(), key) != 0)
      continue;
    size_t colon = line.find(':');
    size_t begin = colon == std::string::npos ? colon : line.find_first_not_of(" \t", colon + 1);
    if (begin != std::string::npos)
      return line.substr(begin);
  }
  return {};
}

std::string modelName() {
  for (const char *key : {"model name", "Model Name", "Hardware", "cpu model"}) {
    std::string name = valueOf("/proc/cpuinfo", key);
    if (!name.empty())
      return name;
  }
#if defined(__x86_64__)
  return "x86-64";
#elif defined(__aarch64__)
  return "arm64";
#elif defined(__loongarch64)
  return "loongarch64";
#else
  return "unknown CPU";
#endif
}

uint64_t numberIn(const char *file) {
  std::ifstream in(file);
  uint64_t number = 0;
  return in >> number ? number : 0;
}

int clockKhz() {
  if (uint64_t khz = numberIn("/sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq"))
    return static_cast<int>(khz);
  double mhz = std::atof(valueOf("/proc/cpuinfo", "cpu MHz").c_str());
  return mhz > 0 ? static_cast<int>(mhz * 1000) : kUnknownClockKhz;
}

int lastCacheBytes() {
  for (int name : {_SC_LEVEL3_CACHE_SIZE, _SC_LEVEL2_CACHE_SIZE})
    if (long bytes = sysconf(name); bytes > 0)
      return static_cast<int>(std::min<long>(bytes, 1 << 30));
  return kUnknownCacheBytes;
}

// A container may have less than the machine.
size_t memoryBytes() {
  size_t bytes = static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<size_t>(sysconf(_SC_PAGESIZE));
  for (const char *file : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"})
    if (uint64_t limit = numberIn(file); limit && limit < bytes)
      bytes = limit;
  return bytes;
}

} // namespace

DeviceFacts machineFacts() {
  DeviceFacts facts;
  facts.name = "Sampan CPU (" + modelName() + ")";
  facts.memoryBytes = memoryBytes();
  facts.clockKhz = clockKhz();
  facts.memoryClockKhz = kMemoryClockKhz;
  facts.memoryBusBits = kMemoryBusBits;
  facts.lastCacheBytes = lastCacheBytes();
  return facts;
}

size_t availableMachineBytes() {
  return static_cast<size_t>(std::strtoull(valueOf("/proc/meminfo", "MemAvailable").c_str(), nullptr, 10)) << 10;
}

} // namespace sampan::rt
