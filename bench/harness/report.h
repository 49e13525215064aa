// Results as files.
#pragma once

#include "bench/harness/results.h"

#include <string>

namespace bench {

std::string toJson(const Results &);
// One bar for each ratio, on a logarithmic scale.
std::string toSvg(const Results &);

} // namespace bench
