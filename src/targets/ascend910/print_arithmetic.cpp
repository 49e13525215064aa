// Vector operations of one type, and floats. Of two scalars the result is a scalar; anything else is a tile.
#include "targets/ascend910/printer.h"

namespace sampan::ascend910 {

using namespace llvm;

TileValue Printer::binary(const char *vector, const char *ofScalars, const TileValue &a, const TileValue &b,
                          const std::string &type) {
  if (a.isUniform() && b.isUniform())
    return TileValue::scalar(
        text.define(std::string("arith.") + ofScalars + " " + a.name + ", " + b.name + " : " + type));
  const std::string name = vector;
  const bool bitwise = name == "vand" || name == "vor" || name == "vxor"; // which take no scalar
  const bool either = name == "vsub" || name == "vdiv";                   // which take one on the left, too
  const TileValue &left = a.isUniform() && !either ? b : a, &right = a.isUniform() && !either ? a : b;
  const auto tile = [&](const TileValue &v) { return std::pair(tileOf(v, type), tiled(type)); };
  const auto x = bitwise || !left.isUniform() ? tile(left) : operand(left, type);
  const auto y = bitwise ? tile(right) : operand(right, type);
  return TileValue::ofTile(text.define("hivm.hir." + name + " ins(" + x.first + ", " + y.first + " : " + x.second +
                                       ", " + y.second + ") outs(" + empty(type) + " : " + tiled(type) + ") -> " +
                                       tiled(type)));
}

TileValue Printer::unary(const std::string &vector, const TileValue &a, const std::string &type) {
  return TileValue::ofTile(text.define("hivm.hir." + vector + " ins(" + tileOf(a, type) + " : " + tiled(type) +
                                       ") outs(" + empty(type) + " : " + tiled(type) + ") -> " + tiled(type)));
}

TileValue Printer::converted(const TileValue &a, const std::string &from, const std::string &to, const char *mode) {
  return TileValue::ofTile(text.define("hivm.hir.vcast ins(" + tileOf(a, from) + " : " + tiled(from) + ") outs(" +
                                       empty(to) + " : " + tiled(to) + ") round_mode = <" + mode + "> -> " +
                                       tiled(to)));
}

TileValue Printer::reinterpret(const TileValue &a, const std::string &from, const std::string &to) {
  if (a.isUniform())
    return TileValue::scalar(text.define("arith.bitcast " + a.name + " : " + from + " to " + to));
  // What a branch or a loop gives lies somewhere in the buffer for all that AscendNPU-IR knows of its bits, and it would then
  // put each element into 32 bytes of its own. A copy lies at a place that is known.
  std::string tile = tileOf(a, from);
  if (merged.contains(tile))
    tile = text.define("hivm.hir.copy ins(" + tile + " : " + tiled(from) + ") outs(" + empty(from) + " : " +
                       tiled(from) + ") -> " + tiled(from));
  return TileValue::ofTile(text.define("hivm.hir.bitcast " + tile + " : " + tiled(from) + " -> " + tiled(to)));
}

TileValue Printer::choose(const TileValue &mask, const TileValue &a, const TileValue &b, const std::string &type) {
  if (mask.isUniform() && a.isUniform() && b.isUniform())
    return TileValue::scalar(text.define("arith.select " + mask.name + ", " + a.name + ", " + b.name + " : " + type));
  const std::string m = maskTile(mask);
  const auto x = operand(a, type), y = operand(b, type);
  return TileValue::ofTile(text.define("hivm.hir.vsel ins(" + m + ", " + x.first + ", " + y.first + " : " +
                                       tiled("i1") + ", " + x.second + ", " + y.second + ") outs(" + empty(type) +
                                       " : " + tiled(type) + ") -> " + tiled(type)));
}

TileValue Printer::compareTiles(const char *mode, const TileValue &a, const TileValue &b, const std::string &type) {
  const auto y = operand(b, type);
  return TileValue::ofTile(text.define("hivm.hir.vcmp ins(" + tileOf(a, type) + ", " + y.first + " : " + tiled(type) +
                                       ", " + y.second + ") outs(" + empty("i1") + " : " + tiled("i1") +
                                       ") compare_mode = <" + mode + "> -> " + tiled("i1")));
}

// The chip's comparisons are false if a number is NaN, and "not equal" is true.
TileValue Printer::compareFloats(CmpInst::Predicate p, const TileValue &a, const TileValue &b,
                                 const std::string &type) {
  const auto ordered = [&](const TileValue &v) { return compareTiles("eq", v, v, type); };
  switch (p) {
  case CmpInst::FCMP_OEQ: return compareTiles("eq", a, b, type);
  case CmpInst::FCMP_OGT: return compareTiles("gt", a, b, type);
  case CmpInst::FCMP_OGE: return compareTiles("ge", a, b, type);
  case CmpInst::FCMP_OLT: return compareTiles("lt", a, b, type);
  case CmpInst::FCMP_OLE: return compareTiles("le", a, b, type);
  case CmpInst::FCMP_UNE: return compareTiles("ne", a, b, type);
  case CmpInst::FCMP_ONE: return maskOr(compareTiles("lt", a, b, type), compareTiles("gt", a, b, type));
  case CmpInst::FCMP_ORD: return maskAnd(ordered(a), ordered(b));
  case CmpInst::FCMP_TRUE: return TileValue::scalar(text.constant("true", "i1"));
  case CmpInst::FCMP_FALSE: return TileValue::scalar(text.constant("false", "i1"));
  default: return maskNot(compareFloats(CmpInst::getInversePredicate(p), a, b, type));
  }
}

TileValue Printer::floatOperation(const Instruction &i) {
  const std::string type = typeOf(i.getType());
  const auto x = [&](unsigned k) { return value(i.getOperand(k)); };
  switch (i.getOpcode()) {
  case Instruction::FAdd: return binary("vadd", "addf", x(0), x(1), type);
  case Instruction::FSub: return binary("vsub", "subf", x(0), x(1), type);
  case Instruction::FMul: return binary("vmul", "mulf", x(0), x(1), type);
  case Instruction::FDiv: {
    ++printed->roughDivisions;
    const TileValue a = x(0), b = x(1); // there is no division on the scalar unit
    return a.isUniform() && b.isUniform() ? binary("vdiv", "divf", TileValue::ofTile(tileOf(a, type)), b, type)
                                          : binary("vdiv", "divf", a, b, type);
  }
  case Instruction::FNeg: return binary("vmul", "mulf", x(0), constant(ConstantFP::get(i.getType(), -1.0)), type);
  default: return refuse("A1055", std::string("the operation ") + i.getOpcodeName(), "", &i);
  }
}

} // namespace sampan::ascend910
