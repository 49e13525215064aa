#include "kernel/annotations.h"

#include <llvm/IR/Constants.h>

namespace sampan::kernel {

using namespace llvm;

std::vector<GlobalVariable *> takeAnnotated(Module &m, StringRef text) {
  std::vector<GlobalVariable *> found;
  GlobalVariable *notes = m.getGlobalVariable("llvm.global.annotations");
  if (!notes)
    return found;
  if (auto *list = dyn_cast<ConstantArray>(notes->getInitializer()))
    for (Value *row : list->operands()) {
      auto *entry = dyn_cast<ConstantStruct>(row);
      auto *variable = entry ? dyn_cast<GlobalVariable>(entry->getOperand(0)->stripPointerCasts()) : nullptr;
      auto *words = entry ? dyn_cast<GlobalVariable>(entry->getOperand(1)->stripPointerCasts()) : nullptr;
      auto *bytes = words && words->hasInitializer() ? dyn_cast<ConstantDataArray>(words->getInitializer()) : nullptr;
      if (variable && bytes && bytes->isCString() && bytes->getAsCString() == text)
        found.push_back(variable);
    }
  notes->eraseFromParent();
  return found;
}

} // namespace sampan::kernel
