// The targets of the compiler by name, and which of them work. Chip files (chips/*.toml) name them.
#pragma once

#include <span>

namespace sampan::cli {

enum class Readiness { Works, KernelsOnly, NotBuilt };

struct Target {
  const char *name;
  const char *chips;
  Readiness readiness;
};

std::span<const Target> targetTable();

} // namespace sampan::cli
