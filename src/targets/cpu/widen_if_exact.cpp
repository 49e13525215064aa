// Accesses that are strided unless an index wraps between the lanes: one comparison of lane 0 tells, and then they are as fast
// as others of their kind. See widen.h.
#include "targets/cpu/widen.h"

#include <llvm/IR/MDBuilder.h>

namespace sampan::cpu {

using namespace llvm;

// Lane 0's part of an address or index whose shape is simd::Shapes::ifExact. What has to hold is added to `exact`, null at
// first.
Value *Widener::laneZeroIfExact(Value *v, Value *&exact) {
  if (shapes.of(v).hasScalar())
    return scalar(v);
  auto &i = cast<Instruction>(*v);
  if (isa<CastInst>(i)) {
    Value *narrow = i.getOperand(0), *first = scalar(narrow);
    const APInt far(narrow->getType()->getIntegerBitWidth(),
                    static_cast<uint64_t>(shapes.of(narrow).stride * static_cast<int64_t>(lanes - 1)), true);
    Value *thisOne = inOrder(first, far, isa<SExtInst>(i));
    exact = exact ? b.CreateAnd(exact, thisOne) : thisOne;
    return b.CreateCast(cast<CastInst>(i).getOpcode(), first, i.getType());
  }
  Instruction *copy = i.clone();
  for (Use &u : copy->operands())
    u.set(laneZeroIfExact(u, exact));
  copy->dropPoisonGeneratingFlags(); // lane 0 may not be active
  return b.Insert(copy);
}

// Nearly never taken: short code is what counts.
static void keepRolled(BasicBlock *behindLoop) {
  Instruction *branch = behindLoop->getSinglePredecessor()->getTerminator();
  LLVMContext &c = branch->getContext();
  MDNode *disable = MDNode::get(c, {MDString::get(c, "llvm.loop.unroll.disable")});
  MDNode *loop = MDNode::getDistinct(c, {nullptr, disable});
  loop->replaceOperandWith(0, loop);
  branch->setMetadata(LLVMContext::MD_loop, loop);
}

// One way if `exact`, another one if not; the caller fills both.
struct Widener::Ways {
  BasicBlock *together, *apart, *after;

  Ways(Widener &w, Value *exact, const char *done)
      : together(BasicBlock::Create(w.to.getContext(), "exact", &w.to)),
        apart(BasicBlock::Create(w.to.getContext(), "wraps", &w.to)),
        after(BasicBlock::Create(w.to.getContext(), done, &w.to)) {
    w.b.CreateCondBr(exact, together, apart, MDBuilder(w.b.getContext()).createLikelyBranchWeights());
  }
};

Value *Widener::loadIfExact(CallInst &call, int64_t stride) {
  Value *pointer = call.getArgOperand(0), *mask = call.getArgOperand(1), *exact = nullptr;
  vector(pointer); // before the ways part
  vector(mask);
  Value *from = laneZeroIfExact(pointer, exact);
  const Ways ways(*this, exact, "loaded");
  b.SetInsertPoint(ways.together);
  Value *v = loadStrided(call, from, stride);
  b.CreateBr(ways.after);
  b.SetInsertPoint(ways.apart);
  Value *each = forActive(mask, call.getType(), [&](Value *number) {
    return b.CreateAlignedLoad(call.getType(), element(pointer, number), simd::alignmentOf(call));
  });
  BasicBlock *end = b.GetInsertBlock();
  keepRolled(end);
  b.CreateBr(ways.after);
  b.SetInsertPoint(ways.after);
  PHINode *all = b.CreatePHI(v->getType(), 2);
  all->addIncoming(v, ways.together);
  all->addIncoming(each, end);
  return all;
}

void Widener::storeIfExact(CallInst &call, int64_t stride) {
  Value *value = call.getArgOperand(0), *pointer = call.getArgOperand(1), *mask = call.getArgOperand(2);
  Value *exact = nullptr;
  for (Value *v : {value, pointer, mask})
    vector(v);
  Value *at = laneZeroIfExact(pointer, exact);
  const Ways ways(*this, exact, "stored");
  b.SetInsertPoint(ways.together);
  storeStrided(call, at, stride);
  b.CreateBr(ways.after);
  b.SetInsertPoint(ways.apart);
  forActive(mask, nullptr, [&](Value *number) {
    return b.CreateAlignedStore(element(value, number), element(pointer, number), simd::alignmentOf(call));
  });
  keepRolled(b.GetInsertBlock());
  b.CreateBr(ways.after);
  b.SetInsertPoint(ways.after);
}

} // namespace sampan::cpu
