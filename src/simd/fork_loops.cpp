// A loop that lanes may leave in different rounds pays for its mask in each: masked loads and stores, selects of what is kept,
// a vote over vectors. But threads mostly go round together until the last round or two: a loop over the grid's stride, a
// number of steps that is the same for all. So a loop is copied: the copy is entered if all lanes enter, has no mask, and is
// left for the masked loop, with all its state, as soon as one lane does not stay.
//
// Not copied are loops that not all lanes are likely to enter: in code that has a copy for full vectors already, and inside
// loops that lanes have begun to leave.
#include "kernel/llvm_passes.h"
#include "simd/lane_program.h"
#include "simd/passes.h"

#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/PatternMatch.h>
#include <llvm/Transforms/Scalar/InstSimplifyPass.h>
#include <llvm/Transforms/Utils/Cloning.h>
#include <llvm/Transforms/Utils/LoopUtils.h>

namespace sampan::simd {

using namespace llvm;

// A larger loop spends its time on what it does, not on masks.
constexpr unsigned kMaxLoop = 300;
// With all copies. Nested loops are copied once more for each one around them.
constexpr unsigned kMaxFunction = 8000;

namespace {

// A loop whose lanes are told by a mask.
struct MaskedLoop {
  Loop *loop;
  PHINode *mask;
  CallInst *vote; // lane.any of who stays, at its end
};

class Forker {
public:
  explicit Forker(Function &f) : f(f), dominators(f), loops(dominators) {}

  // True if a loop was copied; then there may be more.
  bool run() {
    if (f.getInstructionCount() > kMaxFunction)
      return false;
    for (Loop *l : loops.getLoopsInPreorder())
      if (MaskedLoop m = masked(*l); m.mask && sizeOf(*l) <= kMaxLoop) {
        fork(m);
        return true;
      }
    return false;
  }

private:
  static unsigned sizeOf(const Loop &l) {
    unsigned n = 0;
    for (const BasicBlock *b : l.blocks())
      n += static_cast<unsigned>(b->size());
    return n;
  }

  static MaskedLoop masked(Loop &l) {
    BasicBlock *latch = l.getLoopLatch(), *before = l.getLoopPreheader();
    if (!latch || !before || l.getExitingBlock() != latch || !l.getExitBlock() ||
        l.getExitBlock()->getSinglePredecessor() != latch)
      return {};
    CallInst *vote = anyAtEnd(*latch);
    if (!vote || latch->getTerminator()->getSuccessor(0) != l.getHeader())
      return {};
    for (PHINode &phi : l.getHeader()->phis())
      if (phi.getIncomingValueForBlock(latch) == vote->getArgOperand(0) &&
          isMostlyFull(*phi.getIncomingValueForBlock(before)))
        return {&l, &phi, vote};
    return {};
  }

  // Not made from the mask of a vector, or of a loop, that is known not to be full.
  static bool isMostlyFull(const Value &mask) {
    const Value *v = &mask;
    while (auto *s = dyn_cast<SelectInst>(v))
      v = s->getCondition();
    return !isa<Argument>(v) && !isa<PHINode>(v);
  }

  // before -> (all enter: copy -> leave -> (some stay: header of the masked loop, else: exit), else: header)
  void fork(const MaskedLoop &m) {
    Loop &l = *m.loop;
    formLCSSA(l, dominators, &loops, nullptr);
    BasicBlock *before = l.getLoopPreheader(), *header = l.getHeader(), *latch = l.getLoopLatch(),
               *exit = l.getExitBlock();
    ValueToValueMapTy map;
    SmallVector<BasicBlock *, 16> copies;
    for (BasicBlock *b : l.blocks()) {
      BasicBlock *c = CloneBasicBlock(b, map, ".stay", &f);
      map[b] = c;
      copies.push_back(c);
    }
    remapInstructionsInBlocks(copies, map);
    const auto copyOf = [&](Value *v) {
      Value *c = map.lookup(v);
      return c ? c : v;
    };
    auto *copiedHeader = cast<BasicBlock>(copyOf(header)), *copiedLatch = cast<BasicBlock>(copyOf(latch));
    BasicBlock *leave = BasicBlock::Create(f.getContext(), "leave", &f, header);

    auto *stays = cast<CallInst>(copyOf(m.vote))->getArgOperand(0);
    auto *end = cast<BranchInst>(copiedLatch->getTerminator());
    IRBuilder<> b(end);
    end->setCondition(createAll(b, stays));
    end->setSuccessor(0, copiedHeader);
    end->setSuccessor(1, leave);
    b.SetInsertPoint(leave);
    b.SetCurrentDebugLocation(end->getDebugLoc());
    b.CreateCondBr(createAny(b, stays), header, exit);

    Value *entering = m.mask->getIncomingValueForBlock(before);
    const bool allEnter = match(entering, PatternMatch::m_One());
    for (PHINode &phi : header->phis()) {
      phi.addIncoming(copyOf(phi.getIncomingValueForBlock(latch)), leave);
      if (allEnter)
        phi.removeIncomingValue(before);
    }
    b.SetInsertPoint(before->getTerminator());
    if (allEnter)
      b.CreateBr(copiedHeader);
    else
      b.CreateCondBr(createAll(b, entering), copiedHeader, header);
    before->getTerminator()->eraseFromParent();
    for (PHINode &phi : exit->phis())
      phi.addIncoming(copyOf(phi.getIncomingValueForBlock(latch)), leave);
    auto *copiedMask = cast<PHINode>(copyOf(m.mask));
    copiedMask->replaceAllUsesWith(ConstantInt::getTrue(f.getContext()));
    copiedMask->eraseFromParent();
  }

  Function &f;
  DominatorTree dominators;
  LoopInfo loops;
};

} // namespace

void forkLoops(KernelModule &km) {
  kernel::LlvmPasses llvmPasses;
  FunctionPassManager passes;
  passes.addPass(InstSimplifyPass());
  for (Function *lane : laneFunctions(km.module))
    while (Forker(*lane).run())
      llvmPasses.run(passes, *lane); // the copy's inner loops have a mask that is known, too
}

} // namespace sampan::simd
