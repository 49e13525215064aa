// Device printf's text from its format and arguments packed as Clang packs them for nvptx: in order, promoted as for
// `...`, each at its natural alignment.
#pragma once

#include <string>

namespace sampan::rt {

// Appends the text to `out`; answers the number of arguments taken.
int formatPacked(std::string &out, const char *format, const void *arguments);

} // namespace sampan::rt
