// Local variables whose address is not taken become values. Nothing else is simplified: no load or store of memory that
// another thread can see is touched, so fibers still run what the user wrote.
#include "kernel/passes.h"

#include <llvm/Analysis/AssumptionCache.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/Transforms/Utils/Local.h>
#include <llvm/Transforms/Utils/PromoteMemToReg.h>

namespace sampan::kernel {

using namespace llvm;

void promoteVariables(KernelModule &km) {
  if (!km.options.promote)
    return;
  for (Function &f : km.module) {
    if (f.isDeclaration())
      continue;
    removeUnreachableBlocks(f);
    DominatorTree dominators(f);
    SmallVector<AllocaInst *, 32> allocas;
    for (Instruction &i : f.getEntryBlock())
      if (auto *a = dyn_cast<AllocaInst>(&i))
        if (isAllocaPromotable(a))
          allocas.push_back(a);
    if (!allocas.empty())
      PromoteMemToReg(allocas, dominators);
  }
}

} // namespace sampan::kernel
