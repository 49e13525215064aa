// Lines for people, on standard error. An error code says that a call failed; a line says what to do about it.
#pragma once

#include <string>

namespace sampan::rt {

enum class Level { Warning, Error };

// One line `sampan: error: text [id]`, and `help` on a second. After ten with the same id one line says that the rest
// is not shown: programs that try the same thing in a loop would bury everything else.
void report(Level, const char *id, const std::string &text, const std::string &help = {});

// For people: `void f<int>(int*)` of `_Z1fIiEvPT_`.
std::string demangled(const char *name);
std::string hex(const void *pointer);

} // namespace sampan::rt
