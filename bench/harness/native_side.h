// A side that is a shared library with the symbol `benchSide`.
#pragma once

#include "bench/harness/side.h"

namespace bench {

// The problem must outlive the side.
Opened openLibrary(const std::string &path, Problem &, int threads);

} // namespace bench
