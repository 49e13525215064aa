// Loads, stores and votes. See widen.h.
#include "targets/cpu/widen.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/PatternMatch.h>

namespace sampan::cpu {

using namespace llvm;

int64_t Widener::consecutive(Value *pointer, Type *element) const {
  const simd::Shape shape = shapes.of(pointer);
  const auto size = static_cast<int64_t>(layout.getTypeAllocSize(element).getFixedValue());
  return !shape.isStrided() ? 0 : shape.stride == size ? 1 : shape.stride == -size ? -1 : 0;
}

// What neighbouring lanes' addresses can all have.
Align Widener::eachAligned(Align claimed, Type *element) const {
  return std::min(claimed, Align(PowerOf2Ceil(layout.getTypeAllocSize(element).getFixedValue())));
}

Value *Widener::reversed(Value *v) {
  SmallVector<int, 64> order;
  for (unsigned l = lanes; l-- > 0;)
    order.push_back(static_cast<int>(l));
  return isa<Constant>(v) && cast<Constant>(v)->getSplatValue() ? v : b.CreateShuffleVector(v, order);
}

void Widener::load(CallInst &call) {
  Value *pointer = call.getArgOperand(0), *mask = call.getArgOperand(1);
  const Align alignment = call.getParamAlign(0).valueOrOne();
  auto *type = cast<VectorType>(wide(call.getType()));
  const bool full = match(mask, PatternMatch::m_One());
  const int64_t direction = consecutive(pointer, call.getType());
  if (shapes.of(pointer).isUniform()) {
    // Under a mask that holds for somebody: one load serves all.
    setVector(call, b.CreateVectorSplat(lanes, b.CreateAlignedLoad(call.getType(), scalar(pointer), alignment)));
    return;
  }
  if (!direction) {
    setVector(call, b.CreateMaskedGather(type, vector(pointer), alignment, vector(mask), PoisonValue::get(type)));
    return;
  }
  Value *from = scalar(pointer);
  const Align each = eachAligned(alignment, call.getType());
  Value *active = full ? nullptr : vector(mask);
  if (direction < 0) {
    from = b.CreateGEP(call.getType(), from, b.getInt64(-static_cast<int64_t>(lanes - 1)));
    active = full ? nullptr : reversed(active);
  }
  Value *v = full ? static_cast<Value *>(b.CreateAlignedLoad(type, from, each))
                  : b.CreateMaskedLoad(type, from, each, active, PoisonValue::get(type));
  setVector(call, direction < 0 ? reversed(v) : v);
}

void Widener::store(CallInst &call) {
  Value *value = call.getArgOperand(0), *pointer = call.getArgOperand(1), *mask = call.getArgOperand(2);
  const Align alignment = call.getParamAlign(1).valueOrOne();
  const bool full = match(mask, PatternMatch::m_One());
  if (shapes.of(pointer).isUniform()) {
    // One place for all lanes: what the last active one writes stays. The mask holds for somebody.
    Value *v;
    if (shapes.of(value).isUniform()) {
      v = scalar(value);
    } else {
      Value *last = b.getInt32(lanes - 1);
      if (!full) {
        Value *bits = bitsOf(mask);
        Value *zeros = b.CreateIntrinsic(Intrinsic::ctlz, {bits->getType()}, {bits, b.getTrue()});
        last = b.CreateSub(last, b.CreateZExtOrTrunc(zeros, b.getInt32Ty()));
      }
      v = element(value, last);
    }
    b.CreateAlignedStore(v, scalar(pointer), alignment);
    return;
  }
  const int64_t direction = consecutive(pointer, value->getType());
  Value *v = vector(value);
  if (!direction) {
    b.CreateMaskedScatter(v, vector(pointer), alignment, vector(mask));
    return;
  }
  Value *at = scalar(pointer);
  const Align each = eachAligned(alignment, value->getType());
  if (direction < 0) {
    at = b.CreateGEP(value->getType(), at, b.getInt64(-static_cast<int64_t>(lanes - 1)));
    v = reversed(v);
  }
  if (full)
    b.CreateAlignedStore(v, at, each);
  else
    b.CreateMaskedStore(v, at, each, direction < 0 ? reversed(vector(mask)) : vector(mask));
}

void Widener::vote(CallInst &call, bool all) {
  Value *mask = call.getArgOperand(0);
  if (shapes.of(mask).isUniform())
    return setScalar(call, scalar(mask));
  Value *bits = bitsOf(mask);
  Constant *none = ConstantInt::get(bits->getType(), 0);
  setScalar(call, all ? b.CreateICmpEQ(bits, ConstantExpr::getNot(none), "all") : b.CreateICmpNE(bits, none, "any"));
}

} // namespace sampan::cpu
