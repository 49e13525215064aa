// Lines for people, on standard error: what a library's status cannot say.
#pragma once

#include <string>

namespace sampan {

// `sampan: error: text [id]` and the way out below it; said once for each `about`, or for each text if there is none.
void tell(const char *id, const std::string &text, const char *help, const char *about = nullptr);

} // namespace sampan
