// Loads, stores and votes. See widen.h.
#include "targets/cpu/widen.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/PatternMatch.h>

#include <cstdlib>

namespace sampan::cpu {

using namespace llvm;

// More lanes than this make long code of what is done for each by itself.
constexpr unsigned kApart = 16;

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

static bool isConsecutive(const DataLayout &layout, Type *element, int64_t stride) {
  return std::abs(stride) == static_cast<int64_t>(layout.getTypeAllocSize(element).getFixedValue());
}

// Is there anything better than a gather or a scatter for a stride of so many bytes?
bool Widener::servesStride(const CallInst &access, int64_t stride) const {
  return isConsecutive(layout, simd::elementOf(access), stride) ||
         (match(simd::maskOf(access), PatternMatch::m_One()) && lanes <= kApart);
}

// Consecutive elements are one vector. Otherwise, if all lanes' addresses are constants behind the first one's, a load for
// each is no more than what a gather does inside, and there need be no vector of addresses. Null if neither serves.
Value *Widener::loadStrided(CallInst &call, Value *from, int64_t stride) {
  if (!servesStride(call, stride))
    return nullptr;
  Value *mask = call.getArgOperand(1);
  auto *type = cast<VectorType>(wide(call.getType()));
  const Align alignment = simd::alignmentOf(call), each = eachAligned(alignment, call.getType());
  const bool full = match(mask, PatternMatch::m_One());
  if (!isConsecutive(layout, call.getType(), stride)) {
    Value *all = PoisonValue::get(type);
    for (unsigned l = 0; l < lanes; ++l) {
      Value *at = b.CreateGEP(b.getInt8Ty(), from, b.getInt64(static_cast<uint64_t>(stride * l)));
      all = b.CreateInsertElement(all, b.CreateAlignedLoad(call.getType(), at, alignment), l);
    }
    return all;
  }
  Value *active = full ? nullptr : vector(mask);
  if (stride < 0) {
    from = b.CreateGEP(call.getType(), from, b.getInt64(-static_cast<int64_t>(lanes - 1)));
    active = full ? nullptr : reversed(active);
  }
  Value *v = full ? static_cast<Value *>(b.CreateAlignedLoad(type, from, each))
                  : b.CreateMaskedLoad(type, from, each, active, PoisonValue::get(type));
  return stride < 0 ? reversed(v) : v;
}

void Widener::load(CallInst &call) {
  Value *pointer = call.getArgOperand(0);
  const Align alignment = simd::alignmentOf(call);
  const simd::Shape shape = shapes.of(pointer), guess = shapes.ifExact(pointer);
  if (shape.isUniform()) {
    // Under a mask that holds for somebody: one load serves all.
    setVector(call, b.CreateVectorSplat(lanes, b.CreateAlignedLoad(call.getType(), scalar(pointer), alignment)));
    return;
  }
  Value *v = nullptr;
  if (shape.isStrided()) {
    if (loadNeighbours(call))
      return;
    v = loadStrided(call, scalar(pointer), shape.stride);
  } else if (guess.isStrided() && servesStride(call, guess.stride)) {
    v = loadIfExact(call, guess.stride);
  }
  if (!v) {
    auto *type = cast<VectorType>(wide(call.getType()));
    v = b.CreateMaskedGather(type, vector(pointer), alignment, vector(call.getArgOperand(1)), PoisonValue::get(type));
  }
  setVector(call, v);
}

bool Widener::storeStrided(CallInst &call, Value *at, int64_t stride) {
  if (!servesStride(call, stride))
    return false;
  Value *mask = call.getArgOperand(2), *v = vector(call.getArgOperand(0));
  Type *element = simd::elementOf(call);
  const Align alignment = simd::alignmentOf(call), each = eachAligned(alignment, element);
  if (!isConsecutive(layout, element, stride)) {
    for (unsigned l = 0; l < lanes; ++l)
      b.CreateAlignedStore(b.CreateExtractElement(v, l),
                           b.CreateGEP(b.getInt8Ty(), at, b.getInt64(static_cast<uint64_t>(stride * l))), alignment);
    return true;
  }
  if (stride < 0) {
    at = b.CreateGEP(element, at, b.getInt64(-static_cast<int64_t>(lanes - 1)));
    v = reversed(v);
  }
  if (match(mask, PatternMatch::m_One()))
    b.CreateAlignedStore(v, at, each);
  else
    b.CreateMaskedStore(v, at, each, stride < 0 ? reversed(vector(mask)) : vector(mask));
  return true;
}

// One place for all lanes: what the last active one writes stays. The mask holds for somebody.
void Widener::storeToOne(CallInst &call) {
  Value *value = call.getArgOperand(0), *mask = call.getArgOperand(2);
  Value *v;
  if (shapes.of(value).isUniform()) {
    v = scalar(value);
  } else {
    Value *last = b.getInt32(lanes - 1);
    if (!match(mask, PatternMatch::m_One())) {
      Value *bits = bitsOf(mask);
      Value *zeros = b.CreateIntrinsic(Intrinsic::ctlz, {bits->getType()}, {bits, b.getTrue()});
      last = b.CreateSub(last, b.CreateZExtOrTrunc(zeros, b.getInt32Ty()));
    }
    v = element(value, last);
  }
  b.CreateAlignedStore(v, scalar(call.getArgOperand(1)), simd::alignmentOf(call));
}

void Widener::store(CallInst &call) {
  Value *pointer = call.getArgOperand(1);
  const simd::Shape shape = shapes.of(pointer), guess = shapes.ifExact(pointer);
  if (shape.isUniform())
    return storeToOne(call);
  if (shape.isStrided() && (storeNeighbours(call) || storeStrided(call, scalar(pointer), shape.stride)))
    return;
  if (!shape.isStrided() && guess.isStrided() && servesStride(call, guess.stride))
    return storeIfExact(call, guess.stride);
  b.CreateMaskedScatter(vector(call.getArgOperand(0)), vector(pointer), simd::alignmentOf(call),
                        vector(call.getArgOperand(2)));
}

// Does no lane lie across a wrap, if the last one is so far from the first?
Value *Widener::inOrder(Value *first, const APInt &far, bool sign) {
  const unsigned bits = far.getBitWidth();
  const APInt most = sign ? APInt::getSignedMaxValue(bits) : APInt::getMaxValue(bits);
  const APInt least = sign ? APInt::getSignedMinValue(bits) : APInt::getMinValue(bits);
  return far.isNegative() ? b.CreateICmp(sign ? CmpInst::ICMP_SGE : CmpInst::ICMP_UGE, first, b.getInt(least - far))
                          : b.CreateICmp(sign ? CmpInst::ICMP_SLE : CmpInst::ICMP_ULE, first, b.getInt(most - far));
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
  Value *first = scalar(steps), *last = b.CreateAdd(first, b.getInt(far));
  const bool below = CmpInst::getStrictPredicate(predicate) == (sign ? CmpInst::ICMP_SLT : CmpInst::ICMP_ULT);
  Value *ordered = inOrder(first, far, sign);
  return b.CreateAnd(ordered, b.CreateICmp(predicate, below == up ? last : first, scalar(limit)), "all");
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
