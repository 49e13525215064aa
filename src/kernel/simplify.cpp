// The LLVM passes that may run before a kernel is cut, and no others: SROA, early CSE, control flow without sinking,
// hoisting or lookup tables, dead code. What moves memory operations or threads jumps would turn neighbouring accesses
// into scattered ones and copy sites; that comes after, on regions.
#include "kernel/passes.h"

#include <llvm/IR/PassManager.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Transforms/Scalar/ADCE.h>
#include <llvm/Transforms/Scalar/EarlyCSE.h>
#include <llvm/Transforms/Scalar/SROA.h>
#include <llvm/Transforms/Scalar/SimplifyCFG.h>

namespace sampan::kernel {

using namespace llvm;

void simplify(KernelModule &km) {
  PassBuilder builder;
  LoopAnalysisManager loops;
  FunctionAnalysisManager functions;
  CGSCCAnalysisManager components;
  ModuleAnalysisManager modules;
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);

  FunctionPassManager passes;
  passes.addPass(SROAPass(SROAOptions::PreserveCFG));
  passes.addPass(EarlyCSEPass());
  passes.addPass(SimplifyCFGPass(SimplifyCFGOptions()));
  passes.addPass(EarlyCSEPass());
  passes.addPass(ADCEPass());
  for (Function &f : km.module)
    if (!f.isDeclaration())
      passes.run(f, functions);
}

} // namespace sampan::kernel
