// The functions of a library that Sampan lacks: each says so, once, and answers the library's status for that.
#pragma once

#include "common/message.h"

namespace sampan {

inline void tellMissing(const char *library, const char *function, const char *instead) {
  tell("S8301", std::string("Sampan has no ") + function + " of " + library + "; the call did nothing",
       (std::string("use ") + instead).c_str(), function);
}

} // namespace sampan

#define SAMPAN_STUB(library, status, refusal, function)                                                                \
  extern "C" status function(...) {                                                                                    \
    sampan::tellMissing(library, #function, SAMPAN_INSTEAD);                                                           \
    return refusal;                                                                                                    \
  }
