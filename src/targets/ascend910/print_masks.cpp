// Truth values of lanes. Tests of consecutive numbers hold in an interval of lanes, which needs no tile: `i < n` is where a DMA
// ends. Other masks are tiles of bits.
#include "targets/ascend910/printer.h"

namespace sampan::ascend910 {

using namespace llvm;

static std::string both(const std::string &op, const std::string &a, const std::string &b) {
  return "arith." + op + " " + a + ", " + b + " : index";
}

std::string Printer::maskTile(const TileValue &m) {
  if (m.kind == TileValue::Tile)
    return m.name;
  if (m.kind != TileValue::Lanes)
    return text.define("hivm.hir.vbrc ins(" + m.name + " : i1) outs(" + empty("i1") + " : " + tiled("i1") + ") -> " +
                       tiled("i1"));
  const TileValue number = TileValue::ofTile(iota("f32")); // exact: tiles are far shorter than 2^24
  const auto asFloat = [&](const std::string &index) {
    const std::string i = text.define("arith.index_cast " + index + " : index to i32");
    return TileValue::scalar(text.define("arith.sitofp " + i + " : i32 to f32"));
  };
  const TileValue below = compareTiles("lt", number, asFloat(m.lanes.hi), "f32");
  if (m.lanes.lo == text.index(0))
    return below.name;
  return maskAnd(below, compareTiles("ge", number, asFloat(m.lanes.lo), "f32")).name;
}

TileValue Printer::maskAnd(const TileValue &a, const TileValue &b) {
  if (a.isUniform() && b.isUniform())
    return TileValue::scalar(text.define("arith.andi " + a.name + ", " + b.name + " : i1"));
  if (a.kind == TileValue::Lanes && b.kind == TileValue::Lanes) {
    const std::string zero = text.index(0);
    const std::string lo = a.lanes.lo == zero   ? b.lanes.lo
                           : b.lanes.lo == zero ? a.lanes.lo
                                                : text.define(both("maxsi", a.lanes.lo, b.lanes.lo));
    return TileValue::ofLanes({lo, text.define(both("minsi", a.lanes.hi, b.lanes.hi))});
  }
  const TileValue &lanes = a.kind == TileValue::Lanes ? a : b, &other = a.kind == TileValue::Lanes ? b : a;
  if (lanes.kind == TileValue::Lanes && other.isUniform())
    return TileValue::ofLanes({lanes.lanes.lo, text.define("arith.select " + other.name + ", " + lanes.lanes.hi + ", " +
                                                           text.index(0) + " : index")});
  return TileValue::ofTile(text.define("hivm.hir.vand ins(" + maskTile(a) + ", " + maskTile(b) + " : " + tiled("i1") +
                                       ", " + tiled("i1") + ") outs(" + empty("i1") + " : " + tiled("i1") + ") -> " +
                                       tiled("i1")));
}

TileValue Printer::maskOr(const TileValue &a, const TileValue &b) {
  if (a.isUniform() && b.isUniform())
    return TileValue::scalar(text.define("arith.ori " + a.name + ", " + b.name + " : i1"));
  return TileValue::ofTile(text.define("hivm.hir.vor ins(" + maskTile(a) + ", " + maskTile(b) + " : " + tiled("i1") +
                                       ", " + tiled("i1") + ") outs(" + empty("i1") + " : " + tiled("i1") + ") -> " +
                                       tiled("i1")));
}

TileValue Printer::maskNot(const TileValue &a) {
  if (a.isUniform())
    return TileValue::scalar(text.define("arith.xori " + a.name + ", " + text.constant("true", "i1") + " : i1"));
  if (a.kind == TileValue::Lanes && a.lanes.lo == text.index(0))
    return TileValue::ofLanes({a.lanes.hi, text.index(width)});
  if (a.kind == TileValue::Lanes && a.lanes.hi == text.index(width))
    return TileValue::ofLanes({text.index(0), a.lanes.lo});
  return TileValue::ofTile(text.define("hivm.hir.vnot ins(" + maskTile(a) + " : " + tiled("i1") + ") outs(" +
                                       empty("i1") + " : " + tiled("i1") + ") -> " + tiled("i1")));
}

// A number that counts up by one from lane to lane without a wrap, against one that all share.
TileValue Printer::compareStrided(const ICmpInst &c) {
  const unsigned at = shapes.of(c.getOperand(0)).isStrided() ? 0 : 1;
  const simd::Shape s = shapes.of(c.getOperand(at)), limit = shapes.of(c.getOperand(1 - at));
  const CmpInst::Predicate p = at == 0 ? c.getPredicate() : c.getSwappedPredicate();
  if (!s.isStrided() || s.stride != 1 || !limit.isUniform() || p == CmpInst::ICMP_NE)
    return {};
  const bool isSigned = CmpInst::isSigned(p);
  if (p == CmpInst::ICMP_EQ ? !s.exactSigned && !s.exactUnsigned : isSigned ? !s.exactSigned : !s.exactUnsigned)
    return {};
  const std::string type = typeOf(c.getOperand(0)->getType());
  const bool extendSigned = p == CmpInst::ICMP_EQ ? s.exactSigned : isSigned;
  const auto long64 = [&](unsigned k) {
    const std::string v = scalarOf(value(c.getOperand(k)), type);
    return type == "i64" ? v
                         : text.define((extendSigned ? "arith.extsi " : "arith.extui ") + v + " : " + type + " to i64");
  };
  const std::string first = long64(at), other = long64(1 - at), zero = text.index(0), all = text.index(width);
  const std::string long0 = text.constant("0", "i64"), longAll = text.constant(std::to_string(width), "i64");
  // As unsigned numbers, differences do not overflow where the limit is not behind the first lane.
  const std::string ahead = text.define(std::string("arith.cmpi ").append(extendSigned ? "sge, " : "uge, ") + other +
                                        ", " + first + " : i64");
  const std::string far = text.define("arith.minui " + text.define("arith.subi " + other + ", " + first + " : i64") +
                                      ", " + longAll + " : i64");
  const auto lanes = [&](const std::string &count) {
    const std::string n = text.define("arith.select " + ahead + ", " + count + ", " + long0 + " : i64");
    return toIndex(n, "i64");
  };
  const auto below = [&] { return lanes(far); };
  const auto upTo = [&] {
    const std::string more = text.define("arith.addi " + far + ", " + text.constant("1", "i64") + " : i64");
    return lanes(text.define("arith.minui " + more + ", " + longAll + " : i64"));
  };
  switch (p) {
  case CmpInst::ICMP_SLT:
  case CmpInst::ICMP_ULT: return TileValue::ofLanes({zero, below()});
  case CmpInst::ICMP_SLE:
  case CmpInst::ICMP_ULE: return TileValue::ofLanes({zero, upTo()});
  case CmpInst::ICMP_SGE:
  case CmpInst::ICMP_UGE: return TileValue::ofLanes({below(), all});
  case CmpInst::ICMP_SGT:
  case CmpInst::ICMP_UGT: return TileValue::ofLanes({upTo(), all});
  default: return TileValue::ofLanes({below(), upTo()});
  }
}

// The least or the greatest number of a lane in which a mask holds, as an index; `otherwise` if there is none.
std::string Printer::extreme(const TileValue &m, const char *how, const char *otherwise) {
  const TileValue v =
      choose(m, TileValue::ofTile(iota("f32")), TileValue::scalar(text.constant(otherwise, "f32")), "f32");
  const std::string one = text.define("tensor.empty() : tensor<1xf32>");
  const std::string r = text.define(std::string("hivm.hir.vreduce <") + how + "> ins(" + v.name + " : " + tiled("f32") +
                                    ") outs(" + one + " : tensor<1xf32>) reduce_dims = [0] -> tensor<1xf32>");
  const std::string x = text.define("tensor.extract " + r + "[" + text.index(0) + "] : tensor<1xf32>");
  return toIndex(text.define("arith.fptosi " + x + " : f32 to i32"), "i32");
}

// A scalar i1: does the mask hold for some lane?
std::string Printer::any(const TileValue &m) {
  if (m.isUniform())
    return m.name;
  if (m.kind == TileValue::Lanes)
    return text.define("arith.cmpi slt, " + m.lanes.lo + ", " + m.lanes.hi + " : index");
  return text.define("arith.cmpi sge, " + extreme(m, "max", "-1.0") + ", " + text.index(0) + " : index");
}

Interval Printer::hull(const TileValue &m) {
  if (m.kind == TileValue::Lanes)
    return m.lanes;
  if (m.isUniform())
    return {text.index(0),
            text.define("arith.select " + m.name + ", " + text.index(width) + ", " + text.index(0) + " : index")};
  const std::string lo = extreme(m, "min", "1048576.0");
  return {lo, text.define(both("addi", extreme(m, "max", "-1.0"), text.index(1)))};
}

} // namespace sampan::ascend910
