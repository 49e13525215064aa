#include "curand/message.h"

#include <cstdio>
#include <mutex>
#include <set>
#include <string>

namespace sampan::curand {

void tell(const char *id, const char *text, const char *help) {
  // Never destroyed: a message may be written until the very end of the process.
  static std::mutex &mutex = *new std::mutex;
  static std::set<std::string> &said = *new std::set<std::string>;
  std::lock_guard<std::mutex> lock(mutex);
  if (said.insert(id).second)
    std::fprintf(stderr, "sampan: error: %s [%s]\n  help: %s\n", text, id, help);
}

void tellNoScrambling() {
  tell("S8102", "cuRAND's scrambled Sobol generators need tables that Sampan does not have",
       "use the plain ones, CURAND_RNG_QUASI_SOBOL32 or SOBOL64, and add a random shift of your own modulo 1");
}

} // namespace sampan::curand
