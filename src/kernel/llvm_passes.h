// Runs LLVM's own passes over single functions. Which ones may run where is the business of the passes that use it.
#pragma once

#include <llvm/IR/PassManager.h>
#include <llvm/Passes/PassBuilder.h>

namespace sampan::kernel {

class LlvmPasses {
public:
  LlvmPasses();

  void run(llvm::FunctionPassManager &passes, llvm::Function &f) { passes.run(f, functions); }

  // SROA, early CSE, control flow without sinking, hoisting or lookup tables, dead code. What moves memory operations or
  // threads jumps would turn neighbouring accesses into scattered ones and copy sites.
  //
  // And loops of few rounds, or that the user wants unrolled, whose number of rounds is known: without them, subscripts of
  // local arrays become constants and the arrays values, as CUDA's users expect. Of loops that hold sites, only short ones of
  // few rounds; those that no longer hold one, when this is done again, count as others.
  void simplify(llvm::Function &);

private:
  llvm::PassBuilder builder;
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::FunctionPassManager simplifying, unrolling;
};

} // namespace sampan::kernel
