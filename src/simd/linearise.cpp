// Turns divergent branches into masks. Each block gets the mask of the lanes that are in it:
//
//   if (c) T        mask(T) = mask & c, T is entered when any lane wants it; a phi behind it takes, in the lanes of T, what T
//                   made, and in the others what was there before
//   loop exit at c  mask' = mask & !c goes round, while any lane is left; what lanes that have left carry out of the loop is
//                   kept from their last round by a select
//
// and what touches memory is told its mask. Inactive lanes compute along and their results go nowhere; so nothing that they
// do may trap, and a mask is never combined by a plain `and`: an inactive lane's condition may be poison.
#include "kernel/module.h"
#include "simd/lane_program.h"
#include "simd/passes.h"
#include "simd/shape.h"

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/Analysis/PostDominators.h>
#include <llvm/Analysis/VectorUtils.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>

namespace sampan::simd {

using namespace llvm;

namespace {

struct DivergentIf {
  BasicBlock *then, *end;
  bool whenTrue; // then is entered if the condition is true
};

class Linearise {
public:
  // Shapes of the function as it is; nobody asks them of what is made here.
  Linearise(Function &f, const Shapes &shapes)
      : f(f), shapes(shapes), dominators(f), loops(dominators), postDominators(f) {}

  // Null, or why this function's control flow cannot be turned into masks.
  const char *run() {
    for (Instruction &i : instructions(f))
      if (auto *a = dyn_cast<AllocaInst>(&i); a && !a->isStaticAlloca())
        return "a local array's size is known at run time only";
    ReversePostOrderTraversal<Function *> rpo(&f);
    order.assign(rpo.begin(), rpo.end());
    for (BasicBlock *b : order)
      if (shapes.isDivergent(*b->getTerminator()))
        if (const char *why = classify(*b))
          return why;
    classifyOperations();
    for (BasicBlock *b : order)
      giveMask(*b);
    const char *why = nullptr;
    for (Instruction &i : instructions(f))
      if (laneOp(i) == LaneOp::Warp && !isa<Constant>(masks[i.getParent()]))
        why = "lanes come to an operation of their warp on their own"; // told at the end: what is begun must be whole
    for (Loop *l : divergentLoops)
      closeLoop(*l);
    for (auto &[branch, d] : ifs)
      blend(*branch, d);
    for (auto &[i, what] : operations)
      rewrite(*i, what);
    return why;
  }

private:
  // Control flow ------------------------------------------------------------------------------------------------------

  const char *classify(BasicBlock &b) {
    auto *branch = cast<BranchInst>(b.getTerminator());
    Loop *l = loops.getLoopFor(&b);
    if (l && l->isLoopExiting(&b)) {
      if (l->getLoopLatch() != &b || l->getExitingBlock() != &b || !l->getLoopPreheader())
        return "a loop has more than one exit";
      divergentLoops.insert(l);
      return nullptr;
    }
    auto *node = postDominators.getNode(&b);
    BasicBlock *end = node && node->getIDom() ? node->getIDom()->getBlock() : nullptr;
    if (!end || (branch->getSuccessor(0) != end && branch->getSuccessor(1) != end))
      return "a branch has two arms";
    const bool whenTrue = branch->getSuccessor(1) == end;
    BasicBlock *then = branch->getSuccessor(whenTrue ? 0 : 1);
    if (then == end || !then->getSinglePredecessor() || !end->hasNPredecessors(2))
      return "a branch is entered from several places";
    ifs[branch] = {then, end, whenTrue};
    return nullptr;
  }

  bool isDivergentHeader(BasicBlock &b) const {
    Loop *l = loops.getLoopFor(&b);
    return l && l->getHeader() == &b && divergentLoops.contains(l);
  }

  // A comparison stays one: widen can tell from the ends of a strided value whether it holds for all lanes.
  static Value *opposite(IRBuilder<> &b, Value *c) {
    auto *compare = dyn_cast<CmpInst>(c);
    return compare ? b.CreateCmp(compare->getInversePredicate(), compare->getOperand(0), compare->getOperand(1))
                   : b.CreateNot(c);
  }

