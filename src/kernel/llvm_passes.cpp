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

// A loop with a site would be cut into as many regions as it has rounds.
static void keepLoopsWithSites(Function &f) {
  DominatorTree dominators(f);
  LoopInfo loops(dominators);
  for (CallInst *site : sitesOf(f))
    for (Loop *l = loops.getLoopFor(site->getParent()); l; l = l->getParentLoop())
      l->setLoopAlreadyUnrolled();
}

LlvmPasses::LlvmPasses() {
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  simplifying.addPass(SROAPass(SROAOptions::PreserveCFG));
  simplifying.addPass(EarlyCSEPass());
  simplifying.addPass(SimplifyCFGPass(SimplifyCFGOptions()));
  simplifying.addPass(EarlyCSEPass());
  simplifying.addPass(ADCEPass());
  LoopPassManager inLoops;
  inLoops.addPass(LoopRotatePass(true, false));
  inLoops.addPass(LoopFullUnrollPass(3, false, false));
  unrolling.addPass(createFunctionToLoopPassAdaptor(std::move(inLoops)));
}

void LlvmPasses::simplify(Function &f) {
  run(simplifying, f);
  keepLoopsWithSites(f);
  run(unrolling, f);
  run(simplifying, f);
}

} // namespace sampan::kernel
