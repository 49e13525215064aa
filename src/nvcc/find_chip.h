// Chips by the names that people type: "ascend910", "ascend-910b1", "ascend910b1".
#pragma once

#include "support/diagnostic.h"
#include "targets/ascend910/compile.h"

#include <string>

namespace sampan::nvcc {

// The figures are those of chips/*.toml. The family's name alone stands for its first chip, 910B1.
bool findChip(const std::string &name, ascend910::Chip &, Diagnostics &);

} // namespace sampan::nvcc
