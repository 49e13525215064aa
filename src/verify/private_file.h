// Reports tell of a firm's numbers: they are the user's alone.
#pragma once

#include "support/speaker.h"

#include <string_view>

namespace sampan::verify {

// Whole or not at all, with mode 0600. R1051 if it cannot be written.
bool writePrivateFile(const std::string &path, std::string_view content, const Speaker &);

} // namespace sampan::verify
