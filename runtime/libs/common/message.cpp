#include "common/message.h"

#include <cstdio>
#include <mutex>
#include <set>

namespace sampan {

void tell(const char *id, const std::string &text, const char *help, const char *about) {
  // Never destroyed: a message may be written until the very end of the process.
  static std::mutex &mutex = *new std::mutex;
  static std::set<std::string> &said = *new std::set<std::string>;
  std::lock_guard<std::mutex> lock(mutex);
  if (said.insert(about ? about : text).second)
    std::fprintf(stderr, "sampan: error: %s [%s]\n  help: %s\n", text.c_str(), id, help);
}

} // namespace sampan
