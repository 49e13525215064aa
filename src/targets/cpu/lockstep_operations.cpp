// What the instructions of a lane program do. See lockstep.h.
#include "kernel/warp_operation.h"
#include "runtime/abi.h"
#include "targets/cpu/lockstep.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Operator.h>

namespace sampan::cpu {

using namespace llvm;

void Lockstep::instruction(Instruction &i) {
  if (i.getDebugLoc())
    b.SetCurrentDebugLocation(i.getDebugLoc());
  if (i.isTerminator())
    return terminator(i);
  switch (simd::laneOp(i)) {
  case simd::LaneOp::Store: store(cast<CallInst>(i)); break;
  case simd::LaneOp::Each: each(cast<CallInst>(i)); break;
  case simd::LaneOp::Any: vote(cast<CallInst>(i), false); break;
  case simd::LaneOp::All: vote(cast<CallInst>(i), true); break;
  case simd::LaneOp::Warp: warpOperation(cast<CallInst>(i)); break;
  case simd::LaneOp::Load: break; // see isOfOneLane
  case simd::LaneOp::None: // other than local arrays: lifetimes and assumptions, which hold for active lanes only
    if (auto *a = dyn_cast<AllocaInst>(&i))
      local(*a);
  }
  if (!i.getType()->isVoidTy())
    assertShape(i);
}

// The instruction for one lane, without the promises that only active lanes keep.
Instruction *Lockstep::copyFor(Instruction &i, Value *l) {
  Instruction *copy = i.clone();
  for (Use &u : copy->operands())
    if (isa<Instruction>(u) || isa<Argument>(u) || isa<UndefValue>(u))
      u.set(value(b, u, l));
  copy->dropPoisonGeneratingFlags();
  copy->dropUnknownNonDebugMetadata();
  return b.Insert(copy);
}

// Does this lane break a promise that the instruction makes, so that its value is poison?
Value *Lockstep::breaksPromise(Instruction &i, Value *l) {
  const auto operand = [&](unsigned k) { return value(b, i.getOperand(k), l); };
  Value *broken = b.getFalse();
  const auto overflows = [&](Intrinsic::ID id) {
    Value *both = b.CreateIntrinsic(id, {i.getType()}, {operand(0), operand(1)});
    broken = b.CreateOr(broken, b.CreateExtractValue(both, 1));
  };
  auto *wraps = dyn_cast<OverflowingBinaryOperator>(&i);
  switch (i.getOpcode()) {
  case Instruction::Add:
  case Instruction::Sub:
  case Instruction::Mul: {
    const unsigned at = i.getOpcode() == Instruction::Add ? 0 : i.getOpcode() == Instruction::Sub ? 1 : 2;
    constexpr Intrinsic::ID kSigned[] = {Intrinsic::sadd_with_overflow, Intrinsic::ssub_with_overflow,
                                         Intrinsic::smul_with_overflow};
    constexpr Intrinsic::ID kUnsigned[] = {Intrinsic::uadd_with_overflow, Intrinsic::usub_with_overflow,
                                           Intrinsic::umul_with_overflow};
    if (wraps->hasNoSignedWrap())
      overflows(kSigned[at]);
    if (wraps->hasNoUnsignedWrap())
      overflows(kUnsigned[at]);
    return broken;
  }
  case Instruction::Shl:
  case Instruction::LShr:
  case Instruction::AShr: {
    if (i.getType()->isVectorTy())
      return broken;
    Value *bits = ConstantInt::get(i.getType(), i.getType()->getIntegerBitWidth());
    broken = b.CreateICmpUGE(operand(1), bits);
    if (!wraps)
      return broken;
    Value *by = b.CreateSelect(broken, Constant::getNullValue(i.getType()), operand(1));
    Value *shifted = b.CreateShl(operand(0), by);
    if (wraps->hasNoSignedWrap())
      broken = b.CreateOr(broken, b.CreateICmpNE(b.CreateAShr(shifted, by), operand(0)));
    if (wraps->hasNoUnsignedWrap())
      broken = b.CreateOr(broken, b.CreateICmpNE(b.CreateLShr(shifted, by), operand(0)));
    return broken;
  }
  case Instruction::ZExt:
    return i.hasNonNeg() ? b.CreateICmpSLT(operand(0), Constant::getNullValue(i.getOperand(0)->getType())) : broken;
  case Instruction::Or:
    return cast<PossiblyDisjointInst>(i).isDisjoint() ? b.CreateIsNotNull(b.CreateAnd(operand(0), operand(1))) : broken;
  default: return broken;
  }
}

Value *Lockstep::poisonOf(Instruction &i, Value *l) {
  if (isa<FreezeInst>(i))
    return b.getFalse();
  if (auto *s = dyn_cast<SelectInst>(&i); s && !s->getCondition()->getType()->isVectorTy()) {
    Value *chosen = b.CreateSelect(value(b, s->getCondition(), l), poison(b, s->getTrueValue(), l),
                                   poison(b, s->getFalseValue(), l));
    return b.CreateOr(poison(b, s->getCondition(), l), chosen);
  }
  Value *any = b.getFalse();
  for (Value *v : i.operands())
    if (isa<Instruction>(v) || isa<UndefValue>(v))
      any = b.CreateOr(any, poison(b, v, l));
  return i.getType()->isVectorTy() ? any : b.CreateOr(any, breaksPromise(i, l));
}

// May this lane do it at all? Inactive lanes have addresses and divisors that nobody vouches for.
Value *Lockstep::canRun(Instruction &i, Value *l) {
  if (isa<LoadInst>(i))
    return isActive(b, l);
  if (!i.isIntDivRem() || i.getType()->isVectorTy())
    return nullptr;
  Type *t = i.getType();
  Value *divisor = value(b, i.getOperand(1), l);
  Value *good = b.CreateIsNotNull(divisor);
  if (i.getOpcode() == Instruction::SDiv || i.getOpcode() == Instruction::SRem) {
    Value *least = ConstantInt::get(t, APInt::getSignedMinValue(t->getIntegerBitWidth()));
    Value *wraps = b.CreateAnd(b.CreateICmpEQ(divisor, Constant::getAllOnesValue(t)),
                               b.CreateICmpEQ(value(b, i.getOperand(0), l), least));
    good = b.CreateAnd(good, b.CreateNot(wraps));
  }
  return good;
}

// What a lane does for itself, however other lanes are doing: no store and nothing that others see.
bool Lockstep::isOfOneLane(Instruction &i) {
  const simd::LaneOp op = simd::laneOp(i);
  return !i.isTerminator() && !isa<AllocaInst>(i) && !i.getType()->isVoidTy() &&
         (op == simd::LaneOp::None || op == simd::LaneOp::Load);
}

// Such operations in a row are one loop over lanes: the same as one loop for each, with less code.
void Lockstep::compute(ArrayRef<Instruction *> together) {
  const auto isSeen = [&](Instruction *i) {
    return isClaimed(*i) || any_of(i->users(), [&](User *u) { return !is_contained(together, u); });
  };
  forLanes(b, [&](Value *l) {
    for (Instruction *i : together) {
      if (i->getDebugLoc())
        b.SetCurrentDebugLocation(i->getDebugLoc());
      const OfLane made = simd::laneOp(*i) == simd::LaneOp::Load ? load(cast<CallInst>(*i), l) : compute(*i, l);
      if (isSeen(i))
        set(l, *i, made.value, made.poison);
      ofThisLane[i] = made;
    }
    ofThisLane.clear();
  });
  for (Instruction *i : together)
    assertShape(*i);
}

// What `make` answers if this lane can do it, else poison.
Lockstep::OfLane Lockstep::guarded(Type *t, Value *can, const std::function<Value *()> &make) {
  BasicBlock *before = b.GetInsertBlock(), *from = nullptr;
  Value *made = nullptr;
  onlyIf(b, can, [&] {
    made = make();
    from = b.GetInsertBlock();
  });
  PHINode *v = b.CreatePHI(t, 2);
  v->addIncoming(Constant::getNullValue(t), before);
  v->addIncoming(made, from);
  return {v, b.CreateNot(can)};
}

Lockstep::OfLane Lockstep::compute(Instruction &i, Value *l) {
  Value *isPoison = poisonOf(i, l);
  if (Value *can = canRun(i, l))
    return guarded(i.getType(), b.CreateAnd(can, b.CreateNot(isPoison)), [&] { return copyFor(i, l); });
  return {b.CreateFreeze(copyFor(i, l)), isPoison};
}

Lockstep::OfLane Lockstep::load(CallInst &call, Value *l) {
  return guarded(call.getType(), holds(call.getArgOperand(1), l), [&] {
    return b.CreateAlignedLoad(call.getType(), value(b, call.getArgOperand(0), l), call.getParamAlign(0).valueOrOne());
  });
}

void Lockstep::local(AllocaInst &a) {
  const uint64_t stride = simd::localStride(a), bytes = alignTo(*a.getAllocationSize(layout), a.getAlign()) * lanes;
  IRBuilder<> at(top, top->begin());
  AllocaInst *all = at.CreateAlloca(ArrayType::get(at.getInt8Ty(), bytes), nullptr, a.getName());
  all->setAlignment(std::max(a.getAlign(), Align(16)));
  forLanes(b, [&](Value *l) {
    Value *offset = b.CreateMul(b.CreateZExt(l, b.getInt64Ty()), b.getInt64(stride));
    set(l, a, b.CreateGEP(b.getInt8Ty(), all, offset), b.getFalse());
  });
}

void Lockstep::store(CallInst &call) {
  forLanes(b, [&](Value *l) {
    onlyIf(b, holds(call.getArgOperand(2), l), [&] {
      b.CreateAlignedStore(value(b, call.getArgOperand(0), l), value(b, call.getArgOperand(1), l),
                           call.getParamAlign(1).valueOrOne());
    });
  });
}

void Lockstep::each(CallInst &call) {
  const bool gives = !call.getType()->isVoidTy();
  forLanes(b, [&](Value *l) {
    if (gives)
      set(l, call, Constant::getNullValue(call.getType()), b.getTrue());
    onlyIf(b, holds(call.getArgOperand(0), l), [&] {
      SmallVector<Value *, 8> operands{b.getTrue()};
      for (unsigned k = 1; k < call.arg_size(); ++k)
        operands.push_back(value(b, call.getArgOperand(k), l));
      CallInst *one = b.CreateCall(call.getCalledFunction(), operands);
      if (gives)
        set(l, call, one, b.getFalse());
    });
  });
}

// The mask as an integer of 64 bits, bit l for lane l.
Value *Lockstep::bits(Value *mask) {
  IRBuilder<> at(top, top->begin());
  AllocaInst *sum = at.CreateAlloca(b.getInt64Ty(), nullptr, "bits");
  b.CreateStore(b.getInt64(0), sum);
  forLanes(b, [&](Value *l) {
    Value *bit = b.CreateShl(b.CreateZExt(holds(mask, l), b.getInt64Ty()), b.CreateZExt(l, b.getInt64Ty()));
    b.CreateStore(b.CreateOr(b.CreateLoad(b.getInt64Ty(), sum), bit), sum);
  });
  return b.CreateLoad(b.getInt64Ty(), sum);
}

void Lockstep::vote(CallInst &call, bool all) {
  Value *mask = bits(call.getArgOperand(0));
  const uint64_t every = lanes == 64 ? ~uint64_t(0) : (uint64_t(1) << lanes) - 1;
  setAll(call, all ? b.CreateICmpEQ(mask, b.getInt64(every)) : b.CreateIsNotNull(mask));
}

static uint64_t number(Value *v) { return cast<ConstantInt>(v)->getZExtValue(); }

static Value *combined(IRBuilder<> &b, uint64_t operation, Value *x, Value *y) {
  const auto chosen = [&](CmpInst::Predicate p) { return b.CreateSelect(b.CreateICmp(p, x, y), x, y); };
  switch (operation) {
  case SAMPAN_REDUCE_ADD: return b.CreateAdd(x, y);
  case SAMPAN_REDUCE_MIN_S: return chosen(CmpInst::ICMP_SLT);
  case SAMPAN_REDUCE_MAX_S: return chosen(CmpInst::ICMP_SGT);
  case SAMPAN_REDUCE_MIN_U: return chosen(CmpInst::ICMP_ULT);
  case SAMPAN_REDUCE_MAX_U: return chosen(CmpInst::ICMP_UGT);
  case SAMPAN_REDUCE_AND: return b.CreateAnd(x, y);
  case SAMPAN_REDUCE_OR: return b.CreateOr(x, y);
  default: return b.CreateXor(x, y);
  }
}

void Lockstep::warpOperation(CallInst &call) {
  const StringRef name = call.getCalledFunction()->getName();
  if (name == kernel::kStep)
    return;
  Value *given = call.getArgOperand(0);
  Type *t = call.getType();
  if (name.starts_with(kernel::kShuffle)) {
    const FunctionCallee source = to.getParent()->getOrInsertFunction(
        "__sampan_rt_shuffle_source", b.getInt32Ty(), b.getInt32Ty(), b.getInt32Ty(), b.getInt32Ty(), b.getInt32Ty());
    forLanes(b, [&](Value *l) {
      Value *from =
          b.CreateCall(source, {l, call.getArgOperand(1), value(b, call.getArgOperand(2), l), call.getArgOperand(3)});
      set(l, call, value(b, given, from), poison(b, given, from));
    });
    return;
  }
  if (name == kernel::kReduce) {
    IRBuilder<> at(top, top->begin());
    AllocaInst *result = at.CreateAlloca(t, nullptr, "reduced");
    forLanes(b, [&](Value *l) {
      Value *v = value(b, given, l), *sum = combined(b, number(call.getArgOperand(1)), b.CreateLoad(t, result), v);
      b.CreateStore(b.CreateSelect(b.CreateIsNull(l), v, sum), result);
    });
    return setAll(call, b.CreateLoad(t, result));
  }
  Value *ballot = b.CreateTrunc(bits(given), b.getInt32Ty());
  Value *none = b.CreateIsNull(ballot), *all = b.CreateICmpEQ(ballot, b.getInt32(~0u));
  switch (number(call.getArgOperand(1))) {
  case 0: return setAll(call, b.CreateZExt(all, t));
  case 1: return setAll(call, b.CreateZExt(b.CreateNot(none), t));
  case 2: return setAll(call, ballot);
  default: return setAll(call, b.CreateZExt(b.CreateOr(none, all), t));
  }
}

} // namespace sampan::cpu
