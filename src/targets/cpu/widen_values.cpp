// Scalars, vectors, and how one is made of the other. See widen.h.
#include "targets/cpu/widen.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/Operator.h>

namespace sampan::cpu {

using namespace llvm;

// Structures, arrays and a user's short vectors are made of parts; each part of the wide form is a vector of lanes.
unsigned Widener::parts(Type *t) {
  if (t->isStructTy())
    return t->getStructNumElements();
  if (t->isArrayTy())
    return static_cast<unsigned>(t->getArrayNumElements());
  auto *v = dyn_cast<FixedVectorType>(t);
  return v ? v->getNumElements() : 0;
}

Type *Widener::part(Type *t, unsigned k) {
  return t->isStructTy() ? t->getStructElementType(k) : t->isArrayTy() ? t->getArrayElementType() : t->getScalarType();
}

Value *Widener::getPart(IRBuilder<> &at, Value *v, unsigned k) {
  return v->getType()->isVectorTy() ? at.CreateExtractElement(v, k) : at.CreateExtractValue(v, k);
}

Value *Widener::putPart(IRBuilder<> &at, Value *v, Value *p, unsigned k) {
  return v->getType()->isVectorTy() ? at.CreateInsertElement(v, p, k) : at.CreateInsertValue(v, p, k);
}

Type *Widener::wide(Type *t) const {
  if (auto *s = dyn_cast<StructType>(t)) {
    SmallVector<Type *, 4> types;
    for (Type *e : s->elements())
      types.push_back(wide(e));
    return StructType::get(t->getContext(), types);
  }
  if (const unsigned n = parts(t))
    return ArrayType::get(wide(part(t, 0)), n);
  return t->isArrayTy() ? t : FixedVectorType::get(t, lanes);
}

Value *Widener::scalar(Value *v) {
  if (isa<Constant>(v))
    return v;
  Value *s = scalars.lookup(v);
  assert(s && "a scalar is asked for that there is none of");
  return s;
}

Value *Widener::steps(Type *element, int64_t stride) const {
  SmallVector<Constant *, 64> values;
  for (unsigned l = 0; l < lanes; ++l)
    values.push_back(ConstantInt::get(element, static_cast<uint64_t>(stride * l), true));
  return ConstantVector::get(values);
}

Value *Widener::splat(IRBuilder<> &at, Value *v, Type *t) {
  if (isa<PoisonValue>(v))
    return PoisonValue::get(wide(t));
  if (isa<UndefValue>(v))
    return UndefValue::get(wide(t));
  const unsigned n = parts(t);
  if (!n)
    return t->isAggregateType() ? v : at.CreateVectorSplat(lanes, v);
  Value *all = PoisonValue::get(wide(t));
  for (unsigned k = 0; k < n; ++k)
    all = at.CreateInsertValue(all, splat(at, getPart(at, v, k), part(t, k)), k);
  return all;
}

// Made where the scalar is, so that every later use can have it.
Value *Widener::vector(Value *v) {
  if (Value *known = vectors.lookup(v))
    return known;
  Value *s = scalar(v);
  IRBuilder<> at(b.getContext());
  if (auto *i = dyn_cast<Instruction>(s))
    at.SetInsertPoint(i->getParent(),
                      isa<PHINode>(i) ? i->getParent()->getFirstNonPHIIt() : std::next(i->getIterator()));
  else
    at.SetInsertPoint(begin, begin->getFirstInsertionPt());
  at.SetCurrentDebugLocation(b.getCurrentDebugLocation());
  Value *all = splat(at, s, v->getType());
  const simd::Shape shape = shapes.of(v);
  if (shape.isStrided()) {
    if (v->getType()->isPointerTy())
      all = at.CreateGEP(at.getInt8Ty(), s, steps(at.getInt64Ty(), shape.stride));
    else
      all = at.CreateAdd(all, steps(v->getType(), shape.stride));
  }
  if (isa<Constant>(v))
    return all;
  return vectors[v] = all;
}

// The extension of lane 0 of a strided value such that adding the stride gives that of each active lane, even if lane 0 is
// not active and would overflow: what is said not to wrap is computed in the wider type from the start.
Value *Widener::laneZeroExtended(Value *v, Type *type, bool sign) {
  const simd::Shape shape = shapes.of(v);
  if (shape.isStrided()) {
    if (auto *p = dyn_cast<PHINode>(v))
      return extendedPhi(*p, type, sign);
    if (auto *s = dyn_cast<SelectInst>(v))
      return b.CreateSelect(scalar(s->getCondition()), laneZeroExtended(s->getTrueValue(), type, sign),
                            laneZeroExtended(s->getFalseValue(), type, sign));
    // Otherwise it is exact by alignment, for lane 0 as well.
    auto *op = dyn_cast<OverflowingBinaryOperator>(v);
    const auto exact = [&](Value *x) {
      const simd::Shape of = shapes.of(x);
      return of.isUniform() || (sign ? of.exactSigned : of.exactUnsigned);
    };
    if (op && (sign ? op->hasNoSignedWrap() : op->hasNoUnsignedWrap()) && all_of(op->operands(), exact)) {
      Value *x = laneZeroExtended(op->getOperand(0), type, sign);
      if (op->getOpcode() == Instruction::Shl)
        return b.CreateShl(x, b.CreateZExt(scalar(op->getOperand(1)), type));
      Value *y = laneZeroExtended(op->getOperand(1), type, sign);
      return b.CreateBinOp(static_cast<Instruction::BinaryOps>(op->getOpcode()), x, y);
    }
  }
  Value *s = scalar(v);
  return sign ? b.CreateSExt(s, type) : b.CreateZExt(s, type);
}

// Its incoming values are extended when all blocks are there.
Value *Widener::extendedPhi(PHINode &p, Type *type, bool sign) {
  for (const ExtendedPhi &known : extendedPhis)
    if (known.of == &p && known.sign == sign && known.extended->getType() == type)
      return known.extended;
  BasicBlock *at = heads[p.getParent()];
  PHINode *made = PHINode::Create(type, p.getNumIncomingValues(), p.getName() + ".extended", at->begin());
  extendedPhis.push_back({&p, made, sign});
  return made;
}

Value *Widener::element(Value *v, Value *number) {
  const simd::Shape shape = shapes.of(v);
  if (shape.isUniform())
    return scalar(v);
  if (shape.isStrided()) {
    Type *t = v->getType()->isPointerTy() ? b.getInt64Ty() : v->getType();
    Value *offset = b.CreateMul(b.CreateZExtOrTrunc(number, t), ConstantInt::get(t, shape.stride, true));
    return v->getType()->isPointerTy() ? b.CreatePtrAdd(scalar(v), offset) : b.CreateAdd(scalar(v), offset);
  }
  return elementOf(vector(v), v->getType(), number);
}

Value *Widener::elementOf(Value *all, Type *t, Value *number) {
  const unsigned n = parts(t);
  if (!n)
    return t->isAggregateType() ? all : b.CreateExtractElement(all, number);
  Value *one = PoisonValue::get(t);
  for (unsigned k = 0; k < n; ++k)
    one = putPart(b, one, elementOf(b.CreateExtractValue(all, k), part(t, k), number), k);
  return one;
}

Value *Widener::withElement(Value *all, Value *one, Value *number) {
  const unsigned n = parts(one->getType());
  if (!n)
    return one->getType()->isAggregateType() ? all : b.CreateInsertElement(all, one, number);
  for (unsigned k = 0; k < n; ++k)
    all = b.CreateInsertValue(all, withElement(b.CreateExtractValue(all, k), getPart(b, one, k), number), k);
  return all;
}

Value *Widener::bitsOf(Value *mask) { return b.CreateBitCast(vector(mask), b.getIntNTy(lanes)); }

} // namespace sampan::cpu
