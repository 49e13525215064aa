// Floating-point arithmetic. Rounding to nearest is what the machine does; other roundings are refused rather than
// approximated. The .approx functions are computed at least as well as the hardware's by the device maths library.
#include "kernel/ptx/emit.h"

namespace sampan::kernel::ptx {

using namespace llvm;

Value *saturate(Emitter &e, Value *v) {
  IRBuilder<> &b = e.b;
  Value *zero = ConstantFP::get(v->getType(), 0.0), *one = ConstantFP::get(v->getType(), 1.0);
  Value *above = b.CreateSelect(b.CreateFCmpOGT(v, zero), v, zero);
  return b.CreateSelect(b.CreateFCmpOLT(above, one), above, one);
}

bool emitFloat(Emitter &e, const Instruction &i) {
  const TypeInfo t = e.typeOf(i);
  if (!t.type || !t.isFloat)
    return false;
  IRBuilder<> &b = e.b;
  const auto operand = [&](unsigned n) { return e.read(i, n, t.type); };
  const bool isFloat = t.type->isFloatTy();
  const auto maths = [&](const char *name) { return e.call(name, t.type, {operand(1)}); };
  const std::string &name = i.name;
  for (const char *rounding : {"rz", "rm", "rp"})
    if (i.has(rounding) && name != "cvt") {
      e.fail("rounding ." + std::string(rounding) + " of '" + name + "'");
      return true;
    }
  Value *r = nullptr;
  if (name == "add")
    r = b.CreateFAdd(operand(1), operand(2));
  else if (name == "sub")
    r = b.CreateFSub(operand(1), operand(2));
  else if (name == "mul")
    r = b.CreateFMul(operand(1), operand(2));
  else if (name == "fma" || name == "mad")
    r = b.CreateIntrinsic(Intrinsic::fma, {t.type}, {operand(1), operand(2), operand(3)});
  else if (name == "div")
    r = b.CreateFDiv(operand(1), operand(2));
  else if (name == "rcp")
    r = b.CreateFDiv(ConstantFP::get(t.type, 1.0), operand(1));
  else if (name == "sqrt")
    r = b.CreateUnaryIntrinsic(Intrinsic::sqrt, operand(1));
  else if (name == "rsqrt")
    r = maths(isFloat ? "__sampan_rsqrtf" : "__sampan_rsqrt");
  else if (name == "abs")
    r = b.CreateUnaryIntrinsic(Intrinsic::fabs, operand(1));
  else if (name == "neg")
    r = b.CreateFNeg(operand(1));
  else if (name == "min" || name == "max")
    r = e.extremum(name == "min", i.has("NaN"), operand(1), operand(2));
  else if (name == "copysign") // PTX has the sign first
    r = b.CreateBinaryIntrinsic(Intrinsic::copysign, operand(2), operand(1));
  else if (isFloat && name == "ex2")
    r = maths("__sampan_exp2f");
  else if (isFloat && name == "lg2")
    r = maths("__sampan_log2f");
  else if (isFloat && name == "sin")
    r = maths("__sampan_fast_sinf");
  else if (isFloat && name == "cos")
    r = maths("__sampan_fast_cosf");
  else if (isFloat && name == "tanh")
    r = maths("__sampan_tanhf");
  else if (name == "ex2" || name == "tanh") { // half precision, one or two lanes: through float
    const char *function = name == "ex2" ? "__sampan_exp2f" : "__sampan_tanhf";
    const auto one = [&](Value *v) {
      return b.CreateFPTrunc(e.call(function, b.getFloatTy(), {b.CreateFPExt(v, b.getFloatTy())}),
                             t.type->getScalarType());
    };
    Value *v = operand(1);
    if (!t.type->isVectorTy())
      r = one(v);
    else {
      r = PoisonValue::get(t.type);
      for (uint64_t k = 0; k < 2; ++k)
        r = b.CreateInsertElement(r, one(b.CreateExtractElement(v, k)), k);
    }
  } else
    return false;
  e.write(i, i.has("sat") ? saturate(e, r) : r);
  return true;
}

} // namespace sampan::kernel::ptx
