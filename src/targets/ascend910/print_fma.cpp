// a * b + c with one rounding. The language of the chip has no such operation, so it is made of others that round twice:
// the product exactly, as the sum of two floats; that plus c, as the sum of two floats and a small rest; and the rest is added
// last. The result is a fused one's unless the exact value is closer than 2^-24 of a last place to the middle between two
// floats; it is then one of the two beside it. Each half of a factor has 12 bits, so products of halves are exact.
#include "targets/ascend910/printer.h"

namespace sampan::ascend910 {

TileValue Printer::fma(const TileValue &a, const TileValue &b, const TileValue &c) {
  ++printed->fusedMultiplyAdds;
  const auto number = [&](const char *s) { return TileValue::scalar(text.constant(s, "f32")); };
  const auto add = [&](const TileValue &x, const TileValue &y) { return binary("vadd", "addf", x, y, "f32"); };
  const auto sub = [&](const TileValue &x, const TileValue &y) { return binary("vsub", "subf", x, y, "f32"); };
  const auto mul = [&](const TileValue &x, const TileValue &y) { return binary("vmul", "mulf", x, y, "f32"); };
  const auto upper = [&](const TileValue &x) {
    const TileValue twelve = TileValue::scalar(text.constant("12", "i32")), bits = reinterpret(x, "f32", "i32");
    return reinterpret(shift(llvm::Instruction::Shl, shift(llvm::Instruction::AShr, bits, twelve, 32), twelve, 32),
                       "i32", "f32");
  };
  const TileValue product = mul(a, b);
  const TileValue a1 = upper(a), a2 = sub(a, a1), b1 = upper(b), b2 = sub(b, b1);
  TileValue rest = sub(mul(a1, b1), product);
  rest = add(add(add(rest, mul(a1, b2)), mul(a2, b1)), mul(a2, b2));
  const TileValue sum = add(product, c);
  const TileValue ofC = sub(sum, product);
  const TileValue lost = add(sub(product, sub(sum, ofC)), sub(c, ofC));
  const TileValue exact = add(sum, add(lost, rest));
  // Infinities and NaNs, and products beyond the largest float, have no such halves.
  const TileValue size = sum.isUniform()
                             ? reinterpret(binary("vand", "andi", reinterpret(sum, "f32", "i32"),
                                                  TileValue::scalar(text.constant("2147483647", "i32")), "i32"),
                                           "i32", "f32")
                             : unary("vabs", sum, "f32");
  const TileValue largest = number("0x7F7FFFFF");
  const TileValue finite =
      sum.isUniform() ? TileValue::scalar(text.define("arith.cmpf ole, " + size.name + ", " + largest.name + " : f32"))
                      : compareTiles("le", size, largest, "f32");
  return choose(finite, exact, sum, "f32");
}

} // namespace sampan::ascend910
