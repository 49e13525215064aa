// Local variables whose address is not taken become values, those of small structures too. Nothing else is simplified here: no
// load or store of memory that another thread can see is touched.
#include "kernel/passes.h"

#include <llvm/Passes/PassBuilder.h>
#include <llvm/Transforms/Scalar/SROA.h>
#include <llvm/Transforms/Utils/Local.h>

namespace sampan::kernel {

using namespace llvm;

void promoteVariables(KernelModule &km) {
  if (!km.options.promote)
    return;
  FunctionAnalysisManager analyses;
  PassBuilder().registerFunctionAnalyses(analyses);
  for (Function &f : km.module) {
    if (f.isDeclaration())
      continue;
    removeUnreachableBlocks(f);
    SROAPass(SROAOptions::PreserveCFG).run(f, analyses);
  }
}

} // namespace sampan::kernel
