// Float to integer: CUDA saturates and turns NaN into 0, where C++ (and LLVM's fptosi) leaves it undefined and x86 gives
// INT_MIN. To types narrower than 32 bits CUDA converts to 32 bits and drops the upper ones.
// From our own front end conversions come saturating already, so that it does not fold constants to poison; those to
// narrow types saturate there, which is not CUDA's rule.
#include "kernel/passes.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>

namespace sampan::kernel {

using namespace llvm;

void defineConversions(KernelModule &km) {
  for (Function &f : km.module)
    for (Instruction &i : make_early_inc_range(instructions(f))) {
      const auto *call = dyn_cast<IntrinsicInst>(&i);
      const Intrinsic::ID id = call ? call->getIntrinsicID() : Intrinsic::not_intrinsic;
      const bool saturates = id == Intrinsic::fptosi_sat || id == Intrinsic::fptoui_sat;
      const bool isSigned = isa<FPToSIInst>(i) || id == Intrinsic::fptosi_sat;
      Type *to = i.getType();
      const bool narrow = to->getScalarSizeInBits() < 32;
      if (saturates ? !narrow : !isa<FPToSIInst>(i) && !isa<FPToUIInst>(i))
        continue;
      IRBuilder<> b(&i);
      Type *wide = narrow ? to->getWithNewBitWidth(32) : to;
      Value *v = b.CreateIntrinsic(isSigned ? Intrinsic::fptosi_sat : Intrinsic::fptoui_sat,
                                   {wide, i.getOperand(0)->getType()}, {i.getOperand(0)});
      if (wide != to)
        v = b.CreateTrunc(v, to);
      v->takeName(&i);
      i.replaceAllUsesWith(v);
      i.eraseFromParent();
    }
}

} // namespace sampan::kernel
