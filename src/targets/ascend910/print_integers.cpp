// Integers of 32 bits and fewer. Narrower ones are held in 32 bits, sign-extended: that keeps the order of signed and of
// unsigned ones. The chip orders floats only, but it has the greater of two integers, and a < b just if max(a, b) is not a.
#include "targets/ascend910/printer.h"

namespace sampan::ascend910 {

using namespace llvm;

TileValue Printer::narrow(const TileValue &v, unsigned bits) {
  if (bits >= 32)
    return v;
  const TileValue by = TileValue::scalar(text.constant(std::to_string(32 - bits), "i32"));
  return shift(Instruction::AShr, shift(Instruction::Shl, v, by, 32), by, 32);
}

TileValue Printer::held(const Value *v) {
  TileValue x = value(v);
  if ((!v->getType()->isIntegerTy(8) && !v->getType()->isIntegerTy(16)) ||
      (x.kind != TileValue::Scalar && x.kind != TileValue::Strided))
    return x;
  x.name = text.define("arith.extsi " + x.name + " : " + typeOf(v->getType()) + " to i32");
  return x.isUniform() ? x : narrow(TileValue::ofTile(tileOf(x, "i32")), v->getType()->getIntegerBitWidth());
}

TileValue Printer::zeroExtended(const TileValue &v, unsigned bits) {
  if (bits >= 32)
    return v;
  const std::string ones = std::to_string((uint64_t(1) << bits) - 1);
  return binary("vand", "andi", TileValue::ofTile(tileOf(v, "i32")), TileValue::scalar(text.constant(ones, "i32")),
                "i32");
}

TileValue Printer::shift(unsigned opcode, const TileValue &a, const TileValue &by, unsigned bits) {
  const char *scalar = opcode == Instruction::Shl ? "shli" : opcode == Instruction::LShr ? "shrui" : "shrsi";
  if (a.isUniform() && by.isUniform())
    return TileValue::scalar(text.define(std::string("arith.") + scalar + " " + a.name + ", " + by.name + " : i32"));
  if (bits < 32) {
    const TileValue x = opcode == Instruction::LShr ? zeroExtended(a, bits) : a;
    return narrow(shift(opcode, x, by, 32), bits);
  }
  if (!by.isUniform()) { // by each bit of the amount
    TileValue r = TileValue::ofTile(tileOf(a, "i32"));
    const TileValue amount = TileValue::ofTile(tileOf(by, "i32"));
    for (unsigned bit = 1; bit < 32; bit *= 2) {
      const TileValue n = TileValue::scalar(text.constant(std::to_string(bit), "i32"));
      const TileValue wanted = compareTiles("ne", binary("vand", "andi", amount, n, "i32"),
                                            TileValue::scalar(text.constant("0", "i32")), "i32");
      r = choose(wanted, shift(opcode, r, n, 32), r, "i32");
    }
    return r;
  }
  const bool left = opcode == Instruction::Shl;
  TileValue r =
      TileValue::ofTile(text.define(std::string("hivm.hir.") + (left ? "vshl" : "vshr") + " ins(" + tileOf(a, "i32") +
                                    ", " + by.name + " : " + tiled("i32") + ", i32) outs(" + empty("i32") + " : " +
                                    tiled("i32") + ")" + (left ? "" : " round : false") + " -> " + tiled("i32")));
  if (opcode != Instruction::LShr)
    return r;
  const std::string ones = text.constant("-1", "i32");
  return binary("vand", "andi", r, TileValue::scalar(text.define("arith.shrui " + ones + ", " + by.name + " : i32")),
                "i32");
}

TileValue Printer::compareIntegers(CmpInst::Predicate p, TileValue a, TileValue b) {
  if (a.isUniform()) {
    std::swap(a, b);
    p = CmpInst::getSwappedPredicate(p);
  }
  a = TileValue::ofTile(tileOf(a, "i32"));
  if (CmpInst::isUnsigned(p)) { // with the highest bit turned over, the order is that of signed ones
    const TileValue highest = TileValue::scalar(text.constant("-2147483648", "i32"));
    a = binary("vxor", "xori", a, highest, "i32");
    b = binary("vxor", "xori", b, highest, "i32");
    p = ICmpInst::getSignedPredicate(p);
  }
  const auto greater = [&] { return binary("vmax", "maxsi", a, b, "i32"); };
  const auto less = [&] { return binary("vmin", "minsi", a, b, "i32"); };
  switch (p) {
  case CmpInst::ICMP_EQ: return compareTiles("eq", a, b, "i32");
  case CmpInst::ICMP_NE: return compareTiles("ne", a, b, "i32");
  case CmpInst::ICMP_SLT: return compareTiles("ne", greater(), a, "i32");
  case CmpInst::ICMP_SGE: return compareTiles("eq", greater(), a, "i32");
  case CmpInst::ICMP_SGT: return compareTiles("ne", less(), a, "i32");
  default: return compareTiles("eq", less(), a, "i32");
  }
}

TileValue Printer::toFloat(const TileValue &v, bool isSigned) {
  if (isSigned)
    return converted(TileValue::ofTile(tileOf(v, "i32")), "i32", "f32", "rint");
  // Both halves are exact, so the sum is rounded once.
  const TileValue sixteen = TileValue::scalar(text.constant("16", "i32"));
  const TileValue x = TileValue::ofTile(tileOf(v, "i32"));
  const TileValue upper = converted(shift(Instruction::LShr, x, sixteen, 32), "i32", "f32", "rint");
  const TileValue lower = converted(zeroExtended(x, 16), "i32", "f32", "rint");
  return binary("vadd", "addf",
                binary("vmul", "mulf", upper, TileValue::scalar(text.constant("65536.0", "f32")), "f32"), lower, "f32");
}

// Saturating, and 0 for NaN, as in CUDA; what the chip does with numbers that do not fit is not relied on.
TileValue Printer::toInteger(const TileValue &v, bool isSigned) {
  const auto number = [&](const char *n, const char *type) { return TileValue::scalar(text.constant(n, type)); };
  const TileValue x = TileValue::ofTile(tileOf(v, "f32")), zero = number("0", "i32");
  TileValue r;
  if (isSigned) {
    r = converted(x, "f32", "i32", "trunc");
    r = choose(compareTiles("ge", x, number("2147483648.0", "f32"), "f32"), number("2147483647", "i32"), r, "i32");
    r = choose(compareTiles("lt", x, number("-2147483648.0", "f32"), "f32"), number("-2147483648", "i32"), r, "i32");
  } else {
    r = unsignedInteger(x);
    r = choose(compareTiles("ge", x, number("4294967296.0", "f32"), "f32"), number("-1", "i32"), r, "i32");
    r = choose(compareTiles("lt", x, number("0.0", "f32"), "f32"), zero, r, "i32");
  }
  return choose(compareTiles("ne", x, x, "f32"), zero, r, "i32");
}

// Of a number from 0 to below 2^32.
TileValue Printer::unsignedInteger(const TileValue &x) {
  const TileValue half = TileValue::scalar(text.constant("2147483648.0", "f32"));
  const TileValue upper = converted(binary("vsub", "subf", x, half, "f32"), "f32", "i32", "trunc"); // exact
  const TileValue highest = TileValue::scalar(text.constant("-2147483648", "i32"));
  return choose(compareTiles("ge", x, half, "f32"), binary("vxor", "xori", upper, highest, "i32"),
                converted(x, "f32", "i32", "trunc"), "i32");
}

// The bits of a half as an integer, and back.
TileValue Printer::halfBits(const CastInst &c) {
  const TileValue x = held(c.getOperand(0));
  if (c.getType()->isHalfTy())
    return reinterpret(converted(x, "i32", "i16", "truncwithoverflow"), "i16", "f16");
  return widened(reinterpret(TileValue::ofTile(tileOf(x, "f16")), "f16", "i16").name, "i16");
}

TileValue Printer::conversion(const CastInst &c) {
  const Type *from = c.getSrcTy(), *to = c.getDestTy();
  const TileValue x = held(c.getOperand(0));
  const auto number = [&](const char *n, const char *type) { return TileValue::scalar(text.constant(n, type)); };
  const bool isSigned = isa<SExtInst>(c) || isa<SIToFPInst>(c);
  switch (c.getOpcode()) {
  case Instruction::Trunc:
    if (to->isIntegerTy(1))
      return compareTiles("ne", binary("vand", "andi", TileValue::ofTile(tileOf(x, "i32")), number("1", "i32"), "i32"),
                          number("0", "i32"), "i32");
    return narrow(TileValue::ofTile(tileOf(x, "i32")), to->getIntegerBitWidth());
  case Instruction::ZExt:
  case Instruction::SExt:
    if (from->isIntegerTy(1))
      return choose(x, number(isSigned ? "-1" : "1", "i32"), number("0", "i32"), "i32");
    return isSigned ? x : zeroExtended(x, from->getIntegerBitWidth());
  case Instruction::SIToFP:
  case Instruction::UIToFP:
    if (to->isFloatTy() && from->isIntegerTy(1))
      return choose(x, number(isSigned ? "-1.0" : "1.0", "f32"), number("0.0", "f32"), "f32");
    if (to->isFloatTy() && from->getIntegerBitWidth() <= 32)
      return toFloat(isSigned ? x : zeroExtended(x, from->getIntegerBitWidth()), isSigned || !from->isIntegerTy(32));
    break;
  case Instruction::FPExt: return converted(x, "f16", "f32", "rint");
  case Instruction::FPTrunc: return converted(x, "f32", "f16", "rint");
  case Instruction::BitCast:
    if (from->isHalfTy() || to->isHalfTy())
      return halfBits(c);
    return reinterpret(x, typeOf(from), typeOf(to));
  default: break;
  }
  return refuse("A1055", std::string("the conversion ") + c.getOpcodeName() + " to " + typeOf(to), "", &c);
}

TileValue Printer::integerOperation(const Instruction &i) {
  if (auto *c = dyn_cast<CastInst>(&i))
    return conversion(*c);
  if (!i.getType()->isIntegerTy() || i.getType()->getIntegerBitWidth() > 32)
    return refuse("A1055", std::string("the operation ") + i.getOpcodeName(), "", &i);
  const TileValue x = held(i.getOperand(0)), y = held(i.getOperand(1));
  const unsigned bits = i.getType()->getIntegerBitWidth();
  if (bits == 1)
    switch (i.getOpcode()) {
    case Instruction::And: return maskAnd(x, y);
    case Instruction::Or: return maskOr(x, y);
    case Instruction::Xor:
      if (auto *yes = dyn_cast<ConstantInt>(i.getOperand(1)); yes && yes->isOne())
        return maskNot(x);
      return maskOr(maskAnd(x, maskNot(y)), maskAnd(maskNot(x), y));
    default: return refuse("A1055", std::string("the operation ") + i.getOpcodeName(), "", &i);
    }
  switch (i.getOpcode()) {
  case Instruction::Add: return narrow(binary("vadd", "addi", x, y, "i32"), bits);
  case Instruction::Sub: return narrow(binary("vsub", "subi", x, y, "i32"), bits);
  case Instruction::Mul: return narrow(binary("vmul", "muli", x, y, "i32"), bits);
  case Instruction::And: return binary("vand", "andi", x, y, "i32");
  case Instruction::Or: return binary("vor", "ori", x, y, "i32");
  case Instruction::Xor: return binary("vxor", "xori", x, y, "i32");
  case Instruction::Shl:
  case Instruction::LShr:
  case Instruction::AShr: return shift(i.getOpcode(), x, y, bits);
  default: return divide(i);
  }
}

} // namespace sampan::ascend910
