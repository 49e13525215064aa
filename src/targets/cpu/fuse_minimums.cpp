// The minimum and the maximum as define-minimums spells them out are one instruction of AVX-512: vrange takes -0 as the smaller
// zero, and the number where the other operand is none. It differs where an operand is a signalling NaN, which it answers; so
// both must come from arithmetic, which makes no such thing.
#include "targets/cpu/fuse_minimums.h"

#include <llvm/Analysis/VectorUtils.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicsX86.h>
#include <llvm/IR/PatternMatch.h>
#include <llvm/Transforms/Utils/Local.h>

namespace sampan::cpu {

using namespace llvm;
using namespace llvm::PatternMatch;

namespace {

constexpr unsigned kRegisterBits = 512;
// Of vrange: which of the two, with the sign that it has. Of its register form: round as the thread does.
constexpr unsigned kLeast = 4, kGreatest = 5, kPresentRounding = 4;

// The result of an instruction that computes with numbers, or chooses among such results.
bool isOfArithmetic(const Value *v, unsigned depth = 6) {
  if (auto *c = dyn_cast<Constant>(v)) {
    auto *number = dyn_cast_or_null<ConstantFP>(c->getType()->isVectorTy() ? c->getSplatValue() : c);
    return number && !number->isNaN();
  }
  auto *i = dyn_cast<Instruction>(v);
  if (!i || depth == 0)
    return false;
  switch (i->getOpcode()) {
  case Instruction::FAdd:
  case Instruction::FSub:
  case Instruction::FMul:
  case Instruction::FDiv:
  case Instruction::FPExt:
  case Instruction::FPTrunc:
  case Instruction::SIToFP:
  case Instruction::UIToFP: return true;
  case Instruction::Select:
    return isOfArithmetic(i->getOperand(1), depth - 1) && isOfArithmetic(i->getOperand(2), depth - 1);
  case Instruction::Call: {
    const Intrinsic::ID id = cast<CallInst>(i)->getIntrinsicID();
    return id == Intrinsic::fma || id == Intrinsic::sqrt;
  }
  default: return false;
  }
}

// select(x == y, zero, minnum(x, y)), the zero by the bits of both.
bool isSpelled(Instruction &i, Value *&x, Value *&y, bool &least) {
  CmpInst::Predicate p;
  Value *zero, *number, *a, *b;
  if (!match(&i, m_Select(m_FCmp(p, m_Value(x), m_Value(y)), m_Value(zero), m_Value(number))) || p != CmpInst::FCMP_OEQ)
    return false;
  least = match(number, m_Intrinsic<Intrinsic::minnum>(m_Specific(x), m_Specific(y)));
  if (!least && !match(number, m_Intrinsic<Intrinsic::maxnum>(m_Specific(x), m_Specific(y))))
    return false;
  return (least ? match(zero, m_BitCast(m_Or(m_BitCast(m_Value(a)), m_BitCast(m_Value(b)))))
                : match(zero, m_BitCast(m_And(m_BitCast(m_Value(a)), m_BitCast(m_Value(b)))))) &&
         a == x && b == y;
}

Intrinsic::ID rangeOf(bool single, unsigned bits) {
  switch (bits) {
  case 128: return single ? Intrinsic::x86_avx512_mask_range_ps_128 : Intrinsic::x86_avx512_mask_range_pd_128;
  case 256: return single ? Intrinsic::x86_avx512_mask_range_ps_256 : Intrinsic::x86_avx512_mask_range_pd_256;
  case 512: return single ? Intrinsic::x86_avx512_mask_range_ps_512 : Intrinsic::x86_avx512_mask_range_pd_512;
  default: return Intrinsic::not_intrinsic;
  }
}

// Register by register.
Value *range(IRBuilder<> &b, Value *x, Value *y, bool least) {
  auto *type = cast<FixedVectorType>(x->getType());
  const unsigned bits = type->getScalarSizeInBits(), count = type->getNumElements();
  const unsigned together = std::min(count, kRegisterBits / bits);
  const Intrinsic::ID id = rangeOf(bits == 32, together * bits);
  const auto wholes = [&](Value *v, unsigned at) {
    return together == count ? v : b.CreateShuffleVector(v, createSequentialMask(at, together, 0));
  };
  SmallVector<Value *, 8> results;
  for (unsigned at = 0; at < count; at += together) {
    // Of two that are no numbers the first is the answer, and maxnum's is the second.
    SmallVector<Value *, 6> arguments{wholes(y, at), wholes(x, at), b.getInt32(least ? kLeast : kGreatest)};
    arguments.push_back(Constant::getNullValue(arguments[0]->getType()));
    arguments.push_back(Constant::getAllOnesValue(b.getIntNTy(std::max(together, 8u))));
    if (together * bits == kRegisterBits)
      arguments.push_back(b.getInt32(kPresentRounding));
    results.push_back(b.CreateIntrinsic(id, {}, arguments));
  }
  return concatenateVectors(b, results);
}

} // namespace

void fuseMinimums(kernel::KernelModule &km) {
  if (km.options.vectorBytes * 8 != kRegisterBits)
    return;
  for (Function &f : km.module)
    for (Instruction &i : make_early_inc_range(instructions(f))) {
      Value *x = nullptr, *y = nullptr;
      bool least = false;
      auto *type = dyn_cast<FixedVectorType>(i.getType());
      if (!type || !(type->getElementType()->isFloatTy() || type->getElementType()->isDoubleTy()) ||
          !isPowerOf2_32(type->getNumElements()) || type->getPrimitiveSizeInBits() < 128 ||
          !isSpelled(i, x, y, least) || !isOfArithmetic(x) || !isOfArithmetic(y))
        continue;
      IRBuilder<> b(&i);
      Value *r = range(b, x, y, least);
      r->takeName(&i);
      i.replaceAllUsesWith(r);
      RecursivelyDeleteTriviallyDeadInstructions(&i);
    }
}

} // namespace sampan::cpu
