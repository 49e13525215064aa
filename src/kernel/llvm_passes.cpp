#include "kernel/llvm_passes.h"

#include "kernel/sites.h"

#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/Dominators.h>
#include <llvm/Transforms/Scalar/ADCE.h>
#include <llvm/Transforms/Scalar/EarlyCSE.h>
#include <llvm/Transforms/Scalar/LoopPassManager.h>
#include <llvm/Transforms/Scalar/LoopRotation.h>
#include <llvm/Transforms/Scalar/LoopUnrollPass.h>
#include <llvm/Transforms/Scalar/SROA.h>
#include <llvm/Transforms/Scalar/SimplifyCFG.h>

namespace sampan::kernel {

using namespace llvm;

void LlvmPasses::addSimplifying(FunctionPassManager &passes) {
  passes.addPass(SROAPass(SROAOptions::PreserveCFG));
  passes.addPass(EarlyCSEPass());
  passes.addPass(SimplifyCFGPass(SimplifyCFGOptions()));
  passes.addPass(EarlyCSEPass());
  passes.addPass(ADCEPass());
}

// A loop with a site would be cut into as many regions as it has rounds.
static void keepLoopsWithSites(Function &f) {
  DominatorTree dominators(f);
  LoopInfo loops(dominators);
  for (CallInst *site : sitesOf(f))
    for (Loop *l = loops.getLoopFor(site->getParent()); l; l = l->getParentLoop())
      l->setLoopAlreadyUnrolled();
}

void LlvmPasses::unroll(Function &f) {
  keepLoopsWithSites(f);
  LoopPassManager inLoops;
  inLoops.addPass(LoopRotatePass(true, false));
  inLoops.addPass(LoopFullUnrollPass(3, false, false));
  FunctionPassManager passes;
  passes.addPass(createFunctionToLoopPassAdaptor(std::move(inLoops)));
  addSimplifying(passes);
  passes.run(f, functions);
}

} // namespace sampan::kernel
