// Which of Clang's arguments decide what the prelude's headers mean.
#pragma once

#include "frontend/frontend.h"

#include <map>

namespace sampan::frontend {

struct Essence {
  std::string options;                       // all arguments that may matter, one a line
  std::map<std::string, std::string> macros; // -D and -U; what is undefined has the value kUndefined
  std::vector<std::string> folders;          // of headers, the user's
  size_t include = 0;                        // where `-include sampan/prelude.h` stands, if it comes first; otherwise 0
};

constexpr char kUndefined[] = "\x01";

Essence essenceOf(Side, const SourceRequest &, const std::vector<std::string> &cc1);

// Files of the precompiled form: the headers, and all that usePrelude compares.
std::string preludePath(const Essence &, Side, const SourceRequest &);
std::string preludeRecord(const std::string &path);
// Size and time of a file as the record has it; empty if there is none.
std::string fileState(const std::string &path);

} // namespace sampan::frontend
