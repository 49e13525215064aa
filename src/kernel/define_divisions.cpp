// Integer division never traps on a GPU, in masked lanes neither: x / 0 and x % 0 are all ones, INT_MIN / -1 is INT_MIN
// with remainder 0. Of 64 bits only the lower 32 are ones if x fits in them, since GPUs divide such numbers in 32 bits
// (seen on an H200). On a CPU each of these stops the program, so the divisor is replaced where it would.
#include "kernel/passes.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>

namespace sampan::kernel {

using namespace llvm;

static bool isSafeConstant(const Value *divisor, bool isSigned) {
  auto *c = dyn_cast<ConstantInt>(divisor);
  return c && !c->isZero() && !(isSigned && c->isMinusOne());
}

static Value *dividedByZero(IRBuilder<> &b, Value *x) {
  Value *ones = Constant::getAllOnesValue(x->getType());
  if (x->getType()->getScalarSizeInBits() != 64)
    return ones;
  Value *low = ConstantInt::get(x->getType(), 0xffffffffu);
  return b.CreateSelect(b.CreateICmpULE(x, low), low, ones);
}

static void define(BinaryOperator &op) {
  const bool isSigned = op.getOpcode() == Instruction::SDiv || op.getOpcode() == Instruction::SRem;
  Value *x = op.getOperand(0), *y = op.getOperand(1);
  if (isSafeConstant(y, isSigned))
    return;
  IRBuilder<> b(&op);
  Type *type = op.getType();
  Value *zero = b.CreateICmpEQ(y, Constant::getNullValue(type));
  Value *bad = zero;
  if (isSigned) {
    Value *least = ConstantInt::get(type, APInt::getSignedMinValue(type->getScalarSizeInBits()));
    Value *overflow = b.CreateAnd(b.CreateICmpEQ(x, least), b.CreateICmpEQ(y, Constant::getAllOnesValue(type)));
    bad = b.CreateOr(zero, overflow); // INT_MIN / 1 and INT_MIN % 1 are the answers wanted for -1
  }
  op.setOperand(1, b.CreateSelect(bad, ConstantInt::get(type, 1), y));
  if (isa<PossiblyExactOperator>(op))
    op.setIsExact(false);
  b.SetInsertPoint(op.getNextNode());
  Value *r = b.CreateSelect(zero, dividedByZero(b, x), &op);
  op.replaceUsesWithIf(r, [&](Use &u) { return u.getUser() != r; });
}

void defineDivisions(KernelModule &km) {
  for (Function &f : km.module)
    for (Instruction &i : make_early_inc_range(instructions(f)))
      if (auto *op = dyn_cast<BinaryOperator>(&i))
        if (op->isIntDivRem())
          define(*op);
}

} // namespace sampan::kernel
