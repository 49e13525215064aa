// Device module -> kernel passes -> image -> optimised machine-independent IR, ready to be linked into a host object.
#pragma once

#include "targets/cpu/compile.h"

#include <llvm/IR/Module.h>

#include <string>

namespace sampan::cpu {

// Runs the kernel passes in place. `bitcode` travels in the image; `symbol` names the image. With Product::KernelIr it
// stops after the passes that define CUDA's meaning, with Product::Syntax after all kernel passes.
bool buildDevice(llvm::Module &, const CompileRequest &, const std::string &bitcode, const std::string &symbol,
                 Diagnostics &);

} // namespace sampan::cpu
