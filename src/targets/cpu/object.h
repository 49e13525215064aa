// Modules to files.
#pragma once

#include "support/diagnostic.h"

#include <llvm/IR/Module.h>
#include <llvm/Target/TargetMachine.h>

#include <string>

namespace sampan::cpu {

// Writes an object or, with `assembly`, its text. The file appears whole or not at all (C1003, C1004).
bool writeObject(llvm::Module &, llvm::TargetMachine &, const std::string &path, bool assembly, Diagnostics &);
bool writeText(const llvm::Module &, const std::string &path, Diagnostics &);

std::string toBitcode(const llvm::Module &);
// Null after adding an error (C1005).
std::unique_ptr<llvm::Module> fromBitcode(const std::string &bytes, llvm::LLVMContext &, const std::string &name,
                                          Diagnostics &);

} // namespace sampan::cpu
