#include "kernel/module.h"

#include <llvm/IR/DebugInfoMetadata.h>
#include <llvm/IR/Instructions.h>

namespace sampan::kernel {

bool isKernel(const llvm::Function &f) { return f.hasFnAttribute(kKernelAttribute); }

std::vector<llvm::Function *> kernels(llvm::Module &m) {
  std::vector<llvm::Function *> found;
  for (llvm::Function &f : m)
    if (!f.isDeclaration() && isKernel(f))
      found.push_back(&f);
  return found;
}

static std::string pathOf(const llvm::DIScope *scope) {
  const llvm::DIFile *file = scope ? scope->getFile() : nullptr;
  return file ? file->getFilename().str() : std::string();
}

Location locationOf(const llvm::Instruction &i) {
  if (const llvm::DILocation *l = i.getDebugLoc().get())
    return {pathOf(l->getScope()), l->getLine(), l->getColumn()};
  return locationOf(*i.getFunction());
}

Location locationOf(const llvm::Function &f) {
  if (const llvm::DISubprogram *s = f.getSubprogram())
    return {pathOf(s), s->getLine(), 0};
  return {};
}

llvm::CallInst *callOf(llvm::Instruction &i, llvm::StringRef name) {
  auto *call = llvm::dyn_cast<llvm::CallInst>(&i);
  const llvm::Function *callee = call ? call->getCalledFunction() : nullptr;
  return callee && callee->getName() == name ? call : nullptr;
}

} // namespace sampan::kernel
