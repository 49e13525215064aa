// Numbers of 64 bits and addresses. The vector unit has none, but they are subscripts nearly always: what lanes share of one
// is kept on the scalar unit, and what differs in a tile of 32 bits with a factor.
#include "targets/ascend910/printer.h"

#include <llvm/ADT/MapVector.h>
#include <llvm/IR/Operator.h>

namespace sampan::ascend910 {

using namespace llvm;

static const char *const kWideHint = "use int where 32 bits are enough";

TileValue Printer::asWide(const Value *v) {
  TileValue x = value(v);
  if (x.kind == TileValue::Wide)
    return x;
  if (v->getType()->isIntegerTy(64) && (x.kind == TileValue::Scalar || x.kind == TileValue::Strided)) {
    x.kind = TileValue::Wide;
    return x;
  }
  return refuse("A1002", "64-bit integers that differ from thread to thread", kWideHint, dyn_cast<Instruction>(v));
}

TileValue Printer::scaleWide(const TileValue &a, int64_t by) {
  TileValue r = a;
  if (by != 1)
    r.name = text.define("arith.muli " + a.name + ", " + text.constant(std::to_string(by), "i64") + " : i64");
  r.stride *= by;
  r.scale *= by;
  return r;
}

// By a number that all lanes share.
TileValue Printer::multiplied(const TileValue &a, const std::string &by) {
  TileValue r = a;
  if (!a.tile.empty() && a.stride)
    return refuse("A1002", "64-bit integers that differ from thread to thread", kWideHint, nullptr);
  if (a.name != text.constant("0", "i64"))
    r.name = text.define("arith.muli " + a.name + ", " + by + " : i64");
  if (a.stride) { // as a tile: the numbers of the lanes
    r.tile = iota("i32");
    r.scale = a.stride;
    r.isSigned = true;
    r.stride = 0;
  }
  if (!r.tile.empty())
    r.factor = r.factor.empty() ? by : text.define("arith.muli " + r.factor + ", " + by + " : i64");
  return r;
}

TileValue Printer::addWide(const TileValue &a, const TileValue &b, bool minus) {
  TileValue r = a.kind == TileValue::Address || !a.tile.empty() ? a : b;
  r.kind = a.kind;
  r.base = a.base;
  const int64_t sign = minus ? -1 : 1;
  if (b.name == text.constant("0", "i64"))
    r.name = a.name;
  else if (!minus && a.name == text.constant("0", "i64"))
    r.name = b.name;
  else
    r.name = text.define(std::string("arith.") + (minus ? "subi " : "addi ") + a.name + ", " + b.name + " : i64");
  r.stride = a.stride + sign * b.stride;
  if (!b.tile.empty()) {
    if (!a.tile.empty())
      return refuse("A1002", "64-bit integers that differ from thread to thread", kWideHint, nullptr);
    r.tile = b.tile;
    r.scale = sign * b.scale;
    r.factor = b.factor;
    r.isSigned = b.isSigned;
  }
  return r;
}

TileValue Printer::wide(const Instruction &i) {
  const Value *x = i.getOperand(0), *y = i.getNumOperands() > 1 ? i.getOperand(1) : nullptr;
  auto *number = dyn_cast_or_null<ConstantInt>(y);
  switch (i.getOpcode()) {
  case Instruction::SExt:
  case Instruction::ZExt: {
    const bool isSigned = i.getOpcode() == Instruction::SExt;
    TileValue w{TileValue::Wide, text.constant("0", "i64")};
    const Type *from = x->getType();
    w.tile = from->isIntegerTy(1) ? choose(value(x), TileValue::scalar(text.constant(isSigned ? "-1" : "1", "i32")),
                                           TileValue::scalar(text.constant("0", "i32")), "i32")
                                        .name
             : from->isIntegerTy(32) ? tileOf(held(x), "i32")
             : isSigned              ? tileOf(held(x), "i32")
                                     : zeroExtended(held(x), from->getIntegerBitWidth()).name;
    w.isSigned = isSigned || !from->isIntegerTy(32);
    w.scale = 1;
    return w;
  }
  case Instruction::Add:
  case Instruction::Sub: return addWide(asWide(x), asWide(y), i.getOpcode() == Instruction::Sub);
  case Instruction::Mul:
    if (number)
      return scaleWide(asWide(x), number->getSExtValue());
    for (const Value *shared : {y, x})
      if (shapes.of(shared).isUniform())
        return multiplied(asWide(shared == y ? x : y), scalarOf(value(shared), "i64"));
    break;
  case Instruction::Shl:
    if (number && number->getZExtValue() < 32)
      return scaleWide(asWide(x), int64_t(1) << number->getZExtValue());
    break;
  case Instruction::Trunc: {
    if (!i.getType()->isIntegerTy(32))
      break;
    const TileValue w = asWide(x);
    if (!good || w.tile.empty())
      break;
    const auto low = [&](const std::string &v) {
      return TileValue::scalar(text.define("arith.trunci " + v + " : i64 to i32"));
    };
    TileValue t = TileValue::ofTile(w.tile);
    if (w.scale != 1)
      t = binary("vmul", "muli", t, low(text.constant(std::to_string(w.scale), "i64")), "i32");
    if (!w.factor.empty())
      t = binary("vmul", "muli", t, low(w.factor), "i32");
    return w.stride ? refuse("A1002", "64-bit integers that differ from thread to thread", kWideHint, &i)
           : w.name == text.constant("0", "i64") ? t
                                                 : binary("vadd", "addi", t, low(w.name), "i32");
  }
  default: break;
  }
  return refuse("A1002", std::string("64-bit integers that differ from thread to thread (") + i.getOpcodeName() + ")",
                kWideHint, &i);
}

TileValue Printer::address(const GEPOperator &gep) {
  auto *where = dyn_cast<Instruction>(&gep);
  TileValue at = value(gep.getPointerOperand());
  if (!good)
    return at;
  if (at.kind != TileValue::Address)
    return refuse("A1020", "an address that is neither an argument's nor a variable's", "", where);
  MapVector<Value *, APInt> parts;
  APInt fixed(64, 0);
  if (!gep.collectOffset(lane.getParent()->getDataLayout(), 64, parts, fixed))
    return refuse("A1020", "an address of unknown form", "", where);
  for (auto &[v, by] : parts) {
    TileValue part;
    if (v->getType()->isIntegerTy(64)) {
      part = asWide(v);
    } else if (v->getType()->isIntegerTy(32) && shapes.of(v).isUniform()) {
      part = {TileValue::Wide, text.define("arith.extsi " + scalarOf(value(v), "i32") + " : i32 to i64")};
    } else {
      part = {TileValue::Wide, text.constant("0", "i64")};
      part.tile = tileOf(value(v), "i32");
      part.scale = 1;
    }
    if (!good)
      return at;
    at = addWide(at, scaleWide(part, by.getSExtValue()), false);
  }
  if (!fixed.isZero())
    at.name = text.define("arith.addi " + at.name + ", " + text.constant(std::to_string(fixed.getSExtValue()), "i64") +
                          " : i64");
  return at;
}

} // namespace sampan::ascend910
