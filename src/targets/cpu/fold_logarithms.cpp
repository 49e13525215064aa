#include "targets/cpu/fold_logarithms.h"

#include <llvm/ADT/APFloat.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/IntrinsicInst.h>

#include <cfloat>
#include <cmath>
#include <cstring>

namespace sampan::cpu {

using namespace llvm;

namespace {

bool isLogarithm(const Function &f) {
  return f.getIntrinsicID() == Intrinsic::log || (f.getName() == "logl" && f.arg_size() == 1);
}

Constant *logarithm(const ConstantFP &x) {
  const APFloat &value = x.getValueAPF();
  if (APFloat::semanticsPrecision(value.getSemantics()) != LDBL_MANT_DIG || !value.isFiniteNonZero() ||
      value.isNegative())
    return nullptr;
  const APInt bits = value.bitcastToAPInt();
  long double y = 0;
  const size_t bytes = bits.getBitWidth() / 8;
  std::memcpy(&y, bits.getRawData(), bytes);
  y = std::log(y);
  uint64_t words[2] = {0, 0};
  std::memcpy(words, &y, bytes);
  return ConstantFP::get(x.getContext(), APFloat(value.getSemantics(), APInt(bits.getBitWidth(), words)));
}

class Fold : public PassInfoMixin<Fold> {
public:
  PreservedAnalyses run(Function &f, FunctionAnalysisManager &) {
    bool changed = false;
    for (Instruction &i : make_early_inc_range(instructions(f))) {
      auto *call = dyn_cast<CallInst>(&i);
      const Function *callee = call ? call->getCalledFunction() : nullptr;
      auto *x = callee && isLogarithm(*callee) ? dyn_cast<ConstantFP>(call->getArgOperand(0)) : nullptr;
      Constant *y = x ? logarithm(*x) : nullptr;
      if (!y)
        continue;
      call->replaceAllUsesWith(y);
      call->eraseFromParent();
      changed = true;
    }
    return changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
  }
};

} // namespace

void foldLogarithms(PassBuilder &builder, const Module &m) {
  if (none_of(m, [](const Function &f) { return isLogarithm(f); }))
    return;
  builder.registerPeepholeEPCallback([](FunctionPassManager &passes, OptimizationLevel) { passes.addPass(Fold()); });
}

} // namespace sampan::cpu
