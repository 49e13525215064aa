// fmin and fmax of two zeros: CUDA takes -0 as the smaller one. LLVM's minnum may answer either, and which one depends on
// how code was optimised and on the processor.
#include "kernel/passes.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/PatternMatch.h>

namespace sampan::kernel {

using namespace llvm;

// Against a constant one comparison does it all, NaN included, and is one instruction on most processors.
static Value *withConstant(IRBuilder<> &b, bool least, Value *x, Value *constant, bool negative) {
  // The constant zero that loses against the other zero must not win a tie.
  const bool tie = least != negative;
  const CmpInst::Predicate wins =
      least ? (tie ? CmpInst::FCMP_OLE : CmpInst::FCMP_OLT) : (tie ? CmpInst::FCMP_OGE : CmpInst::FCMP_OGT);
  return b.CreateSelect(b.CreateFCmp(wins, x, constant), x, constant);
}

static Value *replacement(IRBuilder<> &b, IntrinsicInst &call, bool least) {
  Value *x = call.getArgOperand(0), *y = call.getArgOperand(1);
  const APFloat *c;
  if (PatternMatch::match(y, PatternMatch::m_APFloat(c)) && !c->isNaN())
    return withConstant(b, least, x, y, c->isNegative());
  if (PatternMatch::match(x, PatternMatch::m_APFloat(c)) && !c->isNaN())
    return withConstant(b, least, y, x, c->isNegative());
  // Equal operands are the same or two zeros: their signs decide.
  Type *bits = x->getType()->getWithNewType(b.getIntNTy(x->getType()->getScalarSizeInBits()));
  Value *p = b.CreateBitCast(x, bits), *q = b.CreateBitCast(y, bits);
  Value *zero = b.CreateBitCast(least ? b.CreateOr(p, q) : b.CreateAnd(p, q), x->getType());
  Value *r = b.CreateBinaryIntrinsic(call.getIntrinsicID(), x, y);
  return b.CreateSelect(b.CreateFCmpOEQ(x, y), zero, r);
}

void defineMinimums(KernelModule &km) {
  for (Function &f : km.module)
    for (Instruction &i : make_early_inc_range(instructions(f))) {
      auto *call = dyn_cast<IntrinsicInst>(&i);
      const Intrinsic::ID id = call ? call->getIntrinsicID() : Intrinsic::not_intrinsic;
      if (id != Intrinsic::minnum && id != Intrinsic::maxnum)
        continue;
      IRBuilder<> b(call);
      Value *r = replacement(b, *call, id == Intrinsic::minnum);
      r->takeName(call);
      call->replaceAllUsesWith(r);
      call->eraseFromParent();
    }
}

} // namespace sampan::kernel