  // In reverse post order, so the mask of what dominates a block is known.
  void giveMask(BasicBlock &b) {
    if (&b == &f.getEntryBlock()) {
      masks[&b] = isInStep(f) ? ConstantInt::getTrue(f.getContext()) : static_cast<Value *>(f.getArg(3));
      return;
    }
    BasicBlock *above = dominators.getNode(&b)->getIDom()->getBlock();
    if (isDivergentHeader(b)) {
      PHINode *m = PHINode::Create(Type::getInt1Ty(f.getContext()), 2, "mask", b.begin());
      m->addIncoming(masks[above], loops.getLoopFor(&b)->getLoopPreheader());
      masks[&b] = m;
      return;
    }
    // Behind a loop are the lanes that were in front of it.
    Loop *left = nullptr;
    for (Loop *l = loops.getLoopFor(above); l && !l->contains(&b); l = l->getParentLoop())
      left = l;
    if (left) {
      masks[&b] = masks[dominators.getNode(left->getHeader())->getIDom()->getBlock()];
      return;
    }
    auto it = ifs.find(dyn_cast<BranchInst>(above->getTerminator()));
    if (it == ifs.end() || it->second.then != &b) {
      masks[&b] = masks[above];
      return;
    }
    BranchInst *branch = it->first;
    IRBuilder<> build(branch);
    Value *c = branch->getCondition();
    if (!it->second.whenTrue)
      c = opposite(build, c);
    masks[&b] = build.CreateLogicalAnd(masks[above], c, "mask");
  }

  void closeLoop(Loop &l) {
    BasicBlock *latch = l.getLoopLatch(), *header = l.getHeader(), *exit = l.getExitBlock();
    auto *branch = cast<BranchInst>(latch->getTerminator());
    IRBuilder<> b(branch);
    Value *stays = branch->getCondition();
    if (branch->getSuccessor(0) == exit)
      stays = opposite(b, stays);
    Value *mask = masks[latch], *next = b.CreateLogicalAnd(mask, stays, "mask");
    cast<PHINode>(masks[header])->addIncoming(next, latch);
    branch->setCondition(createAny(b, next));
    if (branch->getSuccessor(0) == exit)
      branch->swapSuccessors();
    for (PHINode &out : exit->phis()) {
      Value *v = out.getIncomingValueForBlock(latch);
      if (l.isLoopInvariant(v))
        continue;
      PHINode *kept = PHINode::Create(v->getType(), 2, "kept", header->begin());
      Value *last = b.CreateSelect(mask, v, kept, "last");
      kept->addIncoming(PoisonValue::get(v->getType()), l.getLoopPreheader());
      kept->addIncoming(last, latch);
      out.setIncomingValueForBlock(latch, last);
    }
  }

  void blend(BranchInst &branch, const DivergentIf &d) {
    BasicBlock *from = branch.getParent(), *mine = nullptr;
    for (BasicBlock *p : predecessors(d.end))
      if (p != from)
        mine = p;
    Value *mask = masks[d.then];
    IRBuilder<> b(mine->getTerminator());
    for (PHINode &phi : d.end->phis()) {
      Value *made = phi.getIncomingValueForBlock(mine), *before = phi.getIncomingValueForBlock(from);
      if (made == before || isa<UndefValue>(before))
        continue;
      phi.setIncomingValueForBlock(mine, isa<UndefValue>(made) ? before : b.CreateSelect(mask, made, before));
    }
    IRBuilder<> at(&branch);
    branch.setCondition(createAny(at, mask));
    if (branch.getSuccessor(0) != d.then)
      branch.swapSuccessors();
  }

  // Operations --------------------------------------------------------------------------------------------------------

  enum class Kind { Load, Store, Each, Divide };

  // A value that vectors can hold element by element.
  static bool isSimple(Type *t) {
    return (t->isIntegerTy() && t->getIntegerBitWidth() <= 64 && isPowerOf2_32(t->getIntegerBitWidth())) ||
           t->isHalfTy() || t->isFloatTy() || t->isDoubleTy() || t->isPointerTy();
  }

  void classifyOperations() {
    for (Instruction &i : instructions(f)) {
      if (auto *l = dyn_cast<LoadInst>(&i)) {
        // What all lanes read from one place is read once, without a mask: the block's mask holds for somebody.
        if (!shapes.of(l).hasScalar())
          operations.push_back({l, !l->isSimple() || !isPlainInMemory(l->getType()) ? Kind::Each : Kind::Load});
      } else if (auto *s = dyn_cast<StoreInst>(&i)) {
        const bool plain = !s->isVolatile() && !s->isAtomic() && isPlainInMemory(s->getValueOperand()->getType());
        operations.push_back({s, plain ? Kind::Store : Kind::Each});
      } else if (auto *call = dyn_cast<CallInst>(&i)) {
        if (laneOp(*call) != LaneOp::Warp && !staysAsItIs(*call))
          operations.push_back({call, Kind::Each});
      } else if (isa<AtomicRMWInst>(i) || isa<AtomicCmpXchgInst>(i)) {
        operations.push_back({&i, Kind::Each});
      } else if (!isWidenable(i)) {
        operations.push_back({&i, Kind::Each});
      } else if (i.isIntDivRem() && !isa<Constant>(i.getOperand(1)) && !shapes.of(&i).hasScalar()) {
        operations.push_back({&i, Kind::Divide});
      }
    }
  }

