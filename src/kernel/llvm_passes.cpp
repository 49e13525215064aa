#include "kernel/llvm_passes.h"

#include "kernel/sites.h"

#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Transforms/Scalar/ADCE.h>
#include <llvm/Transforms/Scalar/EarlyCSE.h>
#include <llvm/Transforms/Scalar/LoopPassManager.h>
#include <llvm/Transforms/Scalar/LoopRotation.h>
#include <llvm/Transforms/Scalar/LoopUnrollPass.h>
#include <llvm/Transforms/Scalar/SROA.h>
#include <llvm/Transforms/Scalar/SimplifyCFG.h>

namespace sampan::kernel {

using namespace llvm;

// A loop with a site is cut into as many regions as it has rounds if it is unrolled. That is worth it for few and short ones,
// the steps of a sum by shuffles: the distance is a constant then, and nothing that counts rounds is saved at each.
constexpr unsigned kFewRounds = 8;
constexpr unsigned kShortRound = 64;

static bool isShort(Loop &l, ScalarEvolution &evolution) {
  if (!l.isInnermost())
    return false;
  const unsigned rounds = evolution.getSmallConstantTripCount(&l);
  unsigned size = 0;
  for (BasicBlock *b : l.blocks())
    size += static_cast<unsigned>(b->size());
  return rounds && rounds <= kFewRounds && size <= kShortRound;
}

static void keepLoopsWithSites(Function &f, FunctionAnalysisManager &analyses) {
  LoopInfo &loops = analyses.getResult<LoopAnalysis>(f);
  ScalarEvolution &evolution = analyses.getResult<ScalarEvolutionAnalysis>(f);
  for (CallInst *site : sitesOf(f))
    for (Loop *l = loops.getLoopFor(site->getParent()); l; l = l->getParentLoop())
      if (!isShort(*l, evolution))
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
  keepLoopsWithSites(f, functions);
  run(unrolling, f);
  run(simplifying, f);
}

} // namespace sampan::kernel
