// How values are named and typed, and how one form becomes another.
#include "targets/ascend910/printer.h"

#include <llvm/IR/Constants.h>
#include <llvm/Support/Format.h>
#include <llvm/Support/raw_ostream.h>

namespace sampan::ascend910 {

using namespace llvm;

std::string Printer::typeOf(const Type *t) const {
  if (t->isFloatTy())
    return "f32";
  if (t->isHalfTy())
    return "f16";
  return t->isIntegerTy() ? "i" + std::to_string(t->getIntegerBitWidth()) : "none";
}

std::string Printer::element(const Type *t) const {
  return t->isIntegerTy(8) || t->isIntegerTy(16) ? "i32" : typeOf(t);
}

std::string Printer::tiled(const std::string &t) const { return "tensor<" + std::to_string(length) + "x" + t + ">"; }

std::string Printer::empty(const std::string &t) { return text.define("tensor.empty() : " + tiled(t)); }

TileValue Printer::constant(const Constant *c) {
  if (auto *n = dyn_cast<ConstantInt>(c))
    return TileValue::scalar(n->getType()->isIntegerTy(1)
                                 ? text.constant(n->isZero() ? "false" : "true", "i1")
                                 : text.constant(std::to_string(n->getSExtValue()), typeOf(n->getType())));
  if (auto *x = dyn_cast<ConstantFP>(c); x && !x->getType()->isDoubleTy()) {
    std::string bits; // exact, infinities and NaNs too
    raw_string_ostream(bits) << format_hex(x->getValueAPF().bitcastToAPInt().getZExtValue(),
                                           x->getType()->isHalfTy() ? 6 : 10, true);
    return TileValue::scalar(text.constant(bits, typeOf(x->getType())));
  }
  if (isa<UndefValue>(c) && (c->getType()->isIntegerTy() || c->getType()->isFloatingPointTy()))
    return constant(Constant::getNullValue(c->getType()));
  return {};
}

TileValue Printer::value(const Value *v) {
  if (auto known = values.find(v); known != values.end())
    return known->second;
  if (auto *g = dyn_cast<GlobalVariable>(v)) {
    size_t k = 0;
    while (k < memories.size() && memories[k].variable != g)
      ++k;
    if (k == memories.size())
      memories.push_back({0, g, {}});
    TileValue a{TileValue::Address, text.constant("0", "i64")};
    a.base = static_cast<int>(k);
    return a;
  }
  if (auto *a = dyn_cast<Argument>(v); a && a->getArgNo() == 2) {
    places["linearUsed"] = "";
    return TileValue::strided(places["linear"], 1);
  } else if (a && a->getArgNo() == 3) {
    return TileValue::ofLanes({text.index(0), places["active"]});
  }
  if (auto *gep = dyn_cast<GEPOperator>(v))
    return address(*gep);
  if (auto *c = dyn_cast<Constant>(v))
    if (TileValue known = constant(c); known.kind != TileValue::None)
      return known;
  if (v->getType()->isDoubleTy())
    return refuse("A1001", "double: the vector cores of this chip compute with numbers of 32 bits at most",
                  "use float, or keep this kernel on the CPU", nullptr);
  std::string what;
  raw_string_ostream os(what);
  v->printAsOperand(os, false);
  return refuse("A1090", "the value " + what, "", dyn_cast<Instruction>(v));
}

std::string Printer::scalarOf(const TileValue &v, const std::string &type) {
  if (!v.tile.empty() || v.kind == TileValue::Address || v.kind == TileValue::None)
    return refuse("A1090", "a value of lanes where one for all is needed", "", nullptr).name;
  if (v.kind == TileValue::Tile)
    return text.define("tensor.extract " + v.name + "[" + text.index(0) + "] : " + tiled(type));
  if (v.kind != TileValue::Lanes)
    return v.name;
  const std::string zero = text.index(0); // is lane 0 in the interval?
  const std::string begun = text.define("arith.cmpi eq, " + v.lanes.lo + ", " + zero + " : index");
  const std::string open = text.define("arith.cmpi sgt, " + v.lanes.hi + ", " + zero + " : index");
  return text.define("arith.andi " + begun + ", " + open + " : i1");
}

std::string Printer::iota(const std::string &type) {
  return text.define("hivm.hir.varange strides[" + text.index(1) + "] outs(" + empty(type) + " : " + tiled(type) +
                     ") -> " + tiled(type));
}

std::string Printer::tileOf(const TileValue &v, const std::string &type) {
  if (v.kind == TileValue::Tile)
    return v.name;
  if (!v.tile.empty() || v.kind == TileValue::Address || v.kind == TileValue::None)
    return refuse("A1090", "a value of a form that no tile has", "", nullptr).name;
  if (type == "i1" || v.kind == TileValue::Lanes)
    return maskTile(v);
  if (v.kind == TileValue::Strided && type != "i32")
    return refuse("A1002", "64-bit integers that differ from thread to thread", "use int where 32 bits are enough",
                  nullptr)
        .name;
  if (v.kind == TileValue::Strided) {
    TileValue numbers = TileValue::ofTile(iota(type));
    if (v.stride != 1)
      numbers = binary("vmul", "muli", numbers, TileValue::scalar(text.constant(std::to_string(v.stride), type)), type);
    return binary("vadd", "addi", numbers, TileValue::scalar(v.name), type).name;
  }
  return text.define("hivm.hir.vbrc ins(" + v.name + " : " + type + ") outs(" + empty(type) + " : " + tiled(type) +
                     ") -> " + tiled(type));
}

std::pair<std::string, std::string> Printer::operand(const TileValue &v, const std::string &type) {
  if (v.kind == TileValue::Scalar)
    return {v.name, type};
  return {tileOf(v, type), tiled(type)};
}

std::string Printer::toIndex(const std::string &scalar, const std::string &type) {
  return text.define("arith.index_cast " + scalar + " : " + type + " to index");
}

} // namespace sampan::ascend910
