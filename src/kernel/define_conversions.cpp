// Float to integer: CUDA saturates, where C++ (and LLVM's fptosi) leaves it undefined and x86 gives INT_MIN. NaN becomes 0,
// but the highest bit alone if either side has 64 bits. To types narrower than 32 bits CUDA converts to 32 bits and drops
// the upper ones. (PTX manual, cvt; as seen on an H200.)
// From our own front end conversions come saturating already, so that it does not fold constants to poison; those to
// narrow types saturate there, which is not CUDA's rule.
#include "kernel/passes.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>

namespace sampan::kernel {

using namespace llvm;

static Value *convert(IRBuilder<> &b, Value *x, Type *to, bool isSigned) {
  const bool narrow = to->getScalarSizeInBits() < 32;
  Type *wide = narrow ? to->getWithNewBitWidth(32) : to;
  Value *v = b.CreateIntrinsic(isSigned ? Intrinsic::fptosi_sat : Intrinsic::fptoui_sat, {wide, x->getType()}, {x});
  if (narrow)
    return b.CreateTrunc(v, to);
  if (to->getScalarSizeInBits() < 64 && x->getType()->getScalarSizeInBits() < 64)
    return v;
  Value *nan = ConstantInt::get(to, APInt::getSignedMinValue(to->getScalarSizeInBits()));
  return b.CreateSelect(b.CreateFCmpUNO(x, x), nan, v);
}

void defineConversions(KernelModule &km) {
  for (Function &f : km.module)
    for (Instruction &i : make_early_inc_range(instructions(f))) {
      const auto *call = dyn_cast<IntrinsicInst>(&i);
      const Intrinsic::ID id = call ? call->getIntrinsicID() : Intrinsic::not_intrinsic;
      const bool saturates = id == Intrinsic::fptosi_sat || id == Intrinsic::fptoui_sat;
      if (!saturates && !isa<FPToSIInst>(i) && !isa<FPToUIInst>(i))
        continue;
      IRBuilder<> b(&i);
      Value *v = convert(b, i.getOperand(0), i.getType(), isa<FPToSIInst>(i) || id == Intrinsic::fptosi_sat);
      v->takeName(&i);
      i.replaceAllUsesWith(v);
      i.eraseFromParent();
    }
}

} // namespace sampan::kernel
