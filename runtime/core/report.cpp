#include "core/report.h"

#include <cstdio>
#include <cstdlib>
#include <cxxabi.h>
#include <map>
#include <mutex>

namespace sampan::rt {
namespace {

constexpr int kMostPerId = 10;

int countOf(const char *id) {
  // Never destroyed: messages are written until the very end of the process.
  static std::mutex &mutex = *new std::mutex;
  static std::map<std::string, int> &counts = *new std::map<std::string, int>;
  std::lock_guard<std::mutex> lock(mutex);
  return ++counts[id];
}

} // namespace

void report(Level level, const char *id, const std::string &text, const std::string &help) {
  int count = countOf(id);
  if (count > kMostPerId + 1)
    return;
  std::string line = "sampan: ";
  if (count > kMostPerId) {
    line += "further messages [" + std::string(id) + "] are not shown\n";
  } else {
    line += level == Level::Error ? "error: " : "warning: ";
    line += text + " [" + id + "]\n";
    if (!help.empty())
      line += "  help: " + help + "\n";
  }
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string demangled(const char *name) {
  int status = 0;
  char *text = abi::__cxa_demangle(name, nullptr, nullptr, &status);
  std::string result = status == 0 && text ? text : name;
  std::free(text);
  return result;
}

std::string hex(const void *pointer) {
  char text[24];
  std::snprintf(text, sizeof text, "%p", pointer);
  return text;
}

} // namespace sampan::rt