  // Truth values are bits of a vector's mask, but bytes in memory.
  static bool isPlainInMemory(Type *t) { return isSimple(t) && !t->isIntegerTy(1); }

  // Arithmetic on integers of odd or 128-bit width: lanes of vectors cannot hold them on every machine.
  static bool isWidenable(const Instruction &i) {
    if (isa<BinaryOperator>(i) || isa<CmpInst>(i) || isa<CastInst>(i))
      return isSimple(i.getOperand(0)->getType()) && isSimple(i.getType());
    // What scalarise-vectors has left of short vectors.
    if (isa<ExtractElementInst>(i) || isa<InsertElementInst>(i))
      return isa<ConstantInt>(i.getOperand(i.getNumOperands() - 1));
    if (isa<ShuffleVectorInst>(i) || (isa<SelectInst>(i) && i.getOperand(0)->getType()->isVectorTy()))
      return false;
    return true;
  }

  bool staysAsItIs(const CallInst &call) const {
    const Intrinsic::ID id = call.getIntrinsicID();
    if (call.isLifetimeStartOrEnd() || id == Intrinsic::assume || id == Intrinsic::experimental_noalias_scope_decl)
      return true;
    if (id == Intrinsic::not_intrinsic || call.mayHaveSideEffects() || call.mayReadFromMemory())
      return false;
    const bool simple = all_of(call.args(), [](const Use &u) { return isSimple(u->getType()); });
    for (unsigned k = 0; k < call.arg_size(); ++k) // an exponent, for example, of which a vector operation has only one
      if (isVectorIntrinsicWithScalarOpAtArg(id, k) && !shapes.of(call.getArgOperand(k)).isUniform())
        return false;
    switch (id) {
    case Intrinsic::sadd_with_overflow:
    case Intrinsic::uadd_with_overflow:
    case Intrinsic::ssub_with_overflow:
    case Intrinsic::usub_with_overflow:
    case Intrinsic::smul_with_overflow:
    case Intrinsic::umul_with_overflow: return simple;
    default: return simple && isSimple(call.getType()) && isTriviallyVectorizable(id);
    }
  }

  void rewrite(Instruction &i, Kind what) {
    IRBuilder<> b(&i);
    Value *mask = masks[i.getParent()];
    if (what == Kind::Divide) {
      // A test of the divisor that masks out a lane must keep that lane from dividing by zero.
      i.setOperand(1, b.CreateSelect(mask, i.getOperand(1), ConstantInt::get(i.getType(), 1)));
      return;
    }
    CallInst *call = what == Kind::Load    ? createLoad(b, cast<LoadInst>(i), mask)
                     : what == Kind::Store ? createStore(b, cast<StoreInst>(i), mask)
                                           : createEach(b, i, mask);
    if (!i.getType()->isVoidTy()) {
      i.replaceAllUsesWith(call);
      call->takeName(&i);
    }
    i.eraseFromParent();
  }

  Function &f;
  const Shapes &shapes;
  DominatorTree dominators;
  LoopInfo loops;
  PostDominatorTree postDominators;
  std::vector<BasicBlock *> order;
  SmallPtrSet<Loop *, 8> divergentLoops;
  MapVector<BranchInst *, DivergentIf> ifs;
  DenseMap<BasicBlock *, Value *> masks;
  std::vector<std::pair<Instruction *, Kind>> operations;
};

} // namespace

// How much of a function lanes do not do together.
static unsigned divergence(Function &f, const Shapes &shapes) {
  unsigned n = 0;
  for (Instruction &i : instructions(f)) {
    n += shapes.isDivergent(i);
    if (Value *pointer = getLoadStorePointerOperand(&i))
      n += shapes.of(pointer).isVarying();
  }
  return n;
}

void linearise(KernelModule &km) {
  for (Function *lane : laneFunctions(km.module)) {
    // A program that serves more launches, unless it is a worse one.
    const unsigned width = widthOf(*lane);
    const Shapes general(*lane, {width, false}), aligned(*lane, {width, true});
    const bool needsAlignment =
        isInStep(*lane) || (!km.options.anyBlockSize && divergence(*lane, aligned) < divergence(*lane, general));
    if (needsAlignment)
      lane->addFnAttr(kAlignedAttribute);
    if (const char *why = Linearise(*lane, needsAlignment ? aligned : general).run()) {
      lane->addFnAttr(kScalarAttribute, why);
      const bool inStep = isInStep(*lane); // then the kernel has another form
      km.diagnostics.remark(inStep ? "V1002" : "V1001",
                            std::string(inStep ? "warps of the kernel do not run in step: "
                                               : "part of the kernel runs thread by thread: ") +
                                why,
                            kernel::locationOf(*lane));
    }
  }
}

} // namespace sampan::simd
