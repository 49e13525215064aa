// LLVM's optimiser over one module, with the machine's costs.
#pragma once

#include "support/diagnostic.h"
#include "targets/cpu/machine.h"

#include <llvm/IR/Module.h>
#include <llvm/Target/TargetMachine.h>

#include <memory>
#include <string>

namespace sampan::cpu {

// Fills LLVM's process-wide registry; to be called before a second thread looks into it.
void registerTargets();

// LLVM's own words during a compilation: errors go to the list; warnings about loops it could not unroll or vectorise, which
// nvcc's users never see, do not.
void listen(llvm::LLVMContext &, Diagnostics &);

// Null with a message in `why` if LLVM has no such target. Position-independent, since host linkers default to it.
std::unique_ptr<llvm::TargetMachine> targetMachine(const Machine &, int level, std::string &why);

enum class Code { Host, Kernels };

// Level 0 to 3, as on a compiler's command line. No floating-point operation is reordered or contracted.
void optimise(llvm::Module &, Code, llvm::TargetMachine &, int level);

} // namespace sampan::cpu
