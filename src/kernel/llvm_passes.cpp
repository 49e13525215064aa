#include "kernel/llvm_passes.h"

#include "kernel/sites.h"

#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/Transforms/Scalar/ADCE.h>
#include <llvm/Transforms/Scalar/EarlyCSE.h>
#include <llvm/Transforms/Scalar/LoopPassManager.h>
#include <llvm/Transforms/Scalar/LoopRotation.h>
#include <llvm/Transforms/Scalar/LoopUnrollPass.h>
#include <llvm/Transforms/Scalar/SROA.h>
#include <llvm/Transforms/Scalar/SimplifyCFG.h>
#include <llvm/Transforms/Utils/LoopUtils.h>

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

constexpr const char *kNoUnrolling = "llvm.loop.unroll.disable";

// A loop that goes over a local array in a known number of rounds: if all of them are written out the array becomes values.
// LLVM's own measure takes the rounds for costs and does not see what they spare. This one is in instructions.
constexpr unsigned kUnrolledForArray = 2000;

static bool goesOverLocal(const Loop &l) {
  return any_of(l.blocks(), [](const BasicBlock *b) {
    return any_of(*b, [](const Instruction &i) {
      auto *address = dyn_cast<GetElementPtrInst>(&i);
      return address && !address->hasAllConstantIndices() && isa<AllocaInst>(getUnderlyingObject(address));
    });
  });
}

static void unrollForArrays(Function &f, FunctionAnalysisManager &analyses) {
  LoopInfo &loops = analyses.getResult<LoopAnalysis>(f);
  ScalarEvolution &evolution = analyses.getResult<ScalarEvolutionAnalysis>(f);
  for (Loop *l : loops.getLoopsInPreorder()) {
    unsigned size = 0;
    for (BasicBlock *b : l->blocks())
      size += static_cast<unsigned>(b->size());
    const uint64_t rounds = evolution.getSmallConstantTripCount(l);
    if (rounds && rounds * size <= kUnrolledForArray && goesOverLocal(*l) &&
        !findStringMetadataForLoop(l, kNoUnrolling))
      addStringMetadataToLoop(l, "llvm.loop.unroll.full", 1);
  }
}

// Says that a loop is left as it is for its sites' sake, not for the user's.
constexpr const char *kHeld = "sampan.loop.held";

static void hold(Loop &l) {
  if (findStringMetadataForLoop(&l, kNoUnrolling))
    return;
  addStringMetadataToLoop(&l, kHeld, 1);
  addStringMetadataToLoop(&l, kNoUnrolling, 1);
}

static void release(Loop &l) {
  if (!findStringMetadataForLoop(&l, kHeld))
    return;
  SmallVector<Metadata *, 4> kept{nullptr}; // its own place
  for (const MDOperand &o : drop_begin(l.getLoopID()->operands())) {
    auto *note = dyn_cast<MDNode>(o);
    auto *name = note && note->getNumOperands() ? dyn_cast<MDString>(note->getOperand(0)) : nullptr;
    if (!name || (name->getString() != kHeld && name->getString() != kNoUnrolling))
      kept.push_back(o);
  }
  MDNode *id = MDNode::getDistinct(l.getHeader()->getContext(), kept);
  id->replaceOperandWith(0, id);
  l.setLoopID(id);
}

static void keepLoopsWithSites(Function &f, FunctionAnalysisManager &analyses) {
  LoopInfo &loops = analyses.getResult<LoopAnalysis>(f);
  ScalarEvolution &evolution = analyses.getResult<ScalarEvolutionAnalysis>(f);
  for (Loop *l : loops.getLoopsInPreorder())
    release(*l);
  for (CallInst *site : sitesOf(f))
    for (Loop *l = loops.getLoopFor(site->getParent()); l; l = l->getParentLoop())
      if (!isShort(*l, evolution))
        hold(*l);
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
  unrollForArrays(f, functions);
  run(unrolling, f);
  run(simplifying, f);
  functions.clear(f, f.getName()); // others change the function from here on, or delete it and make one in its place
}

} // namespace sampan::kernel
