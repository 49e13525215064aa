// Variables that our headers marked with __attribute__((annotate("…"))).
#pragma once

#include <llvm/IR/Module.h>

#include <vector>

namespace sampan::kernel {

// The annotated globals with this text; the module's list of annotations is removed, since nobody else reads it.
std::vector<llvm::GlobalVariable *> takeAnnotated(llvm::Module &, llvm::StringRef text);

} // namespace sampan::kernel
