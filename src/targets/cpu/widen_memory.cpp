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

// Does a strided value compare like this with a uniform one in all lanes? Then it does at one end, unless it wraps between
// them. Null if the comparison is of another kind.
Value *Widener::atOneEnd(Value *mask) {
  auto *compare = dyn_cast<ICmpInst>(mask);
  if (!compare || !compare->isRelational() || !compare->getOperand(0)->getType()->isIntegerTy())
    return nullptr;
  CmpInst::Predicate predicate = compare->getPredicate();
  Value *steps = compare->getOperand(0), *limit = compare->getOperand(1);
  if (shapes.of(limit).isStrided()) {
    std::swap(steps, limit);
    predicate = CmpInst::getSwappedPredicate(predicate);
  }
  const simd::Shape shape = shapes.of(steps);
  if (!shape.isStrided() || !shapes.of(limit).isUniform())
    return nullptr;
  const unsigned bits = steps->getType()->getIntegerBitWidth();
  const int64_t distance = shape.stride * static_cast<int64_t>(lanes - 1);
  if (!isIntN(bits, distance))
    return nullptr;
  const APInt far(bits, static_cast<uint64_t>(distance), true);
  const bool sign = CmpInst::isSigned(predicate), up = !far.isNegative();
  const APInt most = sign ? APInt::getSignedMaxValue(bits) : APInt::getMaxValue(bits);
  const APInt least = sign ? APInt::getSignedMinValue(bits) : APInt::getMinValue(bits);
  Value *first = scalar(steps), *last = b.CreateAdd(first, b.getInt(far));
  Value *inOrder = up ? b.CreateICmp(sign ? CmpInst::ICMP_SLE : CmpInst::ICMP_ULE, first, b.getInt(most - far))
                      : b.CreateICmp(sign ? CmpInst::ICMP_SGE : CmpInst::ICMP_UGE, first, b.getInt(least - far));
  const bool below = CmpInst::getStrictPredicate(predicate) == (sign ? CmpInst::ICMP_SLT : CmpInst::ICMP_ULT);
  return b.CreateAnd(inOrder, b.CreateICmp(predicate, below == up ? last : first, scalar(limit)), "all");
}

void Widener::vote(CallInst &call, bool all) {
  Value *mask = call.getArgOperand(0);
  if (shapes.of(mask).isUniform())
    return setScalar(call, scalar(mask));
  if (mask == lane.getArg(3)) // of the whole vector
    return setScalar(call, all ? allActive : b.getTrue());
  if (Value *known = all ? atOneEnd(mask) : nullptr)
    return setScalar(call, known);
  Value *bits = bitsOf(mask);
  Constant *none = ConstantInt::get(bits->getType(), 0);
  setScalar(call, all ? b.CreateICmpEQ(bits, ConstantExpr::getNot(none), "all") : b.CreateICmpNE(bits, none, "any"));
}

} // namespace sampan::cpu
