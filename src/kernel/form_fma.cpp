// The contraction rule, applied once, before any path separates: a product whose only use is an addition or subtraction,
// both marked `contract` by the front end, becomes one fused multiply-add. With two such products the left one is fused.
// The mark is removed everywhere afterwards, so that no later pass or code generator can contract a different pair:
// the same kernel would then give different bits on fibers, in regions and at each width.
#include "kernel/passes.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Operator.h>

namespace sampan::kernel {

using namespace llvm;

static BinaryOperator *contractibleProduct(Value *v) {
  auto *op = dyn_cast<BinaryOperator>(v);
  return op && op->getOpcode() == Instruction::FMul && op->hasOneUse() && op->hasAllowContract() ? op : nullptr;
}

static bool fuse(BinaryOperator &sum) {
  const bool subtract = sum.getOpcode() == Instruction::FSub;
  if ((!subtract && sum.getOpcode() != Instruction::FAdd) || !sum.hasAllowContract())
    return false;
  Value *left = sum.getOperand(0), *right = sum.getOperand(1);
  BinaryOperator *product = contractibleProduct(left);
  const bool productIsLeft = product != nullptr;
  if (!product)
    product = contractibleProduct(right);
  if (!product)
    return false;
  IRBuilder<> b(&sum);
  Value *x = product->getOperand(0), *y = product->getOperand(1);
  Value *z = productIsLeft ? right : left;
  if (subtract) {
    if (productIsLeft)
      z = b.CreateFNeg(z);
    else
      x = b.CreateFNeg(x);
  }
  Value *r = b.CreateIntrinsic(Intrinsic::fma, {sum.getType()}, {x, y, z});
  r->takeName(&sum);
  sum.replaceAllUsesWith(r);
  sum.eraseFromParent();
  product->eraseFromParent();
  return true;
}

void formFma(KernelModule &km) {
  for (Function &f : km.module) {
    if (km.options.contract) {
      SmallVector<BinaryOperator *, 32> sums;
      for (Instruction &i : instructions(f))
        if (auto *op = dyn_cast<BinaryOperator>(&i))
          if (op->getOpcode() == Instruction::FAdd || op->getOpcode() == Instruction::FSub)
            sums.push_back(op);
      for (BinaryOperator *sum : sums)
        fuse(*sum);
    }
    for (Instruction &i : instructions(f))
      if (isa<FPMathOperator>(i) && i.hasAllowContract())
        i.setHasAllowContract(false);
  }
}

} // namespace sampan::kernel
