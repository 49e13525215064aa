// What cannot be done for several lanes at once: a loop over the active lanes in ascending order. See widen.h.
#include "targets/cpu/widen.h"

#include <llvm/IR/Constants.h>

namespace sampan::cpu {

using namespace llvm;

// The value with which an operation on integers changes nothing; null if the order of operations can be seen.
static Constant *neutral(AtomicRMWInst::BinOp operation, Type *t) {
  if (!t->isIntegerTy())
    return nullptr;
  const unsigned bits = t->getIntegerBitWidth();
  switch (operation) {
  case AtomicRMWInst::Add:
  case AtomicRMWInst::Sub:
  case AtomicRMWInst::Or:
  case AtomicRMWInst::Xor:
  case AtomicRMWInst::UMax: return ConstantInt::get(t, 0);
  case AtomicRMWInst::And:
  case AtomicRMWInst::UMin: return Constant::getAllOnesValue(t);
  case AtomicRMWInst::Max: return ConstantInt::get(t, APInt::getSignedMinValue(bits));
  case AtomicRMWInst::Min: return ConstantInt::get(t, APInt::getSignedMaxValue(bits));
  default: return nullptr;
  }
}

Value *Widener::reduced(IRBuilder<> &b, AtomicRMWInst::BinOp operation, Value *v) {
  switch (operation) {
  case AtomicRMWInst::Or: return b.CreateOrReduce(v);
  case AtomicRMWInst::Xor: return b.CreateXorReduce(v);
  case AtomicRMWInst::And: return b.CreateAndReduce(v);
  case AtomicRMWInst::Max:
  case AtomicRMWInst::UMax: return b.CreateIntMaxReduce(v, operation == AtomicRMWInst::Max);
  case AtomicRMWInst::Min:
  case AtomicRMWInst::UMin: return b.CreateIntMinReduce(v, operation == AtomicRMWInst::Min);
  default: return b.CreateAddReduce(v); // additions and subtractions: see neutral
  }
}

// An atomic operation of all lanes on one place, whose results nobody looks at, is one operation on what they come to
// together: counters and sums. Of floating-point numbers only in lane order would the bits be the same, so not of those.
bool Widener::eachAtOnce(CallInst &call) {
  Function &f = *call.getCalledFunction();
  auto *atomic = dyn_cast<AtomicRMWInst>(&f.getEntryBlock().front());
  if (!atomic || !call.use_empty() || atomic->isVolatile())
    return false;
  const auto outside = [&](Value *v) -> Value * {
    auto *a = dyn_cast<Argument>(v);
    return a ? call.getArgOperand(a->getArgNo()) : v;
  };
  Value *pointer = outside(atomic->getPointerOperand()), *value = outside(atomic->getValOperand());
  const AtomicRMWInst::BinOp operation = atomic->getOperation();
  Constant *nothing = neutral(operation, value->getType());
  if (!nothing || !shapes.of(pointer).isUniform())
    return false;
  Value *v = b.CreateSelect(vector(call.getArgOperand(0)), vector(value), b.CreateVectorSplat(lanes, nothing));
  Value *together = reduced(b, operation, v);
  auto *one = cast<AtomicRMWInst>(atomic->clone());
  one->setOperand(0, scalar(pointer));
  one->setOperand(1, together);
  b.Insert(one);
  return true;
}

// before: bits = mask; again: lane = lowest bit, the operation, bits &= bits - 1; until none is left. The mask holds for
// somebody, so the loop is entered without a question. Answers the lanes' results; null if there is none.
Value *Widener::forActive(Value *mask, Type *result, function_ref<Value *(Value *lane)> operation) {
  Value *all = bitsOf(mask);
  BasicBlock *before = b.GetInsertBlock();
  BasicBlock *again = BasicBlock::Create(to.getContext(), "each", &to);
  BasicBlock *after = BasicBlock::Create(to.getContext(), "after", &to);
  b.CreateBr(again);
  b.SetInsertPoint(again);
  PHINode *bits = b.CreatePHI(all->getType(), 2, "bits");
  bits->addIncoming(all, before);
  PHINode *results = result ? b.CreatePHI(wide(result), 2, "results") : nullptr;
  Value *number = b.CreateIntrinsic(Intrinsic::cttz, {bits->getType()}, {bits, b.getTrue()});
  number = b.CreateZExtOrTrunc(number, b.getInt32Ty(), "lane");
  Value *more = nullptr, *one = operation(number);
  if (results) {
    more = withElement(results, one, number);
    results->addIncoming(PoisonValue::get(results->getType()), before);
    results->addIncoming(more, again);
  }
  Value *rest = b.CreateAnd(bits, b.CreateSub(bits, ConstantInt::get(bits->getType(), 1)));
  bits->addIncoming(rest, again);
  b.CreateCondBr(b.CreateIsNull(rest), after, again);
  b.SetInsertPoint(after);
  return more;
}

void Widener::each(CallInst &call) {
  if (eachAtOnce(call))
    return;
  const bool gives = !call.getType()->isVoidTy() && !call.use_empty();
  for (Value *v : call.args()) // vectors are made before the loop
    if (shapes.of(v).isVarying())
      vector(v);
  Value *results = forActive(call.getArgOperand(0), gives ? call.getType() : nullptr, [&](Value *number) {
    SmallVector<Value *, 8> arguments{b.getTrue()};
    for (unsigned k = 1; k < call.arg_size(); ++k)
      arguments.push_back(element(call.getArgOperand(k), number));
    return b.CreateCall(call.getCalledFunction(), arguments);
  });
  if (results)
    setVector(call, results);
}

} // namespace sampan::cpu
