// The targets of the compiler by name, and which of them work. Chip files (chips/*.toml) name them.
#pragma once

#include <span>

namespace sampan::cli {

struct Target {
  const char *name;
  const char *chips;
  bool works;           // the whole test suite passes on such a chip
  bool kernels = false; // kernels are written for the chip's own compiler, and not more
};

std::span<const Target> targetTable();

} // namespace sampan::cli
