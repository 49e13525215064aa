// Which way an instruction goes: what lanes share is computed once on the scalar unit, what differs is a tile.
#include "targets/ascend910/printer.h"

#include "kernel/thread_access.h"
#include "runtime/abi.h"
#include "targets/ascend910/passes.h"

#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Operator.h>

namespace sampan::ascend910 {

using namespace llvm;

static bool hasDouble(const Instruction &i) {
  return i.getType()->isDoubleTy() || any_of(i.operands(), [](const Use &u) { return u->getType()->isDoubleTy(); });
}

TileValue Printer::instruction(const Instruction &i) {
  if (hasDouble(i))
    return noDouble(i);
  switch (simd::laneOp(i)) {
  case simd::LaneOp::Load: return load(cast<CallInst>(i));
  case simd::LaneOp::Store: store(cast<CallInst>(i)); return {};
  case simd::LaneOp::Any: return TileValue::scalar(any(value(i.getOperand(0))));
  case simd::LaneOp::All: return refuse("A1090", "lane.all", "", &i);
  case simd::LaneOp::Each: return each(cast<CallInst>(i));
  case simd::LaneOp::Warp: return refuse("A1031", "operations of a warp", "", &i);
  case simd::LaneOp::None: break;
  }
  if (auto *l = dyn_cast<LoadInst>(&i)) {
    bool known = false;
    TileValue v = description(*l, known);
    return known ? v : loadScalar(*l);
  }
  if (auto *gep = dyn_cast<GEPOperator>(&i)) {
    const Value *from = getUnderlyingObject(gep);
    const auto known = values.find(from);
    const bool describes = isa<Argument>(from) || (known != values.end() && known->second.kind == TileValue::None);
    return describes ? TileValue{} : address(*gep);
  }
  if (isa<AllocaInst>(i)) {
    for (const Instruction &j : instructions(lane)) // it may hold the arguments of printf
      if (auto *c = dyn_cast<CallInst>(&j); c && simd::laneOp(j) == simd::LaneOp::Each)
        if (auto *inner = dyn_cast<CallInst>(&c->getCalledFunction()->getEntryBlock().front());
            inner && inner->getCalledFunction() && inner->getCalledFunction()->getName().contains("vprintf"))
          return each(*c);
    return refuse("A1021", "an array of each thread", "", &i);
  }
  if (auto *c = dyn_cast<CallInst>(&i))
    return call(*c);
  if (isa<FreezeInst>(i))
    return value(i.getOperand(0));
  if (isa<InsertValueInst>(i) || (isa<ExtractValueInst>(i) && i.getType()->isAggregateType()))
    return {}; // looked through where a part is taken out
  if (auto *part = dyn_cast<ExtractValueInst>(&i)) {
    SmallVector<unsigned, 4> path(part->indices());
    Value *whole = part->getOperand(0);
    for (; auto *outer = dyn_cast<ExtractValueInst>(whole); whole = outer->getOperand(0))
      path.insert(path.begin(), outer->idx_begin(), outer->idx_end());
    if (Value *put = FindInsertedValue(whole, path))
      return value(put);
  }
  if (i.getType()->isVectorTy() || i.getType()->isAggregateType() || isa<ExtractElementInst>(i) ||
      isa<ExtractValueInst>(i))
    return refuse("A1022", "a short vector or structure as one value", "", &i);
  if (i.getType()->isPointerTy() || isa<PtrToIntInst>(i))
    return refuse("A1020", std::string("computing with addresses (") + i.getOpcodeName() + ")", "", &i);
  if (auto *s = dyn_cast<SelectInst>(&i))
    return select(*s);
  if (auto *c = dyn_cast<CmpInst>(&i))
    return compare(*c);
  const simd::Shape s = shapes.of(&i);
  if (s.hasScalar() && !(i.getType()->isFloatingPointTy() && i.getOpcode() == Instruction::FDiv))
    return ofScalars(i);
  if (i.getType()->isIntegerTy(64) || i.getOperand(0)->getType()->isIntegerTy(64))
    return wide(i);
  return i.getType()->isFloatingPointTy() && !isa<CastInst>(i) ? floatOperation(i) : integerOperation(i);
}

// What is done for one lane after the other, on processors. Here there is no such thing, but operations of the tile are among it.
TileValue Printer::each(const CallInst &i) {
  const Function &one = *i.getCalledFunction();
  const Instruction &what = one.getEntryBlock().front();
  if (isa<AtomicRMWInst>(what) || isa<AtomicCmpXchgInst>(what))
    return refuse("A1050", "atomic operations", "", &i);
  const auto isLong = [](const Type *t) { return t->isIntegerTy() && t->getIntegerBitWidth() > 64; };
  if (isLong(what.getType()) || any_of(what.operands(), [&](const Use &u) { return isLong(u->getType()); }))
    return refuse("A1003", "integers of 128 bits", "", &i);
  if (auto *call = dyn_cast<CallInst>(&what); call && call->getCalledFunction()) {
    StringRef name = call->getCalledFunction()->getName();
    if (name.consume_front(kOfTile)) {
      if (name == "step")
        return {}; // every operation of a tile is done by all lanes before the next one begins
      if (name == "thread")
        return threadIndex(static_cast<unsigned>(cast<ConstantInt>(call->getArgOperand(0))->getZExtValue()));
      return shuffle(i, *call);
    }
    if (name.contains("vprintf"))
      return refuse("A1051", "printf in a kernel", "take it out, or keep this kernel on the CPU", &i);
    if (name.contains("assertfail") || name.contains("trap"))
      return refuse("A1052", "assert or __trap in a kernel", "compile with -DNDEBUG", &i);
    if (name.contains("malloc") || name.contains("rt_free"))
      return refuse("A1053", "malloc and free in a kernel", "", &i);
  }
  return refuse("A1054", std::string("an operation that each thread does for itself: ") + what.getOpcodeName(), "", &i);
}

// What describes the thread, the block and the launch, and the kernel's arguments.
TileValue Printer::description(const LoadInst &l, bool &known) {
  known = true;
  const kernel::DescriptionRead read = kernel::descriptionRead(&l);
  if (!read.from) {
    known = false;
    return {};
  }
  const auto place = [&](const char *name, uint64_t from) {
    const std::string key = name + std::to_string((read.offset - from) / 4);
    return places.contains(key) ? TileValue::scalar(places[key]) : refuse("A1090", key, "", &l);
  };
  if (read.from == lane.getArg(1)) {
    if (read.offset == offsetof(sampan_thread, tid))
      return TileValue::strided(places["threadIdx0"], 1);
    if (read.offset < offsetof(sampan_thread, linear))
      return place("threadIdx", 0);
    if (read.offset == offsetof(sampan_thread, linear))
      return value(lane.getArg(2));
  }
  if (read.from == lane.getArg(0)) {
    if (read.offset < offsetof(sampan_block, block_dim))
      return place("blockIdx", 0);
    if (read.offset < offsetof(sampan_block, grid_dim))
      return place("blockDim", offsetof(sampan_block, block_dim));
    if (read.offset < offsetof(sampan_block, thread_count))
      return place("gridDim", offsetof(sampan_block, grid_dim));
    if (read.offset == offsetof(sampan_block, params))
      return {};
    if (read.offset == offsetof(sampan_block, shared) || read.offset == offsetof(sampan_block, dynamic_shared))
      return sharedMemory(read.offset == offsetof(sampan_block, dynamic_shared));
    return refuse("A1090", "a read of the block's description", "", &l);
  }
  auto *from = dyn_cast<LoadInst>(read.from);
  const kernel::DescriptionRead above = from ? kernel::descriptionRead(from) : kernel::DescriptionRead{};
  if (above.from != lane.getArg(0) || above.offset != offsetof(sampan_block, params)) {
    known = false;
    return {};
  }
  if (l.getType()->isPointerTy()) {
    size_t k = 0;
    while (k < memories.size() && (memories[k].variable || memories[k].words || memories[k].offset != read.offset))
      ++k;
    if (k == memories.size())
      memories.push_back({read.offset, nullptr, {}});
    TileValue a{TileValue::Address, text.constant("0", "i64")};
    a.base = static_cast<int>(k);
    return a;
  }
  const std::string type = typeOf(l.getType());
  if (type == "none")
    return refuse("A1022", "a short vector or structure as one value", "", &l);
  const std::string name = "%a" + std::to_string(read.offset) + "_" + type;
  arguments[{read.offset, type}] = name;
  return TileValue::scalar(name);
}

TileValue Printer::select(const SelectInst &s) {
  if (s.getType()->isIntegerTy(1)) { // a && b, a || b
    auto *yes = dyn_cast<ConstantInt>(s.getTrueValue()), *no = dyn_cast<ConstantInt>(s.getFalseValue());
    const TileValue c = value(s.getCondition());
    if (no && no->isZero())
      return maskAnd(c, value(s.getTrueValue()));
    if (yes && yes->isOne())
      return maskOr(c, value(s.getFalseValue()));
    return maskOr(maskAnd(c, value(s.getTrueValue())), maskAnd(maskNot(c), value(s.getFalseValue())));
  }
  if (shapes.of(&s).hasScalar()) {
    const std::string type = typeOf(s.getType()), c = scalarOf(value(s.getCondition()), "i1");
    const std::string v = text.define("arith.select " + c + ", " + scalarOf(value(s.getTrueValue()), type) + ", " +
                                      scalarOf(value(s.getFalseValue()), type) + " : " + type);
    return TileValue::strided(v, shapes.of(&s).stride);
  }
  if (s.getType()->isIntegerTy(64))
    return refuse("A1002", "64-bit integers that differ from thread to thread", "use int where 32 bits are enough", &s);
  return choose(value(s.getCondition()), held(s.getTrueValue()), held(s.getFalseValue()), element(s.getType()));
}

static const char *modeOf(CmpInst::Predicate p) {
  static constexpr const char *kFloat[] = {"false", "oeq", "ogt", "oge", "olt", "ole", "one", "ord",
                                           "uno",   "ueq", "ugt", "uge", "ult", "ule", "une", "true"};
  static constexpr const char *kInteger[] = {"eq", "ne", "ugt", "uge", "ult", "ule", "sgt", "sge", "slt", "sle"};
  return CmpInst::isFPPredicate(p) ? kFloat[p] : kInteger[p - CmpInst::FIRST_ICMP_PREDICATE];
}

TileValue Printer::compare(const CmpInst &c) {
  const Type *t = c.getOperand(0)->getType();
  if (t->isPointerTy())
    return refuse("A1020", "comparing addresses", "", &c);
  if (t->isIntegerTy(1)) {
    const TileValue differs = maskOr(maskAnd(value(c.getOperand(0)), maskNot(value(c.getOperand(1)))),
                                     maskAnd(maskNot(value(c.getOperand(0))), value(c.getOperand(1))));
    if (c.getPredicate() == CmpInst::ICMP_NE)
      return differs;
    return c.getPredicate() == CmpInst::ICMP_EQ ? maskNot(differs) : refuse("A1090", "ordering truth values", "", &c);
  }
  if (shapes.of(&c).hasScalar()) {
    const bool isFloat = t->isFloatingPointTy();
    return TileValue::scalar(text.define(std::string(isFloat ? "arith.cmpf " : "arith.cmpi ") +
                                         modeOf(c.getPredicate()) + ", " + scalarOf(value(c.getOperand(0)), typeOf(t)) +
                                         ", " + scalarOf(value(c.getOperand(1)), typeOf(t)) + " : " + typeOf(t)));
  }
  if (auto *integers = dyn_cast<ICmpInst>(&c))
    if (TileValue v = compareStrided(*integers); v.kind != TileValue::None)
      return v;
  const TileValue a = held(c.getOperand(0)), b = held(c.getOperand(1));
  if (t->isFloatingPointTy())
    return compareFloats(c.getPredicate(), a, b, typeOf(t));
  if (t->isIntegerTy(64))
    return refuse("A1002", "64-bit integers that differ from thread to thread", "use int where 32 bits are enough", &c);
  return compareIntegers(c.getPredicate(), a, b);
}

// Intrinsics of LLVM.
TileValue Printer::call(const CallInst &c) {
  if (isa<AssumeInst>(c) || c.isLifetimeStartOrEnd() ||
      c.getIntrinsicID() == Intrinsic::experimental_noalias_scope_decl)
    return {};
  const std::string type = typeOf(c.getType());
  const auto x = [&](unsigned k) { return value(c.getArgOperand(k)); };
  const auto rounded = [&](const char *mode) {
    return converted(TileValue::ofTile(tileOf(x(0), type)), type, type, mode);
  };
  switch (c.getIntrinsicID()) {
  case Intrinsic::fma:
    if (type == "f32")
      return fma(x(0), x(1), x(2));
    break;
  case Intrinsic::fabs: return unary("vabs", TileValue::ofTile(tileOf(x(0), type)), type);
  case Intrinsic::sqrt: ++printed->roughDivisions; return unary("vsqrt", TileValue::ofTile(tileOf(x(0), type)), type);
  case Intrinsic::floor: return rounded("floor");
  case Intrinsic::ceil: return rounded("ceil");
  case Intrinsic::trunc: return rounded("trunc");
  case Intrinsic::rint:
  case Intrinsic::nearbyint:
  case Intrinsic::roundeven: return rounded("rint");
  case Intrinsic::smax:
  case Intrinsic::smin:
    if (type == "i32")
      return c.getIntrinsicID() == Intrinsic::smax ? binary("vmax", "maxsi", x(0), x(1), type)
                                                   : binary("vmin", "minsi", x(0), x(1), type);
    break;
  case Intrinsic::fptosi_sat:
  case Intrinsic::fptoui_sat:
    if (type == "i32" && c.getArgOperand(0)->getType()->isFloatTy())
      return toInteger(x(0), c.getIntrinsicID() == Intrinsic::fptosi_sat);
    break;
  case Intrinsic::copysign:
    if (type == "f32") {
      const auto bits = [&](unsigned k) { return reinterpret(TileValue::ofTile(tileOf(x(k), type)), type, "i32"); };
      const auto mask = [&](const char *m) { return TileValue::scalar(text.constant(m, "i32")); };
      return reinterpret(binary("vor", "ori", binary("vand", "andi", bits(0), mask("2147483647"), "i32"),
                                binary("vand", "andi", bits(1), mask("-2147483648"), "i32"), "i32"),
                         "i32", type);
    }
    break;
  default: break;
  }
  const Function *f = c.getCalledFunction();
  return refuse("A1055", "the operation " + (f ? f->getName().str() : "of a function pointer"), "", &c);
}

} // namespace sampan::ascend910
