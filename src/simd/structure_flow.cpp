// Gives a lane function the control flow that linearise can read off block by block: one return, no switches, each
// conditional branch either an if without else, or the one exit of a loop, at its end. What a loop computes for the code
// behind it passes through phis at its exit (LCSSA), because lanes leave in different rounds.
#include "kernel/llvm_passes.h"
#include "runtime/abi.h"
#include "simd/lane_program.h"
#include "simd/passes.h"

#include <llvm/Transforms/Scalar/StructurizeCFG.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>
#include <llvm/Transforms/Utils/FixIrreducible.h>
#include <llvm/Transforms/Utils/LCSSA.h>
#include <llvm/Transforms/Utils/Local.h>
#include <llvm/Transforms/Utils/LoopSimplify.h>
#include <llvm/Transforms/Utils/LowerSwitch.h>
#include <llvm/Transforms/Utils/UnifyLoopExits.h>

namespace sampan::simd {

using namespace llvm;

// One return, in a block of its own; a block behind which nothing comes (a trap) goes there too.
static void returnOnce(Function &f) {
  LLVMContext &c = f.getContext();
  Type *i32 = f.getReturnType();
  SmallVector<BasicBlock *, 8> ends;
  for (BasicBlock &b : f)
    if (isa<ReturnInst>(b.getTerminator()) || isa<UnreachableInst>(b.getTerminator()))
      ends.push_back(&b);
  BasicBlock *end = BasicBlock::Create(c, "return", &f);
  PHINode *stop = PHINode::Create(i32, ends.size(), "stop", end);
  ReturnInst::Create(c, stop, end);
  for (BasicBlock *b : ends) {
    auto *r = dyn_cast<ReturnInst>(b->getTerminator());
    stop->addIncoming(r ? r->getReturnValue() : ConstantInt::get(i32, SAMPAN_SITE_EXIT), b);
    b->getTerminator()->eraseFromParent();
    BranchInst::Create(end, b);
  }
}

void structureFlow(KernelModule &km) {
  kernel::LlvmPasses llvmPasses;
  FunctionPassManager passes;
  passes.addPass(LowerSwitchPass());
  passes.addPass(FixIrreduciblePass());
  passes.addPass(LoopSimplifyPass());
  passes.addPass(UnifyLoopExitsPass());
  passes.addPass(StructurizeCFGPass());
  passes.addPass(LoopSimplifyPass());
  passes.addPass(LCSSAPass());
  for (Function *lane : laneFunctions(km.module)) {
    removeUnreachableBlocks(*lane);
    for (Instruction &i : make_early_inc_range(lane->getEntryBlock()))
      if (auto *a = dyn_cast<AllocaInst>(&i); a && a->isStaticAlloca())
        a->moveBefore(lane->getEntryBlock(), lane->getEntryBlock().begin()); // in front of where the block is divided
    if (lane->size() == 1 && isa<ReturnInst>(lane->front().getTerminator()))
      continue;
    returnOnce(*lane);
    // LLVM structures regions with an entry and an exit; the whole function is none, what lies between its first block
    // and its return is.
    BasicBlock &entry = lane->getEntryBlock();
    entry.splitBasicBlock(entry.getFirstNonPHIOrDbgOrAlloca(), "body");
    llvmPasses.run(passes, *lane);
  }
}

} // namespace sampan::simd
