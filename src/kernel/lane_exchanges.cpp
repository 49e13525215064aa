// Code for GPUs without independent lanes writes `s[a(lane)] = x; y = s[b(lane)];` with plain shared memory and no
// barrier, where a and b differ. There the lanes of a warp ran in step; here each lane would run on by itself and read
// what its neighbours have not written yet.
//
// What is looked for: a store to a shared variable and a load of it (in either order), at different addresses of which
// one depends on the thread, with a path between them on which nothing waits. Not looked for, because the usual programs
// there are right as they are and would only become slow: accesses that stay in a slice of the thread's own
// (`mine = s + n * threadIdx.x; mine[i] … mine[j]`), different constant subscripts, and two accesses in one loop. An
// exception to the last: `x = s[t - 1]; s[t] = y;` in a round that waits at its end, where the programmer counted on
// lanes in step for the rest of the round. A reduction (`s[t] += s[t + stride]`) has no such constant distance.
#include "kernel/lane_exchanges.h"

#include <llvm/ADT/SmallPtrSet.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/PostDominators.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Operator.h>

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

// A subscript without its extension and without the constant that is added to it.
std::pair<const Value *, int64_t> splitConstant(const Value *v) {
  if (auto *extended = dyn_cast<CastInst>(v); extended && (isa<SExtInst>(v) || isa<ZExtInst>(v)))
    v = extended->getOperand(0);
  if (auto *sum = dyn_cast<BinaryOperator>(v))
    if (auto *c = dyn_cast<ConstantInt>(sum->getOperand(1)); c && c->getBitWidth() <= 64) {
      if (sum->getOpcode() == Instruction::Add)
        return {sum->getOperand(0), c->getSExtValue()};
      if (sum->getOpcode() == Instruction::Sub)
        return {sum->getOperand(0), -c->getSExtValue()};
    }
  return {v, 0};
}

// Are both elements of one array whose subscripts differ by a constant, so that one lane's is its neighbour's?
bool neighbours(const Value *a, const Value *b) {
  auto *x = dyn_cast<GEPOperator>(a), *y = dyn_cast<GEPOperator>(b);
  if (!x || !y)
    return false;
  if (x->getNumOperands() != y->getNumOperands() || x->getSourceElementType() != y->getSourceElementType())
    return false;
  bool apart = false;
  for (unsigned k = 0; k < x->getNumOperands(); ++k) {
    if (same(x->getOperand(k), y->getOperand(k)))
      continue;
    auto [p, plusP] = splitConstant(x->getOperand(k));
    auto [q, plusQ] = splitConstant(y->getOperand(k));
    if (!same(p, q) || plusP == plusQ || std::abs(plusP - plusQ) >= 32)
      return false;
    apart = true;
  }
  return apart;
}

class Search {
public:
  Search(Function &f, const SmallPtrSetImpl<const Function *> &waiting)
      : waiting(waiting), dominators(f), after(f), loops(dominators) {}

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
        if (isa<StoreInst>(i) == isa<StoreInst>(first) || sharedVariable(*i) != variable ||
            !exchanges(pointerOf(first), pointerOf(*i)))
          continue;
        if (const Loop *common = commonLoop(first, *i)) {
          if (isa<StoreInst>(i) && holdsWait(*common) && neighbours(pointerOf(first), pointerOf(*i)))
            if (Instruction *place = placeForAll(first, *i))
              return {i, place, barrierOfEachRound(*place)};
        } else if (Instruction *place = placeBefore(*i)) {
          return {i, place};
        }
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
  const Loop *commonLoop(const Instruction &a, const Instruction &b) const {
    const Loop *outer = loops.getLoopFor(a.getParent());
    while (outer && !outer->contains(b.getParent()))
      outer = outer->getParentLoop();
    return outer;
  }

  // A loop that waits is taken to run at least one round: all the shuffles of a sum, all the steps of a solver.
  bool entersWait(const BasicBlock &from, const BasicBlock &to) const {
    const Loop *loop = loops.getLoopFor(&to);
    return loop && loop->getHeader() == &to && !loop->contains(&from) && holdsWait(*loop);
  }

  bool holdsWait(const Loop &loop) const {
    for (const BasicBlock *block : loop.blocks())
      for (const Instruction &i : *block)
        if (auto *call = dyn_cast<CallBase>(&i); call && waits(*call, waiting))
          return true;
    return false;
  }

  // Where all lanes that made the first access come by, if only some make the second: lanes that wait at one place go on
  // together.
  Instruction *placeForAll(const Instruction &first, Instruction &i) const {
    const BasicBlock *from = first.getParent();
    for (const DomTreeNode *n = dominators.getNode(i.getParent()); n; n = n->getIDom())
      if (BasicBlock *block = n->getBlock(); block == from || after.dominates(block, from))
        return block == i.getParent() ? &i : block->getTerminator();
    return &i;
  }

  // A barrier that exactly those threads reach, and as often, that come by the place.
  CallBase *barrierOfEachRound(const Instruction &place) const {
    const BasicBlock *here = place.getParent();
    const Loop *loop = loops.getLoopFor(here);
    for (BasicBlock *block : loop->blocks()) {
      const bool alike = (dominators.dominates(here, block) && after.dominates(block, here)) ||
                         (dominators.dominates(block, here) && after.dominates(here, block));
      if (!alike || loops.getLoopFor(block) != loop)
        continue;
      for (Instruction &i : *block)
        if (auto *call = dyn_cast<CallBase>(&i);
            call && call->getCalledFunction() && call->getCalledFunction()->getName() == "__sampan_barrier")
          return call;
    }
    return nullptr;
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
  DominatorTree dominators;
  PostDominatorTree after;
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

LaneExchange findLaneExchange(Function &f, const SmallPtrSetImpl<const Function *> &waiting) {
  SmallVector<std::pair<Instruction *, const GlobalVariable *>, 32> accesses;
  for (Instruction &i : instructions(f))
    if (const GlobalVariable *g = sharedVariable(i))
      accesses.push_back({&i, g});
  if (accesses.empty())
    return {};
  Search search(f, waiting);
  for (auto [i, g] : accesses)
    if (LaneExchange found = search.from(*i, g); found.access)
      return found;
  return {};
}

} // namespace sampan::kernel
