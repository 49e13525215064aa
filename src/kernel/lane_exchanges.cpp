// Code for GPUs without independent lanes writes `s[a(lane)] = x; y = s[b(lane)];` with plain shared memory and no
// barrier, where a and b differ. There the lanes of a warp ran in step; here each lane would run on by itself and read
// what its neighbours have not written yet.
//
// What is looked for: a store to a shared variable and a load of it (in either order), at different addresses of which
// one depends on the thread, with a path between them on which nothing waits. Not looked for, because the usual programs
// there are right as they are and would only become slow:
//
//   - two accesses in one loop, and what lies behind a loop that waits;
//   - accesses in a slice of the thread's own: `mine = s + n * threadIdx.x; mine[i] … mine[j]`, `s[4 * t + 1] += s[4 * t]`;
//   - different constant subscripts, and subscripts a warp or more apart;
//   - `if (t < 16) s[t] += s[t + 16];`, where no thread reads what another writes. A load before a store at a distance that
//     is not constant is taken for such a step, unless the variable is also loaded behind a store with no wait between.
#include "kernel/lane_exchanges.h"

#include <llvm/ADT/SmallPtrSet.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Operator.h>

#include <cstdlib>
#include <optional>

namespace sampan::kernel {

using namespace llvm;

namespace {

bool waits(const CallBase &call, const SmallPtrSetImpl<const Function *> &waiting) {
  const Function *callee = call.getCalledFunction();
  if (!callee)
    return !call.isInlineAsm();
  if (!callee->isDeclaration())
    return waiting.contains(callee);
  for (StringRef name : {"__sampan_barrier", "__sampan_barrier_red", "__sampan_grid_sync", "__sampan_warp_sync",
                         "__sampan_shfl", "__sampan_vote", "__sampan_match", "__sampan_reduce", "__sampan_converge"})
    if (callee->getName() == name)
      return true;
  return false;
}

const Value *pointerOf(const Instruction &i) {
  if (auto *l = dyn_cast<LoadInst>(&i))
    return l->isSimple() ? l->getPointerOperand() : nullptr;
  auto *s = dyn_cast<StoreInst>(&i);
  return s && s->isSimple() ? s->getPointerOperand() : nullptr;
}

// The shared variable that an instruction reads or writes; null if it is not known to be one.
const GlobalVariable *sharedVariable(const Instruction &i) {
  const Value *pointer = pointerOf(i);
  auto *g = pointer ? dyn_cast<GlobalVariable>(getUnderlyingObject(pointer, 16)) : nullptr;
  return g && g->getAddressSpace() == 3 ? g : nullptr;
}

// Do both surely have one value in one thread?
bool same(const Value *a, const Value *b, unsigned depth = 0) {
  if (a == b)
    return true;
  auto *x = dyn_cast<Instruction>(a), *y = dyn_cast<Instruction>(b);
  if (!x || !y || depth > 12 || !x->isSameOperationAs(y) || isa<PHINode>(x) || x->mayReadOrWriteMemory())
    return false;
  for (unsigned k = 0; k < x->getNumOperands(); ++k)
    if (!same(x->getOperand(k), y->getOperand(k), depth + 1))
      return false;
  return true;
}

enum class Of { Block, Warp }; // does a value differ between the threads of a block; between the lanes of a warp?

bool dependsOnThread(const Value *value, Of of) {
  SmallVector<const Value *, 16> work{value};
  SmallPtrSet<const Value *, 32> seen;
  while (!work.empty()) {
    auto *user = dyn_cast<Instruction>(work.pop_back_val());
    if (!user || !seen.insert(user).second || isa<LoadInst>(user))
      continue;
    const unsigned code = user->getOpcode();
    const bool groups = code == Instruction::LShr || code == Instruction::AShr || code == Instruction::UDiv ||
                        code == Instruction::SDiv; // `threadIdx.x / 32`: one for many lanes
    if (of == Of::Warp && groups)
      continue;
    if (auto *call = dyn_cast<CallInst>(user); call && call->getCalledFunction()) {
      const StringRef name = call->getCalledFunction()->getName();
      auto *dimension = call->arg_size() ? dyn_cast<ConstantInt>(call->getArgOperand(call->arg_size() - 1)) : nullptr;
      if (name == "__sampan_laneid" || (name == "__sampan_tid" && dimension && dimension->isZero()))
        return true;
      if (of == Of::Block && (name == "__sampan_tid" || name == "__sampan_warpid"))
        return true;
    }
    work.append(user->op_begin(), user->op_end());
  }
  return false;
}

// A subscript as `base + constant`.
struct Subscript {
  const Value *base;
  int64_t constant = 0;
};

Subscript subscript(const Value *v) {
  Subscript s{v};
  for (;;) {
    if (isa<SExtInst>(s.base) || isa<ZExtInst>(s.base)) {
      s.base = cast<CastInst>(s.base)->getOperand(0);
      continue;
    }
    auto *sum = dyn_cast<BinaryOperator>(s.base);
    auto *c = sum ? dyn_cast<ConstantInt>(sum->getOperand(1)) : nullptr;
    if (!c || c->getBitWidth() > 64 || (sum->getOpcode() != Instruction::Add && sum->getOpcode() != Instruction::Sub))
      return s;
    s.constant += sum->getOpcode() == Instruction::Add ? c->getSExtValue() : -c->getSExtValue();
    s.base = sum->getOperand(0);
  }
}

// How far apart two elements of an array are, if that is the same for all threads.
struct Distance {
  const Value *base; // what the last subscripts have in common
  int64_t elements;  // of the second behind the first
};

std::optional<Distance> distance(const Value *a, const Value *b) {
  auto *x = dyn_cast<GEPOperator>(a), *y = dyn_cast<GEPOperator>(b);
  if (!x || !y || x->getNumOperands() != y->getNumOperands() || x->getSourceElementType() != y->getSourceElementType())
    return {};
  const unsigned last = x->getNumOperands() - 1;
  for (unsigned k = 0; k < last; ++k)
    if (!same(x->getOperand(k), y->getOperand(k)))
      return {};
  const Subscript p = subscript(x->getOperand(last)), q = subscript(y->getOperand(last));
  if (!same(p.base, q.base))
    return {};
  return Distance{p.base, q.constant - p.constant};
}

// Elements from one thread's to the next one's, of a subscript `k * t`; 1 if it is not known to be more.
int64_t strideOf(const Value *base) {
  auto *op = dyn_cast<BinaryOperator>(base);
  auto *c = op ? dyn_cast<ConstantInt>(op->getOperand(1)) : nullptr;
  if (!c || c->getBitWidth() > 64)
    return 1;
  if (op->getOpcode() == Instruction::Mul)
    return std::max<int64_t>(1, c->getSExtValue());
  return op->getOpcode() == Instruction::Shl && c->getZExtValue() < 32 ? int64_t(1) << c->getZExtValue() : 1;
}

constexpr int64_t kWarp = 32;

bool inOwnSlice(const Value *a, const Value *b) {
  for (auto *x = dyn_cast<GEPOperator>(a); x; x = dyn_cast<GEPOperator>(x->getPointerOperand()))
    for (auto *y = dyn_cast<GEPOperator>(b); y; y = dyn_cast<GEPOperator>(y->getPointerOperand()))
      if (same(x, y) && dependsOnThread(x, Of::Warp))
        return true;
  return false;
}

bool exchanges(const Value *a, const Value *b) {
  return !same(a, b) && (dependsOnThread(a, Of::Block) || dependsOnThread(b, Of::Block)) && !inOwnSlice(a, b);
}

class Search {
public:
  Search(Function &f, const SmallPtrSetImpl<const Function *> &waiting, bool countsOnSteps)
      : waiting(waiting), countsOnSteps(countsOnSteps), dominators(f), loops(dominators) {}

