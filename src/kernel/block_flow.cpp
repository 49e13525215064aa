#include "kernel/block_flow.h"

#include "kernel/sites.h"
#include "kernel/thread_access.h"
#include "runtime/abi.h"

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/Analysis/IteratedDominanceFrontier.h>
#include <llvm/Analysis/PostDominators.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>

namespace sampan::kernel {

using namespace llvm;

bool readsBlock(const Instruction &i) {
  const DescriptionRead read = descriptionRead(&i);
  return read.from == i.getFunction()->getArg(0) && read.offset == offsetof(sampan_thread, block) &&
         i.getType()->isPointerTy();
}

bool readsDescription(const LoadInst &l) {
  auto *base = dyn_cast_or_null<LoadInst>(descriptionRead(&l).from);
  if (!base || readsBlock(*base))
    return base != nullptr;
  const DescriptionRead arguments = descriptionRead(base);
  auto *block = dyn_cast_or_null<LoadInst>(arguments.from);
  return block && readsBlock(*block) && arguments.offset == offsetof(sampan_block, params);
}

bool followsFromOperands(const Instruction &i) {
  if (auto *call = dyn_cast<IntrinsicInst>(&i))
    return !call->mayHaveSideEffects() && !call->mayReadFromMemory() && isSafeToSpeculativelyExecute(call);
  return isa<GetElementPtrInst>(i) || isa<CastInst>(i) || isa<CmpInst>(i) || isa<BinaryOperator>(i) ||
         isa<UnaryOperator>(i) || isa<SelectInst>(i) || isa<FreezeInst>(i);
}

BlockFlow::BlockFlow(Function &kernel) : f(kernel) {
  for (CallInst *site : sitesOf(f)) {
    siteBlocks.insert(site->getParent());
    if (siteKind(*site) != SAMPAN_SYNC_BARRIER_BLOCK)
      why = "it has more than barriers of the whole block";
  }
  if (!why.empty())
    return;
  findForks();
  label();
  findShared();
  for (BasicBlock *b : forking) {
    const Instruction *end = b->getTerminator();
    auto *branch = dyn_cast<BranchInst>(end);
    auto *choice = dyn_cast<SwitchInst>(end);
    if (!branch && !choice)
      why = "control flow around a barrier is not of branches";
    else if (!isShared(branch ? branch->getCondition() : choice->getCondition()))
      why = "whether a barrier is reached depends on more than arguments and the block's number";
  }
  if (why.empty())
    findEnds();
}

// A site is reached, or reached once more, as these terminators decide.
void BlockFlow::findForks() {
  PostDominatorTree postDominators(f);
  ReverseIDFCalculator frontier(postDominators);
  frontier.setDefiningBlocks(siteBlocks);
  SmallVector<BasicBlock *, 16> found;
  frontier.calculate(found);
  forking.insert(found.begin(), found.end());
  SmallVector<BasicBlock *, 16> work(siteBlocks.begin(), siteBlocks.end());
  before.insert(siteBlocks.begin(), siteBlocks.end());
  while (!work.empty())
    for (BasicBlock *p : predecessors(work.pop_back_val()))
      if (before.insert(p).second)
        work.push_back(p);
}

// Each basic block gets the part that leads to it. One that two parts lead to begins a part, unless no site is ahead of it.
void BlockFlow::label() {
  begins.insert(&f.getEntryBlock());
  for (BasicBlock *b : siteBlocks)
    begins.insert(b->getSingleSuccessor());
  for (BasicBlock *b : forking)
    begins.insert(succ_begin(b), succ_end(b));
  for (bool changed = true; changed;) {
    changed = false;
    parts.clear();
    labelOnce(changed);
  }
}

void BlockFlow::labelOnce(bool &changed) {
  ReversePostOrderTraversal<Function *> order(&f);
  SmallPtrSet<BasicBlock *, 16> joined;
  for (bool again = true; again;) {
    again = false;
    for (BasicBlock *b : order) {
      BasicBlock *is = parts.lookup(b);
      if (begins.contains(b)) {
        again |= is != b;
        parts[b] = b;
        continue;
      }
      bool several = joined.contains(b);
      for (BasicBlock *p : predecessors(b)) {
        BasicBlock *from = parts.lookup(p);
        several |= joined.contains(p) || (from && is && from != is);
        is = is ? is : from;
      }
      if (several && before.contains(b)) {
        begins.insert(b);
        changed = true;
        return;
      }
      if (several) {
        again |= joined.insert(b).second;
        is = nullptr;
      }
      again |= parts.lookup(b) != is;
      parts[b] = is;
    }
  }
}

bool BlockFlow::isShared(const Value *v) const {
  auto *i = dyn_cast<Instruction>(v);
  return i ? shared.contains(i) : isa<Constant>(v);
}

// From one place, by all threads, before any of them does anything else in the part: what one finds there, all find. If another
// thread of the block writes to it later in the part, that is a race in the program, and either value is right.
bool BlockFlow::readsAtStart(const LoadInst &l) const {
  const BasicBlock *b = l.getParent();
  return l.isSimple() && parts.lookup(b) == b &&
         none_of(make_range(b->begin(), l.getIterator()), [](const Instruction &i) {
           return i.mayWriteToMemory() || !isGuaranteedToTransferExecutionToSuccessor(&i);
         });
}

bool BlockFlow::staysShared(const Instruction &i) const {
  if (readsBlock(i))
    return true;
  if (auto *phi = dyn_cast<PHINode>(&i)) {
    if (parts.lookup(phi->getParent()) != phi->getParent())
      return false;
    SmallPtrSet<const BasicBlock *, 4> from; // one way from each part
    for (const BasicBlock *p : phi->blocks())
      if (!parts.lookup(p) || !from.insert(parts.lookup(p)).second)
        return false;
  } else if (auto *l = dyn_cast<LoadInst>(&i)) {
    if (!readsDescription(*l) && !readsAtStart(*l))
      return false;
  } else if (!followsFromOperands(i)) {
    return false;
  }
  return all_of(i.operands(), [&](const Value *o) { return isShared(o) || isa<Function>(o); });
}

// All could be; those that depend on what cannot are not.
void BlockFlow::findShared() {
  for (const Instruction &i : instructions(f))
    if (parts.lookup(i.getParent()) && !i.isTerminator() && !i.getType()->isVoidTy())
      shared.insert(&i);
  for (bool changed = true; changed;) {
    changed = false;
    for (const Instruction &i : instructions(f))
      if (shared.contains(&i) && !staysShared(i)) {
        shared.erase(&i);
        changed = true;
      }
  }
}

bool BlockFlow::addEnd(BasicBlock &start, BasicBlock *next) {
  const bool first = ended.insert(&start).second;
  if (first)
    nexts[&start] = next;
  return !forks.contains(&start) && (first || nexts[&start] == next);
}

// A part must end for all of its threads in the same way.
void BlockFlow::findEnds() {
  bool one = true;
  for (BasicBlock &b : f) {
    BasicBlock *start = parts.lookup(&b);
    if (!start)
      continue;
    if (forking.contains(&b)) {
      one &= ended.insert(start).second;
      forks[start] = b.getTerminator();
      SmallPtrSet<BasicBlock *, 4> targets(succ_begin(&b), succ_end(&b));
      one &= targets.size() == succ_size(&b);
      continue;
    }
    if (isa<ReturnInst>(b.getTerminator()))
      one &= addEnd(*start, nullptr);
    for (BasicBlock *s : successors(&b))
      if (begins.contains(s))
        one &= addEnd(*start, s);
      else if (!parts.lookup(s))
        one &= addEnd(*start, nullptr);
  }
  if (!one)
    why = "its control flow around barriers is not structured";
}

} // namespace sampan::kernel
