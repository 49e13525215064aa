// Measures what the machine can do at best, with as many threads as the sides have.
#pragma once

#include "bench/harness/results.h"

namespace bench {

Limits measureLimits(const std::vector<Compiler> &, const Options &);

} // namespace bench
