// A loop that can only end when another thread writes memory must let that thread run: on each turn it yields.
// Without it a fiber or a region would turn for ever on the core that the other thread needs.
//
// What counts as waiting: the loop's exit depends on a value read from memory by a volatile or atomic read, or by a
// plain read in a loop with a fence, and the read does not depend on the loop's own progress. A compare-and-swap whose expected
// value is what the last turn read (atomic update of a double) makes progress by itself and is left alone; so is
// a counter that is really added to (work queues).
//
// Reads hide in functions (`while (!flag.up())`), and this runs before anything but forced inlining, so that fibers have
// the same yields as regions. A call counts as a read if the function, or one that it calls, holds one, and
// none of its arguments changes in the loop.
#include "kernel/passes.h"

#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>

namespace sampan::kernel {

using namespace llvm;

using Functions = SmallPtrSet<const Function *, 16>;

// Functions that hold such an instruction, or call one that does. Their own loops and addresses are not looked into.
static Functions holding(Module &m, function_ref<bool(const Instruction &)> wanted) {
  Functions found;
  SmallVector<Function *, 16> work;
  for (Function &f : m)
    for (Instruction &i : instructions(f))
      if (wanted(i) && found.insert(&f).second)
        work.push_back(&f);
  while (!work.empty())
    for (User *u : work.pop_back_val()->users())
      if (auto *call = dyn_cast<CallBase>(u); call && found.insert(call->getFunction()).second)
        work.push_back(call->getFunction());
  return found;
}

// What another thread may write is read by readers; a fence makes plain reads count too.
static bool isMarkedRead(const Instruction &i) {
  auto *l = dyn_cast<LoadInst>(&i);
  return (l && (l->isVolatile() || l->isAtomic())) || isa<AtomicCmpXchgInst>(i) || isa<AtomicRMWInst>(i);
}

struct Known {
  Functions readers, fencers;
};

static bool hasFence(const Loop &loop, const Known &known) {
  for (BasicBlock *b : loop.blocks())
    for (Instruction &i : *b) {
      auto *call = dyn_cast<CallBase>(&i);
      if (isa<FenceInst>(i) || (call && call->getCalledFunction() && known.fencers.contains(call->getCalledFunction())))
        return true;
    }
  return false;
}

// Does this read give the same answer for ever unless somebody else writes?
static bool waits(Instruction &i, const Loop &loop, bool fenced, const Known &known) {
  if (auto *call = dyn_cast<CallBase>(&i))
    return call->getCalledFunction() && known.readers.contains(call->getCalledFunction()) &&
           all_of(call->args(), [&](Value *v) { return loop.isLoopInvariant(v); });
  if (auto *l = dyn_cast<LoadInst>(&i))
    // A loop may wait and walk in one, so a marked read counts wherever it reads.
    return l->isVolatile() || l->isAtomic() || (fenced && loop.isLoopInvariant(l->getPointerOperand()));
  if (auto *x = dyn_cast<AtomicCmpXchgInst>(&i))
    return loop.isLoopInvariant(x->getPointerOperand()) && loop.isLoopInvariant(x->getCompareOperand());
  if (auto *x = dyn_cast<AtomicRMWInst>(&i)) {
    auto *operand = dyn_cast<ConstantInt>(x->getValOperand());
    switch (x->getOperation()) {
    case AtomicRMWInst::Xchg: return loop.isLoopInvariant(x->getValOperand());
    case AtomicRMWInst::Add:
    case AtomicRMWInst::Sub:
    case AtomicRMWInst::Or:
    case AtomicRMWInst::Xor: return operand && operand->isZero(); // a read in disguise
    case AtomicRMWInst::Max:
    case AtomicRMWInst::UMax:
    case AtomicRMWInst::Min:
    case AtomicRMWInst::UMin:
    case AtomicRMWInst::And: return loop.isLoopInvariant(x->getValOperand());
    default: return false;
    }
  }
  return false;
}

// Reads that an exit condition depends on, without leaving the loop.
static bool exitWaits(const Loop &loop, const Known &known) {
  const bool fenced = hasFence(loop, known);
  SmallVector<Value *, 16> work;
  SmallPtrSet<Value *, 32> seen;
  SmallVector<BasicBlock *, 4> exiting;
  loop.getExitingBlocks(exiting);
  for (BasicBlock *b : exiting)
    if (auto *br = dyn_cast<BranchInst>(b->getTerminator()); br && br->isConditional())
      work.push_back(br->getCondition());
    else if (auto *sw = dyn_cast<SwitchInst>(b->getTerminator()))
      work.push_back(sw->getCondition());
  while (!work.empty()) {
    auto *i = dyn_cast<Instruction>(work.pop_back_val());
    if (!i || !loop.contains(i) || !seen.insert(i).second)
      continue;
    if (waits(*i, loop, fenced, known))
      return true;
    if (auto *phi = dyn_cast<PHINode>(i)) { // `done = false; while (!done) { if (try) { …; done = true; } }`
      for (BasicBlock *from : phi->blocks())
        if (auto *br = dyn_cast<BranchInst>(from->getTerminator()); br && br->isConditional() && loop.contains(from))
          work.push_back(br->getCondition());
        else if (BasicBlock *above = from->getSinglePredecessor())
          if (auto *up = dyn_cast<BranchInst>(above->getTerminator());
              up && up->isConditional() && loop.contains(above))
            work.push_back(up->getCondition());
    }
    for (Value *v : i->operands())
      work.push_back(v);
  }
  return false;
}

void markSpinLoops(KernelModule &km) {
  const Known known = {holding(km.module, isMarkedRead),
                       holding(km.module, [](const Instruction &i) { return isa<FenceInst>(i); })};
  for (Function &f : km.module) {
    if (f.isDeclaration())
      continue;
    DominatorTree dominators(f);
    LoopInfo loops(dominators);
    SmallVector<Instruction *, 4> latches;
    for (Loop *loop : loops.getLoopsInPreorder())
      if (exitWaits(*loop, known)) {
        SmallVector<BasicBlock *, 2> found;
        loop->getLoopLatches(found);
        for (BasicBlock *b : found)
          latches.push_back(b->getTerminator());
      }
    for (Instruction *t : latches)
      IRBuilder<>(t).CreateCall(
          km.module.getOrInsertFunction("__sampan_yield", Type::getVoidTy(km.module.getContext())));
  }
}

} // namespace sampan::kernel
