// What every CUDA source includes first (include/sampan/prelude.h and the headers that it needs), read once when the
// toolkit is built. It is used only where reading the headers again would give the same: same options, same files with
// the same times, no macro that the headers could see, no folder of the user that holds a header of the same name.
// Anything else, and the headers are read as ever.
#pragma once

#include "frontend/frontend.h"

namespace sampan::frontend {

// Changes cc1 arguments that include the prelude so that they use its precompiled form, if that may be; true if so.
bool usePrelude(Side, const SourceRequest &, std::vector<std::string> &cc1);

// For the device side, whose precompiled form is the same for all architectures: the real one.
std::string architectureText(const SourceRequest &);

} // namespace sampan::frontend
