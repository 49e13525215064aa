#include "targets/cpu/widen.h"

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/IR/Instructions.h>

namespace sampan::cpu {

using namespace llvm;

Widener::Widener(Function &lane, Function &to)
    : lane(lane), to(to), lanes(simd::widthOf(lane)), shapes(lane), layout(to.getParent()->getDataLayout()),
      b(to.getContext()) {}

BasicBlock *Widener::run(BasicBlock &from, BasicBlock &topBlock, const LaneArguments &arguments) {
  top = &topBlock;
  begin = &from;
  setScalar(*lane.getArg(0), arguments.block);
  setScalar(*lane.getArg(1), arguments.thread);
  setScalar(*lane.getArg(2), arguments.first);
  setVector(*lane.getArg(3), arguments.active);
  allActive = arguments.full;
  for (unsigned k = 0; k < arguments.shared.size(); ++k)
    setScalar(*lane.getArg(4 + k), arguments.shared[k]);
  ReversePostOrderTraversal<Function *> order(&lane);
  for (BasicBlock *block : order)
    heads[block] = BasicBlock::Create(to.getContext(), block->getName(), &to);
  end = BasicBlock::Create(to.getContext(), "stopped", &to);
  b.SetInsertPoint(&from);
  b.CreateBr(heads[&lane.getEntryBlock()]);
  for (BasicBlock *block : order) {
    b.SetInsertPoint(heads[block]);
    for (Instruction &i : *block)
      instruction(i);
    tails[block] = b.GetInsertBlock();
  }
  finishPhis();
  b.SetInsertPoint(end);
  return end;
}

void Widener::instruction(Instruction &i) {
  b.SetCurrentDebugLocation(i.getDebugLoc());
  if (i.isTerminator())
    return terminator(i);
  if (auto *p = dyn_cast<PHINode>(&i))
    return phi(*p);
  if (auto *a = dyn_cast<AllocaInst>(&i))
    return local(*a);
  switch (simd::laneOp(i)) {
  case simd::LaneOp::Load: return load(cast<CallInst>(i));
  case simd::LaneOp::Store: return store(cast<CallInst>(i));
  case simd::LaneOp::Each: return each(cast<CallInst>(i));
  case simd::LaneOp::Any: return vote(cast<CallInst>(i), false);
  case simd::LaneOp::All: return vote(cast<CallInst>(i), true);
  case simd::LaneOp::Warp: return warpOperation(cast<CallInst>(i));
  case simd::LaneOp::None: break;
  }
  if (auto *call = dyn_cast<CallInst>(&i); call && call->getType()->isVoidTy())
    return; // lifetimes and assumptions, which would have to hold for all lanes
  if (shapes.of(&i).hasScalar())
    scalarInstruction(i);
  else
    vectorInstruction(i);
}

void Widener::terminator(Instruction &i) {
  if (auto *r = dyn_cast<ReturnInst>(&i)) {
    Value *v = r->getReturnValue();
    stop = shapes.of(v).isUniform() ? scalar(v) : vector(v);
    b.CreateBr(end);
    return;
  }
  auto &branch = cast<BranchInst>(i);
  if (branch.isUnconditional())
    b.CreateBr(heads[branch.getSuccessor(0)]);
  else
    b.CreateCondBr(scalar(branch.getCondition()), heads[branch.getSuccessor(0)], heads[branch.getSuccessor(1)]);
}

void Widener::phi(PHINode &p) {
  const bool one = shapes.of(&p).hasScalar();
  PHINode *copy = b.CreatePHI(one ? p.getType() : wide(p.getType()), p.getNumIncomingValues(), p.getName());
  one ? setScalar(p, copy) : setVector(p, copy);
}

void Widener::finishPhis() {
  for (BasicBlock &block : lane)
    for (PHINode &p : block.phis()) {
      if (!heads.contains(&block))
        continue; // never entered
      const bool one = shapes.of(&p).hasScalar();
      auto *copy = cast<PHINode>(one ? scalars[&p] : vectors[&p]);
      for (unsigned k = 0; k < p.getNumIncomingValues(); ++k) {
        BasicBlock *from = p.getIncomingBlock(k);
        if (!tails.contains(from))
          continue;
        b.SetInsertPoint(tails[from]->getTerminator());
        Value *v = p.getIncomingValue(k);
        copy->addIncoming(one ? scalar(v) : vector(v), tails[from]);
      }
    }
  for (size_t n = 0; n < extendedPhis.size(); ++n) { // more may come
    const ExtendedPhi e = extendedPhis[n];
    for (unsigned k = 0; k < e.of->getNumIncomingValues(); ++k) {
      BasicBlock *from = e.of->getIncomingBlock(k);
      if (!tails.contains(from))
        continue;
      b.SetInsertPoint(tails[from]->getTerminator());
      e.extended->addIncoming(laneZeroExtended(e.of->getIncomingValue(k), e.extended->getType(), e.sign), tails[from]);
    }
  }
}

void Widener::local(AllocaInst &a) {
  const uint64_t bytes = alignTo(*a.getAllocationSize(layout), a.getAlign()) * lanes;
  IRBuilder<> at(top, top->begin());
  AllocaInst *copy = at.CreateAlloca(ArrayType::get(at.getInt8Ty(), bytes), nullptr, a.getName());
  copy->setAlignment(std::max(a.getAlign(), Align(64)));
  setScalar(a, copy);
}

} // namespace sampan::cpu