  // The first access that is reached from this one, through code that does not wait, and that needs a wait before it.
  LaneExchange from(Instruction &first, const GlobalVariable *variable) {
    SmallPtrSet<BasicBlock *, 32> seen;
    SmallVector<Instruction *, 16> work{first.getNextNode()};
    while (!work.empty()) {
      Instruction *i = work.pop_back_val();
      BasicBlock *block = i->getParent();
      for (; i; i = i->getNextNode()) {
        if (auto *call = dyn_cast<CallBase>(i); call && waits(*call, waiting))
          break;
        if (isa<StoreInst>(i) == isa<StoreInst>(first) || sharedVariable(*i) != variable || haveCommonLoop(first, *i) ||
            !exchanges(pointerOf(first), pointerOf(*i)) || areApart(first, *i))
          continue;
        if (Instruction *place = placeBefore(*i))
          return {i, place};
      }
      if (i)
        continue;
      for (BasicBlock *next : successors(block))
        if (!entersWait(*block, *next) && seen.insert(next).second)
          work.push_back(&next->front());
    }
    return {};
  }

private:
  // Do the threads of a warp surely use different elements, each in its own place or with nothing handed on?
  bool areApart(const Instruction &first, const Instruction &second) const {
    const std::optional<Distance> d = distance(pointerOf(first), pointerOf(second));
    if (!d)
      return isa<LoadInst>(first) && !countsOnSteps;
    const int64_t far = std::abs(d->elements), stride = strideOf(d->base);
    return far < stride || far >= kWarp * stride || (isa<LoadInst>(first) && onlyBelow(second, d->base, far));
  }

