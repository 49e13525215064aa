#include "core/settings.h"

#include "core/report.h"
#include "core/runtime.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace sampan::rt {
namespace {

constexpr unsigned kMostThreads = 4096;

void complain(const char *name, const char *value, const char *expected) {
  report(Level::Warning, "S7001", std::string(name) + "=" + value + " is not understood and has no effect",
         std::string("set it to ") + expected);
}

} // namespace

bool parseBytes(const std::string &text, size_t &bytes) {
  if (text.empty() || text[0] < '0' || text[0] > '9')
    return false;
  errno = 0;
  char *end = nullptr;
  unsigned long long number = std::strtoull(text.c_str(), &end, 10);
  if (errno)
    return false;
  unsigned shift = 0;
  switch (*end) {
  case 'k':
  case 'K':
    shift = 10;
    ++end;
    break;
  case 'm':
  case 'M':
    shift = 20;
    ++end;
    break;
  case 'g':
  case 'G':
    shift = 30;
    ++end;
    break;
  case 't':
  case 'T':
    shift = 40;
    ++end;
    break;
  default: break;
  }
  if (shift && (*end == 'b' || *end == 'B'))
    ++end;
  if (*end || number > (~0ull >> shift))
    return false;
  bytes = static_cast<size_t>(number << shift);
  return true;
}

Settings settingsFromEnvironment() {
  Settings s;
  if (const char *value = std::getenv("SAMPAN_THREADS"); value && *value) {
    char *end = nullptr;
    unsigned long threads = std::strtoul(value, &end, 10);
    if (*end || *value == '-' || threads == 0 || threads > kMostThreads)
      complain("SAMPAN_THREADS", value, "a number from 1 to 4096");
    else
      s.threads = static_cast<unsigned>(threads);
  }
  if (const char *value = std::getenv("SAMPAN_MEMORY"); value && *value) {
    if (!parseBytes(value, s.memoryBytes) || s.memoryBytes == 0) {
      s.memoryBytes = 0;
      complain("SAMPAN_MEMORY", value, "a number of bytes such as 8G or 512M");
    }
  }
  if (const char *value = std::getenv("SAMPAN_ENGINE"); value && *value) {
    std::string engine = value;
    if (engine == "regions")
      s.engine = EngineChoice::Regions;
    else if (engine == "fibers")
      s.engine = EngineChoice::Fibers;
    else if (engine != "auto")
      complain("SAMPAN_ENGINE", value, "regions, fibers or auto");
  }
  if (const char *value = std::getenv("SAMPAN_BLOCK_ORDER"); value && *value) {
    const std::string order = value;
    s.descendingBlocks = order == "descending";
    if (!s.descendingBlocks && order != "ascending")
      complain("SAMPAN_BLOCK_ORDER", value, "ascending or descending");
  }
  if (const char *value = std::getenv("SAMPAN_COMPUTE_CAPABILITY"); value && *value) {
    int major = 0, minor = 0;
    char rest = 0;
    if (std::sscanf(value, "%d.%d%c", &major, &minor, &rest) != 2 || major < 1 || major > 99 || minor < 0 || minor > 9)
      complain("SAMPAN_COMPUTE_CAPABILITY", value, "a pair such as 8.0");
    else
      s.computeCapability = {major, minor};
  }
  if (const char *value = std::getenv("SAMPAN_TRACE"))
    s.trace = value;
  return s;
}

void configure(const Settings &settings) {
  Runtime &runtime = Runtime::get();
  std::lock_guard<std::mutex> lock(runtime.settingsMutex);
  runtime.settings = settings;
  runtime.driver->configure(settings);
  runtime.memory.setLimit(settings.memoryBytes ? settings.memoryBytes : runtime.driver->facts().memoryBytes);
}

Settings currentSettings() {
  Runtime &runtime = Runtime::get();
  std::lock_guard<std::mutex> lock(runtime.settingsMutex);
  return runtime.settings;
}

} // namespace sampan::rt
