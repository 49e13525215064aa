// The table that a run prints, line by line as rows are measured.
#pragma once

#include "bench/harness/results.h"

#include <string>

namespace bench {

std::string tableHead(const Results &);
std::string tableRow(const Row &, const Limits &);
// What went wrong where, means, and the line that scripts read.
std::string tableEnd(const Results &);

} // namespace bench
