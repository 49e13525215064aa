// The list of kernel passes and the one way to run them.
#pragma once

#include "kernel/module.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace sampan::kernel {

struct PassInfo {
  const char *name; // as in --sampan-dump=NAME, the test and the documentation page
  void (*run)(KernelModule &);
};

// Stage 1 ends with what fibers run; stage 2 with what regions run.
std::span<const PassInfo> meaningPasses();
std::span<const PassInfo> regionPasses();

// How a list is run. `after` is called with the pass's name, and whether it changed anything, once it is done; a dump,
// a timing table and a trace are made of it. Passes named in `skip` are left out.
struct RunOptions {
  std::vector<std::string> skip;
  std::function<void(const PassInfo &, llvm::Module &, double seconds)> after;
};

// Verifies the module after each pass. A module that does not verify is an error (K9001) that names the pass.
// Answers false at the first pass that fails or adds an error.
bool runPasses(std::span<const PassInfo>, KernelModule &, const RunOptions &);

} // namespace sampan::kernel
