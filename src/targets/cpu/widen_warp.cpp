// Operations in which the lanes of a warp take part together: a vector has them all. See widen.h.
#include "kernel/warp_operation.h"
#include "runtime/abi.h"
#include "targets/cpu/widen.h"

#include <llvm/IR/Constants.h>

namespace sampan::cpu {

using namespace llvm;

static unsigned number(Value *v) { return static_cast<unsigned>(cast<ConstantInt>(v)->getZExtValue()); }

static AtomicRMWInst::BinOp operationOf(unsigned reduction) {
  switch (reduction) {
  case SAMPAN_REDUCE_ADD: return AtomicRMWInst::Add;
  case SAMPAN_REDUCE_MIN_S: return AtomicRMWInst::Min;
  case SAMPAN_REDUCE_MAX_S: return AtomicRMWInst::Max;
  case SAMPAN_REDUCE_MIN_U: return AtomicRMWInst::UMin;
  case SAMPAN_REDUCE_MAX_U: return AtomicRMWInst::UMax;
  case SAMPAN_REDUCE_AND: return AtomicRMWInst::And;
  case SAMPAN_REDUCE_OR: return AtomicRMWInst::Or;
  default: return AtomicRMWInst::Xor;
  }
}

void Widener::warpOperation(CallInst &call) {
  const StringRef name = call.getCalledFunction()->getName();
  if (name == kernel::kStep)
    return; // vectors are in step
  if (name == kernel::kReduce)
    return setScalar(call, reduced(b, operationOf(number(call.getArgOperand(1))), vector(call.getArgOperand(0))));
  if (name.starts_with(kernel::kShuffle))
    return shuffle(call);
  Value *ballot = bitsOf(call.getArgOperand(0));
  Value *none = b.CreateIsNull(ballot), *all = b.CreateICmpEQ(ballot, Constant::getAllOnesValue(ballot->getType()));
  switch (number(call.getArgOperand(1))) {
  case 0: return setScalar(call, b.CreateZExt(all, call.getType()));
  case 1: return setScalar(call, b.CreateZExt(b.CreateNot(none), call.getType()));
  case 2: return setScalar(call, ballot);
  default: return setScalar(call, b.CreateZExt(b.CreateOr(none, all), call.getType()));
  }
}

void Widener::shuffle(CallInst &call) {
  Value *value = call.getArgOperand(0), *operand = call.getArgOperand(2);
  if (shapes.of(&call).isUniform()) {
    setScalar(call, element(value, b.CreateAnd(scalar(operand), b.getInt32(SAMPAN_WARP - 1))));
    return;
  }
  const unsigned mode = number(call.getArgOperand(1)), width = number(call.getArgOperand(3));
  if (auto *by = dyn_cast<ConstantInt>(operand)) {
    SmallVector<int, SAMPAN_WARP> from;
    for (unsigned l = 0; l < lanes; ++l)
      from.push_back(static_cast<int>(sampan_shuffle_source(l, mode, number(by), width)));
    setVector(call, b.CreateShuffleVector(vector(value), from));
    return;
  }
  setVector(call, shuffledThroughMemory(vector(value), mode, operand, width));
}

// By a distance, or from lanes, that are known at run time: no instruction of vectors does it for 32 lanes, memory does.
Value *Widener::shuffledThroughMemory(Value *v, unsigned mode, Value *operand, unsigned width) {
  Type *type = v->getType()->getScalarType();
  const bool apart = mode == 1 || mode == 2, alike = shapes.of(operand).isUniform();
  IRBuilder<> atTop(top, top->begin());
  AllocaInst *memory =
      atTop.CreateAlloca(ArrayType::get(type, 3 * lanes), nullptr, "shuffled"); // a vector beside each end
  memory->setAlignment(Align(64));
  Value *middle = b.CreateConstInBoundsGEP1_64(type, memory, lanes);
  b.CreateAlignedStore(v, middle, Align(64));
  const auto constants = [&](auto f) {
    SmallVector<Constant *, SAMPAN_WARP> all;
    for (unsigned l = 0; l < lanes; ++l)
      all.push_back(b.getInt32(f(l)));
    return static_cast<Value *>(ConstantVector::get(all));
  };
  const unsigned segment = (SAMPAN_WARP - width) & 31;
  Value *mine = constants([](unsigned l) { return l; });
  Value *low = constants([&](unsigned l) { return l & segment; });
  Value *high = constants([&](unsigned l) { return (l & segment) | (31 & ~segment); });
  Value *by = b.CreateAnd(vector(operand), constants([](unsigned) { return 31u; }));
  // As in sampan_shuffle_source.
  Value *from = mode == 0   ? b.CreateOr(low, b.CreateAnd(by, constants([&](unsigned) { return ~segment; })))
                : mode == 1 ? b.CreateSub(mine, by)
                : mode == 2 ? b.CreateAdd(mine, by)
                            : b.CreateXor(mine, by);
  Value *inside = mode == 1 ? b.CreateICmpUGE(mine, b.CreateAdd(low, by)) : b.CreateICmpULE(from, high);
  if (apart && alike) {
    Value *distance = b.CreateSExt(b.CreateAnd(scalar(operand), b.getInt32(31)), b.getInt64Ty());
    Value *at = b.CreateGEP(type, middle, mode == 1 ? b.CreateNeg(distance) : distance);
    Value *moved = b.CreateAlignedLoad(v->getType(), at, Align(type->getIntegerBitWidth() / 8));
    return b.CreateSelect(inside, moved, v);
  }
  if (mode != 0)
    from = b.CreateSelect(inside, from, mine);
  return b.CreateMaskedGather(v->getType(), b.CreateGEP(type, middle, from), Align(type->getIntegerBitWidth() / 8));
}

} // namespace sampan::cpu
