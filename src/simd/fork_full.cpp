// Most vectors have all lanes active nearly always: `if (i < n)` is false in the last block only. Masks would make every
// store of the kernel pay for that one. So the code behind such a guard is copied: one copy, entered when all lanes are
// active, knows its mask to be true; the other keeps the masks. One copy for each lane function, at its innermost guard; if
// there are stores outside of that, one of the whole function first, and in it one at the guard.
#include "kernel/llvm_passes.h"
#include "simd/lane_program.h"
#include "simd/passes.h"

#include <llvm/IR/Dominators.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Scalar/InstSimplifyPass.h>
#include <llvm/Transforms/Utils/Cloning.h>

namespace sampan::simd {

using namespace llvm;

// Beyond this a copy costs more in compilation and cache than masks do.
constexpr unsigned kMaxInstructions = 4000;

namespace {

class Fork {
public:
  explicit Fork(Function &f) : f(f), dominators(f) {}

  void run() {
    findGuard();
    BranchInst *inner = guard;
    const SmallVector<Value *, 4> innerMasks(masks);
    const bool both = inner && !isInStep(f) && storesOutside(*inner->getSuccessor(0));
    if (!inner || both) {
      if (isInStep(f))
        return; // all lanes are active already
      masks.resize(1);
      guardAll();
    }
    if (!copy() || !both)
      return;
    guard = cast<BranchInst>(map[inner]);
    masks.clear();
    for (Value *m : drop_begin(innerMasks))
      masks.push_back(map[m]);
    dominators.recalculate(f);
    copy();
  }

private:
  std::vector<BasicBlock *> dominatedBy(BasicBlock &b) {
    SmallVector<BasicBlock *, 32> found;
    dominators.getDescendants(&b, found);
    return {found.begin(), found.end()};
  }
  static unsigned sizeOf(const std::vector<BasicBlock *> &blocks) {
    unsigned n = 0;
    for (BasicBlock *b : blocks)
      n += static_cast<unsigned>(b->size());
    return n;
  }

  bool storesOutside(BasicBlock &inside) const {
    return any_of(instructions(f), [&](Instruction &i) {
      return laneOp(i) == LaneOp::Store && !dominators.dominates(&inside, i.getParent());
    });
  }

  // The innermost branch on lane.any that everything so far leads to and that holds most of what follows.
  void findGuard() {
    BasicBlock *at = &f.getEntryBlock();
    masks.push_back(f.getArg(3));
    for (;;) {
      unsigned seen = 0;
      while (BasicBlock *next = at->getSingleSuccessor()) {
        if (!next->getSinglePredecessor())
          return;
        seen += static_cast<unsigned>(at->size());
        at = next;
      }
      CallInst *any = anyAtEnd(*at);
      auto *branch = any ? cast<BranchInst>(at->getTerminator()) : nullptr;
      if (!any || !branch->getSuccessor(0)->getSinglePredecessor() || branch->getSuccessor(1)->getSinglePredecessor())
        return;
      seen += static_cast<unsigned>(at->size());
      const unsigned inside = sizeOf(dominatedBy(*branch->getSuccessor(0)));
      const unsigned below = sizeOf(dominatedBy(*at)) - static_cast<unsigned>(at->size());
      if (inside * 2 < below || (guard && inside < seen))
        return;
      guard = branch;
      masks.push_back(any->getArgOperand(0));
      at = branch->getSuccessor(0);
    }
  }

  // Without a guard, the whole function is what is copied.
  void guardAll() {
    BasicBlock &entry = f.getEntryBlock();
    BasicBlock *body = entry.splitBasicBlock(entry.getFirstNonPHIOrDbgOrAlloca(), "body");
    BasicBlock *end = nullptr;
    for (BasicBlock &b : f)
      if (isa<ReturnInst>(b.getTerminator()))
        end = &b;
    BasicBlock *leave = end->splitBasicBlock(end->getTerminator(), "leave");
    auto *r = cast<ReturnInst>(leave->getTerminator());
    PHINode *stop = PHINode::Create(r->getReturnValue()->getType(), 2, "stop", leave->begin());
    stop->addIncoming(r->getReturnValue(), end);
    r->setOperand(0, stop);
    // Never taken: an active lane is what the program is entered with.
    stop->addIncoming(PoisonValue::get(stop->getType()), &entry);
    entry.getTerminator()->eraseFromParent();
    IRBuilder<> b(&entry);
    guard = b.CreateCondBr(createAny(b, f.getArg(3)), body, leave);
    dominators.recalculate(f);
  }

  // Copies what the guard leads to; false if that is too much.
  bool copy() {
    BasicBlock *from = guard->getParent(), *masked = guard->getSuccessor(0), *end = guard->getSuccessor(1);
    const std::vector<BasicBlock *> blocks = dominatedBy(*masked);
    if (sizeOf(blocks) > kMaxInstructions)
      return false;
    map.clear();
    SmallVector<BasicBlock *, 16> copies;
    for (BasicBlock *b : blocks) {
      BasicBlock *c = CloneBasicBlock(b, map, ".full", &f);
      map[b] = c;
      copies.push_back(c);
    }
    remapInstructionsInBlocks(copies, map);
    for (BasicBlock *b : blocks)
      for (BasicBlock *s : successors(b))
        if (!map.count(s))
          for (PHINode &phi : s->phis()) {
            Value *v = phi.getIncomingValueForBlock(b);
            phi.addIncoming(map.count(v) ? static_cast<Value *>(map[v]) : v, cast<BasicBlock>(map[b]));
          }
    // from: all? -> full copy : (some? -> masked : end)
    BasicBlock *some = BasicBlock::Create(f.getContext(), "some", &f, masked);
    Value *condition = guard->getCondition();
    IRBuilder<> b(guard);
    b.CreateCondBr(createAll(b, masks.back()), cast<BasicBlock>(map[masked]), some);
    guard->eraseFromParent();
    IRBuilder<>(some).CreateCondBr(condition, masked, end);
    masked->replacePhiUsesWith(from, some);
    end->replacePhiUsesWith(from, some);
    for (BasicBlock *c : copies)
      for (Instruction &i : *c)
        for (Use &u : i.operands())
          if (is_contained(masks, u.get()))
            u.set(ConstantInt::getTrue(f.getContext()));
    return true;
  }

  Function &f;
  DominatorTree dominators;
  BranchInst *guard = nullptr;
  SmallVector<Value *, 4> masks; // of the guards passed: all true in the copy
  ValueToValueMapTy map;         // from what was copied last
};

// lane.any and lane.all of what has become constant.
void foldVotes(Function &f) {
  for (Instruction &i : make_early_inc_range(instructions(f)))
    if (const LaneOp op = laneOp(i); op == LaneOp::Any || op == LaneOp::All)
      if (auto *c = dyn_cast<Constant>(i.getOperand(0))) {
        i.replaceAllUsesWith(c);
        i.eraseFromParent();
      }
}

} // namespace

void forkFull(KernelModule &km) {
  kernel::LlvmPasses llvmPasses;
  FunctionPassManager passes;
  passes.addPass(InstSimplifyPass());
  for (Function *lane : laneFunctions(km.module)) {
    Fork(*lane).run();
    llvmPasses.run(passes, *lane);
    foldVotes(*lane);
  }
}

} // namespace sampan::simd
