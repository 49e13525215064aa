// A shift by the width or more gives 0 (arithmetic right shift: the sign) on a GPU; LLVM calls it poison and x86 takes
// the amount modulo the width. Programs that never shift so far pay one compare, constants nothing.
#include "kernel/passes.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>

namespace sampan::kernel {

using namespace llvm;

static void define(BinaryOperator &op) {
  Value *amount = op.getOperand(1);
  Type *type = op.getType();
  const unsigned width = type->getScalarSizeInBits();
  auto *constant = dyn_cast<ConstantInt>(amount);
  if (constant && constant->getValue().ult(width))
    return;
  IRBuilder<> b(&op);
  if (op.getOpcode() == Instruction::AShr) {
    Value *most = ConstantInt::get(type, width - 1);
    op.setOperand(1, b.CreateBinaryIntrinsic(Intrinsic::umin, amount, most));
    op.setIsExact(false);
    return;
  }
  Value *inside = b.CreateICmpULT(amount, ConstantInt::get(type, width));
  op.setOperand(1, b.CreateAnd(amount, ConstantInt::get(type, width - 1))); // widths are powers of two
  op.dropPoisonGeneratingFlags();
  b.SetInsertPoint(op.getNextNode());
  Value *r = b.CreateSelect(inside, &op, Constant::getNullValue(type));
  op.replaceUsesWithIf(r, [&](Use &u) { return u.getUser() != r; });
}

void defineShifts(KernelModule &km) {
  for (Function &f : km.module)
    for (Instruction &i : make_early_inc_range(instructions(f)))
      if (auto *op = dyn_cast<BinaryOperator>(&i))
        if (op->isShift() && isPowerOf2_32(op->getType()->getScalarSizeInBits()))
          define(*op);
}

} // namespace sampan::kernel
