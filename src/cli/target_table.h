// The targets of the compiler by name, and which of them work. Chip files (chips/*.toml) name them.
#pragma once

#include "targets/cpu/assess.h"

#include <span>

namespace sampan::cli {

enum class Readiness { Works, KernelsOnly, NotBuilt };

// Asks the target about a device module (assess/assess_unit.h), as the request would have it compiled. Null: the target
// cannot be asked, and `sampan assess` says that there is none for its chips.
using Assess = void (*)(llvm::Module &, const cpu::CompileRequest &, Diagnostics &);

struct Target {
  const char *name;
  const char *chips;
  Readiness readiness;
  Assess assess = nullptr;
};

std::span<const Target> targetTable();

} // namespace sampan::cli
