// Instructions that compute. See widen.h.
#include "targets/cpu/widen.h"

#include <llvm/Analysis/VectorUtils.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Operator.h>

#include <cmath>

namespace sampan::cpu {

using namespace llvm;

void Widener::scalarInstruction(Instruction &i) {
  const simd::Shape shape = shapes.of(&i);
  if (shape.isStrided() && (isa<SExtInst>(i) || isa<ZExtInst>(i))) {
    setScalar(i, laneZeroExtended(i.getOperand(0), i.getType(), isa<SExtInst>(i)));
    return;
  }
  Instruction *copy = i.clone();
  for (Use &u : copy->operands())
    if (!isa<MetadataAsValue>(u) && !isa<Function>(u)) {
      const bool narrowIndex = isa<GetElementPtrInst>(i) && u->getType()->isIntegerTy() && shapes.of(u).isStrided() &&
                               u->getType()->getIntegerBitWidth() < 64;
      u.set(narrowIndex ? laneZeroExtended(u, b.getInt64Ty(), true) : scalar(u));
    }
  // Lane 0 may not be active; what holds for the others' numbers need not hold for its.
  if (any_of(i.operands(), [&](Value *v) { return shapes.of(v).isStrided(); }))
    copy->dropPoisonGeneratingFlags();
  b.Insert(copy, i.getName());
  setScalar(i, copy);
}

// Of an element of a short vector; those that vary have been turned into choices by scalarise-vectors.
static unsigned constantIndex(Value *v) { return static_cast<unsigned>(cast<ConstantInt>(v)->getZExtValue()); }

void Widener::vectorInstruction(Instruction &i) {
  Value *v = nullptr;
  if (auto *op = dyn_cast<BinaryOperator>(&i)) {
    Value *x = vector(op->getOperand(0)), *y = vector(op->getOperand(1));
    // Division by what an inactive lane has must not be undefined for the whole vector.
    if (op->isIntDivRem() && !isa<Constant>(y))
      y = b.CreateFreeze(y);
    v = b.CreateBinOp(op->getOpcode(), x, y);
  } else if (auto *op = dyn_cast<UnaryOperator>(&i)) {
    v = b.CreateUnOp(op->getOpcode(), vector(op->getOperand(0)));
  } else if (auto *c = dyn_cast<CmpInst>(&i)) {
    v = b.CreateCmp(c->getPredicate(), vector(c->getOperand(0)), vector(c->getOperand(1)));
  } else if (auto *c = dyn_cast<CastInst>(&i)) {
    v = b.CreateCast(c->getOpcode(), vector(c->getOperand(0)), wide(c->getType()));
  } else if (auto *s = dyn_cast<SelectInst>(&i)) {
    v = vectorSelect(s->getCondition(), s->getTrueValue(), s->getFalseValue());
  } else if (auto *g = dyn_cast<GetElementPtrInst>(&i)) {
    v = vectorAddress(*g);
  } else if (auto *e = dyn_cast<ExtractValueInst>(&i)) {
    v = b.CreateExtractValue(vector(e->getAggregateOperand()), e->getIndices());
  } else if (auto *e = dyn_cast<InsertValueInst>(&i)) {
    v = b.CreateInsertValue(vector(e->getAggregateOperand()), vector(e->getInsertedValueOperand()), e->getIndices());
  } else if (auto *e = dyn_cast<ExtractElementInst>(&i)) {
    v = b.CreateExtractValue(vector(e->getVectorOperand()), constantIndex(e->getIndexOperand()));
  } else if (auto *e = dyn_cast<InsertElementInst>(&i)) {
    v = b.CreateInsertValue(vector(e->getOperand(0)), vector(e->getOperand(1)), constantIndex(e->getOperand(2)));
  } else if (auto *f = dyn_cast<FreezeInst>(&i)) {
    v = b.CreateFreeze(vector(f->getOperand(0)));
  } else if (auto *call = dyn_cast<CallInst>(&i)) {
    v = vectorCall(*call);
  } else {
    llvm_unreachable("an instruction that lane programs do not have");
  }
  if (auto *made = dyn_cast<Instruction>(v); made && made->getOpcode() == i.getOpcode() && !isa<CallInst>(i)) {
    made->copyIRFlags(&i);
    made->setName(i.getName());
  }
  setVector(i, v);
}

Value *Widener::vectorSelect(Value *condition, Value *x, Value *y) {
  return selectParts(shapes.of(condition).isUniform() ? scalar(condition) : vector(condition), vector(x), vector(y));
}

// A vector of conditions chooses among vectors, not among structures of them.
Value *Widener::selectParts(Value *c, Value *x, Value *y) {
  if (!x->getType()->isAggregateType() || !c->getType()->isVectorTy())
    return b.CreateSelect(c, x, y);
  Value *all = PoisonValue::get(x->getType());
  for (unsigned k = 0; k < parts(x->getType()); ++k)
    all = b.CreateInsertValue(all, selectParts(c, b.CreateExtractValue(x, k), b.CreateExtractValue(y, k)), k);
  return all;
}

// What is the same for all lanes stays scalar: an address of one base and a vector of 32-bit offsets is what gathers take.
Value *Widener::vectorAddress(GetElementPtrInst &g) {
  const auto operand = [this](Value *v) { return shapes.of(v).isUniform() ? scalar(v) : vector(v); };
  SmallVector<Value *, 4> indices;
  for (Use &u : g.indices())
    indices.push_back(operand(u));
  return b.CreateGEP(g.getSourceElementType(), operand(g.getPointerOperand()), indices, g.getName(), g.isInBounds());
}

// Float to integer, with the ends for what lies beyond them and 0 for NaN. LLVM would do it lane by lane.
Value *Widener::saturated(Value *x, Type *to, bool sign) {
  const unsigned bits = to->getScalarSizeInBits();
  const auto number = [&](double v) { return ConstantFP::get(x->getType(), v); };
  const auto integer = [&](const APInt &v) { return ConstantInt::get(to, v); };
  Value *v = sign ? b.CreateFPToSI(x, to) : b.CreateFPToUI(x, to);
  const double beyond = std::ldexp(1.0, static_cast<int>(sign ? bits - 1 : bits));
  v = b.CreateSelect(b.CreateFCmpOGE(x, number(beyond)),
                     integer(sign ? APInt::getSignedMaxValue(bits) : APInt::getMaxValue(bits)), v);
  if (!sign)
    return b.CreateSelect(b.CreateFCmpULT(x, number(0)), integer(APInt(bits, 0)), v);
  v = b.CreateSelect(b.CreateFCmpOLT(x, number(-beyond)), integer(APInt::getSignedMinValue(bits)), v);
  return b.CreateSelect(b.CreateFCmpUNO(x, x), integer(APInt(bits, 0)), v);
}

Value *Widener::vectorCall(CallInst &call) {
  const Intrinsic::ID id = call.getIntrinsicID();
  if ((id == Intrinsic::fptosi_sat || id == Intrinsic::fptoui_sat) && !parts(call.getType()))
    return saturated(vector(call.getArgOperand(0)), wide(call.getType()), id == Intrinsic::fptosi_sat);
  SmallVector<Value *, 4> arguments;
  SmallVector<Type *, 2> types;
  if (isVectorIntrinsicWithOverloadTypeAtArg(id, -1))
    types.push_back(wide(call.getType()));
  const bool overflow = call.getType()->isStructTy(); // the with.overflow family, overloaded by its operands
  for (unsigned k = 0; k < call.arg_size(); ++k) {
    Value *v = call.getArgOperand(k);
    const bool one = isVectorIntrinsicWithScalarOpAtArg(id, k);
    arguments.push_back(one ? scalar(v) : vector(v));
    if (overflow ? k == 0 : isVectorIntrinsicWithOverloadTypeAtArg(id, k))
      types.push_back(arguments.back()->getType());
  }
  if (overflow)
    types.assign(1, arguments[0]->getType());
  CallInst *made = b.CreateIntrinsic(id, types, arguments);
  made->copyIRFlags(&call);
  return made;
}

} // namespace sampan::cpu
