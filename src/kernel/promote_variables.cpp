// Local variables whose address is not taken become values, those of small structures too. Nothing else is simplified here: no
// load or store of memory that another thread can see is touched.
#include "kernel/llvm_passes.h"
#include "kernel/passes.h"

#include <llvm/Transforms/Scalar/SROA.h>
#include <llvm/Transforms/Utils/Local.h>

namespace sampan::kernel {

using namespace llvm;

void promoteVariables(KernelModule &km) {
  if (!km.options.promote)
    return;
  LlvmPasses llvmPasses;
  FunctionPassManager promoting;
  promoting.addPass(SROAPass(SROAOptions::PreserveCFG));
  for (Function &f : km.module) {
    if (f.isDeclaration())
      continue;
    removeUnreachableBlocks(f);
    llvmPasses.run(promoting, f);
  }
}

} // namespace sampan::kernel
