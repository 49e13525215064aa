// Functions that the source or our headers force inline are inlined first of all, on every path: the header functions
// (atomicCAS, __ldg …) are one instruction each, and the passes that give CUDA its meaning must see that instruction.
#include "kernel/passes.h"

#include <llvm/IR/PassManager.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Transforms/IPO/AlwaysInliner.h>

namespace sampan::kernel {

using namespace llvm;

void inlineForced(KernelModule &km) {
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
  AlwaysInlinerPass(/*InsertLifetime=*/false).run(km.module, modules);
}

} // namespace sampan::kernel
