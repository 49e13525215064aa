// Division of 32-bit integers, which the chip has not. A quotient of floats, made a little too small so that it is never above
// the true one, leaves a remainder that is divided again; what is then missing is 2 at most. All of it is on unsigned numbers; of the
// chip's division no more is asked than 20 right bits.
#include "targets/ascend910/printer.h"

namespace sampan::ascend910 {

using namespace llvm;

Printer::Quotient Printer::divideUnsigned(const TileValue &x, const TileValue &d) {
  const auto op = [&](const char *v, const char *s, const TileValue &a, const TileValue &b) {
    return binary(v, s, a, b, "i32");
  };
  const TileValue one = TileValue::scalar(text.constant("1", "i32")),
                  zero = TileValue::scalar(text.constant("0", "i32"));
  const TileValue divisor =
      d.isUniform() ? TileValue::scalar(text.define("arith.uitofp " + d.name + " : i32 to f32")) : toFloat(d, false);
  const TileValue below = TileValue::scalar(text.constant("0x3F7FFFC0", "f32")); // 1 - 2^-18
  const auto estimate = [&](const TileValue &n) {
    return binary("vmul", "mulf", binary("vdiv", "divf", toFloat(n, false), divisor, "f32"), below, "f32");
  };
  const TileValue first = unsignedInteger(estimate(x));
  TileValue rest = op("vsub", "subi", x, op("vmul", "muli", first, d));
  const TileValue second = converted(estimate(rest), "f32", "i32", "trunc"); // below 2^16
  rest = op("vsub", "subi", rest, op("vmul", "muli", second, d));
  TileValue quotient = op("vadd", "addi", first, second);
  for (int k = 0; k < 2; ++k) {
    const TileValue more = compareIntegers(CmpInst::ICMP_UGE, rest, d);
    quotient = op("vadd", "addi", quotient, choose(more, one, zero, "i32"));
    rest = op("vsub", "subi", rest, choose(more, d, zero, "i32"));
  }
  return {quotient, rest};
}

TileValue Printer::divide(const Instruction &i) {
  const unsigned bits = i.getType()->getIntegerBitWidth();
  const bool isSigned = i.getOpcode() == Instruction::SDiv || i.getOpcode() == Instruction::SRem;
  const bool wantsRest = i.getOpcode() == Instruction::URem || i.getOpcode() == Instruction::SRem;
  const auto op = [&](const char *v, const char *s, const TileValue &a, const TileValue &b) {
    return binary(v, s, a, b, "i32");
  };
  TileValue x = held(i.getOperand(0)), d = held(i.getOperand(1));
  if (!x.isUniform() || !d.isUniform())
    x = TileValue::ofTile(tileOf(x, "i32"));
  if (!d.isUniform())
    d = TileValue::ofTile(tileOf(d, "i32"));
  if (!isSigned) {
    const Quotient q = divideUnsigned(zeroExtended(x, bits), zeroExtended(d, bits));
    return narrow(wantsRest ? q.rest : q.quotient, bits);
  }
  // Signs apart: all ones for a negative number, so that (n ^ sign) - sign turns the sign over.
  const TileValue all = TileValue::scalar(text.constant("31", "i32"));
  const auto turned = [&](const TileValue &n, const TileValue &sign) {
    return op("vsub", "subi", op("vxor", "xori", n, sign), sign);
  };
  const TileValue signX = shift(Instruction::AShr, x, all, 32), signD = shift(Instruction::AShr, d, all, 32);
  const Quotient q = divideUnsigned(turned(x, signX), turned(d, signD));
  return narrow(wantsRest ? turned(q.rest, signX) : turned(q.quotient, op("vxor", "xori", signX, signD)), bits);
}

} // namespace sampan::ascend910
