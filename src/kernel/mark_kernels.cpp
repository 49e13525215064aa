// Reads what Clang says of kernels in module metadata (nvvm.annotations) and writes it as function attributes, which
// survive cloning and linking. Notes launch bounds. Everything else in the module metadata speaks of NVIDIA and goes.
#include "kernel/passes.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/Metadata.h>

namespace sampan::kernel {

void markKernels(KernelModule &km) {
  llvm::Module &m = km.module;
  if (llvm::NamedMDNode *notes = m.getNamedMetadata("nvvm.annotations")) {
    for (llvm::MDNode *n : notes->operands()) {
      auto *f =
          n->getNumOperands() >= 3 ? llvm::mdconst::dyn_extract_or_null<llvm::Function>(n->getOperand(0)) : nullptr;
      if (!f)
        continue;
      for (unsigned i = 1; i + 1 < n->getNumOperands(); i += 2) {
        auto *key = llvm::dyn_cast<llvm::MDString>(n->getOperand(i));
        auto *value = llvm::mdconst::dyn_extract<llvm::ConstantInt>(n->getOperand(i + 1));
        if (!key || !value)
          continue;
        if (key->getString() == "kernel")
          f->addFnAttr(kKernelAttribute);
        else if (key->getString() == "maxntidx")
          f->addFnAttr("sampan-max-threads", std::to_string(value->getZExtValue()));
      }
    }
    m.eraseNamedMetadata(notes);
  }
  // Keeps unused symbols alive for NVIDIA's tools; ours take what the host registers.
  for (const char *name : {"llvm.compiler.used", "llvm.used"})
    if (llvm::GlobalVariable *v = m.getGlobalVariable(name))
      v->eraseFromParent();
}

} // namespace sampan::kernel
