// The targets of the compiler by name, and which of them work. Chip files (chips/*.toml) name them.
#pragma once

#include <span>

namespace sampan::cli {

struct Target {
  const char *name;
  const char *chips;
  const char *state; // null: not built yet
};

std::span<const Target> targetTable();

} // namespace sampan::cli