  // Is the block only entered if base < most, at most?
  bool onlyBelow(const Instruction &i, const Value *base, int64_t most) const {
    const DomTreeNode *n = dominators.getNode(i.getParent());
    for (const DomTreeNode *above = n ? n->getIDom() : nullptr; above; above = above->getIDom()) {
      auto *branch = dyn_cast<BranchInst>(above->getBlock()->getTerminator());
      auto *c = branch && branch->isConditional() ? dyn_cast<ICmpInst>(branch->getCondition()) : nullptr;
      auto *limit = c ? dyn_cast<ConstantInt>(c->getOperand(1)) : nullptr;
      const bool less = c && (c->getPredicate() == CmpInst::ICMP_ULT || c->getPredicate() == CmpInst::ICMP_SLT);
      if (less && limit && limit->getSExtValue() <= most && same(subscript(c->getOperand(0)).base, base) &&
          dominators.dominates(BasicBlockEdge(branch->getParent(), branch->getSuccessor(0)), i.getParent()))
        return true;
    }
    return false;
  }

  // A loop that waits is taken to run at least one round: all the shuffles of a sum, all the steps of a solver.
  bool entersWait(const BasicBlock &from, const BasicBlock &to) const {
    const Loop *loop = loops.getLoopFor(&to);
    if (!loop || loop->getHeader() != &to || loop->contains(&from))
      return false;
    for (const BasicBlock *block : loop->blocks())
      for (const Instruction &i : *block)
        if (auto *call = dyn_cast<CallBase>(&i); call && waits(*call, waiting))
          return true;
    return false;
  }

  bool haveCommonLoop(const Instruction &a, const Instruction &b) const {
    const Loop *outer = loops.getLoopFor(a.getParent());
    for (; outer; outer = outer->getParentLoop())
      if (outer->contains(b.getParent()))
        return true;
    return false;
  }

  // Outside all loops that hold it: they do not hold the access before it.
  Instruction *placeBefore(Instruction &i) const {
    Loop *loop = loops.getLoopFor(i.getParent());
    if (!loop)
      return &i;
    while (Loop *outer = loop->getParentLoop())
      loop = outer;
    BasicBlock *before = loop->getLoopPreheader();
    return before ? before->getTerminator() : nullptr;
  }

  const SmallPtrSetImpl<const Function *> &waiting;
  const bool countsOnSteps;
  DominatorTree dominators;
  LoopInfo loops;
};

} // namespace

SmallPtrSet<const Function *, 16> waitingFunctions(Module &m) {
  SmallPtrSet<const Function *, 16> found;
  for (bool more = true; more;) {
    more = false;
    for (Function &f : m)
      if (!f.isDeclaration() && !found.contains(&f))
        for (Instruction &i : instructions(f))
          if (auto *call = dyn_cast<CallBase>(&i); call && waits(*call, found)) {
            more = found.insert(&f).second;
            break;
          }
  }
  return found;
}

LaneExchange findLaneExchange(Function &f, const SmallPtrSetImpl<const Function *> &waiting, bool &countsOnSteps) {
  SmallVector<std::pair<Instruction *, const GlobalVariable *>, 32> accesses;
  for (Instruction &i : instructions(f))
    if (const GlobalVariable *g = sharedVariable(i))
      accesses.push_back({&i, g});
  if (accesses.empty())
    return {};
  for (const bool stores : {true, false}) {
    Search search(f, waiting, countsOnSteps);
    for (auto [i, g] : accesses)
      if (isa<StoreInst>(i) == stores)
        if (LaneExchange found = search.from(*i, g); found.access) {
          countsOnSteps |= stores;
          return found;
        }
  }
  return {};
}

} // namespace sampan::kernel
