// What lanes share, on the scalar unit: computed once, from lane 0's values.
#include "targets/ascend910/printer.h"

namespace sampan::ascend910 {

using namespace llvm;

static const char *operation(const Instruction &i) {
  switch (i.getOpcode()) {
  case Instruction::Add: return "addi";
  case Instruction::Sub: return "subi";
  case Instruction::Mul: return "muli";
  case Instruction::UDiv: return "divui";
  case Instruction::SDiv: return "divsi";
  case Instruction::URem: return "remui";
  case Instruction::SRem: return "remsi";
  case Instruction::Shl: return "shli";
  case Instruction::LShr: return "shrui";
  case Instruction::AShr: return "shrsi";
  case Instruction::And: return "andi";
  case Instruction::Or: return "ori";
  case Instruction::Xor: return "xori";
  case Instruction::FAdd: return "addf";
  case Instruction::FSub: return "subf";
  case Instruction::FMul: return "mulf";
  case Instruction::Trunc: return "trunci";
  case Instruction::ZExt: return "extui";
  case Instruction::SExt: return "extsi";
  case Instruction::SIToFP: return "sitofp";
  case Instruction::UIToFP: return "uitofp";
  case Instruction::FPExt: return "extf";
  case Instruction::FPTrunc: return "truncf";
  case Instruction::BitCast: return "bitcast";
  default: return nullptr;
  }
}

TileValue Printer::ofScalars(const Instruction &i) {
  const std::string type = typeOf(i.getType()), from = typeOf(i.getOperand(0)->getType());
  const bool tooWide = any_of(i.operands(), [](const Use &u) { return u->getType()->getPrimitiveSizeInBits() > 64; });
  if (tooWide || i.getType()->getPrimitiveSizeInBits() > 64)
    return refuse("A1003", "integers of 128 bits", "", &i);
  const auto x = [&](unsigned k) { return scalarOf(value(i.getOperand(k)), from); };
  if (i.getOpcode() == Instruction::FNeg)
    return binary("vmul", "mulf", TileValue::scalar(x(0)), constant(ConstantFP::get(i.getType(), -1.0)), type);
  const char *op = operation(i);
  if (!op || from == "none")
    return refuse("A1055", std::string("the operation ") + i.getOpcodeName(), "", &i);
  const std::string name = isa<CastInst>(i)
                               ? text.define(std::string("arith.") + op + " " + x(0) + " : " + from + " to " + type)
                               : text.define(std::string("arith.") + op + " " + x(0) + ", " + x(1) + " : " + type);
  return TileValue::strided(name, shapes.of(&i).stride);
}

} // namespace sampan::ascend910
