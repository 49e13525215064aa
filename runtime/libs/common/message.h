// Lines for people, on standard error: what a library's status cannot say.
#pragma once

#include <string>

namespace sampan {

// `sampan: error: text [id]` and the way out below it; each text is said once.
void tell(const char *id, const std::string &text, const char *help);

} // namespace sampan
