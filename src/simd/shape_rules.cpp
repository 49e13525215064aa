#include "simd/shape_rules.h"

#include "kernel/module.h"
#include "kernel/thread_access.h"
#include "kernel/warp_operation.h"
#include "runtime/abi.h"
#include "simd/lane_program.h"

#include <llvm/Analysis/VectorUtils.h>
#include <llvm/IR/DataLayout.h>
#include <llvm/IR/GetElementPtrTypeIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Operator.h>

#include <bit>

namespace sampan::simd {

using namespace llvm;

namespace {

class Rules {
public:
  Rules(const Instruction &i, Lanes lanes, const ShapeOf &of)
      : i(i), lanes(lanes), width(lanes.width), of(of), layout(i.getModule()->getDataLayout()) {}

  Shape run() {
    switch (laneOp(i)) {
    case LaneOp::Any:
    case LaneOp::All: return Shape::uniform();
    case LaneOp::Each: return Shape::varying();
    case LaneOp::Warp: return together();
    case LaneOp::Load: // masked: its pointer is not uniform
      return operand(0).kind == Shape::Unknown ? Shape::unknown() : Shape::varying();
    default: break;
    }
    switch (i.getOpcode()) {
    case Instruction::Add:
    case Instruction::Sub: return sum();
    case Instruction::Mul: return product();
    case Instruction::Shl: return shiftedLeft();
    case Instruction::And: return masked();
    case Instruction::LShr:
    case Instruction::UDiv: return quotient();
    case Instruction::URem: return remainder();
    case Instruction::SExt: return extended(true);
    case Instruction::ZExt: return extended(false);
    case Instruction::Trunc: return truncated();
    case Instruction::PtrToInt:
    case Instruction::IntToPtr:
    case Instruction::Freeze: return operand(0);
    case Instruction::GetElementPtr: return address();
    case Instruction::Select: return selected();
    case Instruction::ICmp: return compared();
    case Instruction::Load: return loaded();
    case Instruction::Alloca: return local();
    case Instruction::Call: return called();
    case Instruction::AtomicRMW:
    case Instruction::AtomicCmpXchg:
    case Instruction::VAArg: return Shape::varying();
    default: return sameForAll();
    }
  }

private:
  // An undefined operand is the same for all lanes; only where one value is chosen among several does it agree with any.
  Shape known(const Value *v) const { return isa<UndefValue>(v) ? Shape::uniform() : of(v); }
  Shape operand(unsigned k) const { return known(i.getOperand(k)); }

  // Uniform if every operand is.
  Shape sameForAll() const {
    bool all = true;
    for (const Value *v : i.operands()) {
      const Shape s = known(v);
      if (s.kind == Shape::Strided || s.kind == Shape::Varying)
        return Shape::varying();
      all &= s.kind != Shape::Unknown;
    }
    return all ? Shape::uniform() : Shape::unknown();
  }

  // The number of bits in which lanes differ: lane 0 plus (width - 1) * stride stays below the next multiple of 1 << this.
  unsigned spanBits(int64_t stride) const {
    return static_cast<unsigned>(std::bit_width(static_cast<uint64_t>(stride) * width - 1));
  }
  // No lane can be across a wrap: lane 0 is a multiple of a power of two that all lanes stay below.
  bool alignedSpan(const Shape &s) const { return s.stride > 0 && s.align >= spanBits(s.stride); }

  Shape sum() const {
    const Shape a = operand(0), b = operand(1);
    if (!a.hasScalar() || !b.hasScalar())
      return Shape::varying();
    if (a.kind == Shape::Unknown || b.kind == Shape::Unknown)
      return Shape::unknown();
    auto *op = cast<OverflowingBinaryOperator>(&i);
    const bool minus = i.getOpcode() == Instruction::Sub;
    Shape s = Shape::strided(minus ? a.stride - b.stride : a.stride + b.stride, std::min(a.align, b.align),
                             op->hasNoSignedWrap() && a.exactSigned && b.exactSigned,
                             op->hasNoUnsignedWrap() && a.exactUnsigned && b.exactUnsigned);
    const bool small = !minus && s.stride == 1 && isGlobalNumber();
    s.exactSigned |= small || alignedSpan(s);
    s.exactUnsigned |= small || alignedSpan(s);
    return s;
  }

  Shape product() const {
    Shape a = operand(0), b = operand(1);
    if (!a.hasScalar() || !b.hasScalar())
      return Shape::varying();
    if (a.kind == Shape::Unknown || b.kind == Shape::Unknown)
      return Shape::unknown();
    const unsigned align = std::min(63, a.align + b.align);
    if (a.isUniform() && b.isUniform())
      return Shape::uniform(align);
    const Value *factor = i.getOperand(b.isUniform() ? 1 : 0);
    auto *c = dyn_cast<ConstantInt>(factor);
    if (a.isStrided() == b.isStrided() || !c || c->getValue().getSignificantBits() > 32)
      return Shape::varying();
    const Shape &s = a.isStrided() ? a : b;
    return scaled(s, c->getSExtValue(), align);
  }

  Shape scaled(const Shape &s, int64_t by, unsigned align) const {
    auto *op = cast<OverflowingBinaryOperator>(&i);
    int64_t stride;
    if (MulOverflow(s.stride, by, stride))
      return Shape::varying();
    Shape r = Shape::strided(stride, align, op->hasNoSignedWrap() && s.exactSigned,
                             op->hasNoUnsignedWrap() && s.exactUnsigned && by > 0);
    r.exactSigned |= alignedSpan(r);
    r.exactUnsigned |= alignedSpan(r);
    return r;
  }

  Shape shiftedLeft() const {
    const Shape a = operand(0);
    auto *c = dyn_cast<ConstantInt>(i.getOperand(1));
    if (!c || a.kind != Shape::Strided || c->getZExtValue() > 31)
      return c && a.kind == Shape::Uniform && c->getZExtValue() < 64
                 ? Shape::uniform(std::min<uint64_t>(63, a.align + c->getZExtValue()))
                 : sameForAll();
    const unsigned by = static_cast<unsigned>(c->getZExtValue());
    return scaled(a, int64_t(1) << by, std::min(63u, a.align + by));
  }

  // x & (2^m - 1), with all lanes between two multiples of 2^m.
  Shape lowBits(unsigned m) const {
    const Shape a = operand(0);
    const unsigned span = spanBits(a.stride);
    if (a.stride > 0 && a.align >= span && m >= span)
      return Shape::strided(a.stride, std::min<unsigned>(a.align, m), true, true);
    return Shape::varying();
  }
  // x >> m, with all lanes between two multiples of 2^m.
  Shape highBits(unsigned m) const {
    const Shape a = operand(0);
    const unsigned span = spanBits(a.stride);
    if (a.stride > 0 && a.align >= span && m >= span)
      return Shape::uniform(a.align > m ? a.align - m : 0);
    return Shape::varying();
  }
  bool powerOfTwo(unsigned &log) const {
    auto *c = dyn_cast<ConstantInt>(i.getOperand(1));
    if (!c || !c->getValue().isPowerOf2())
      return false;
    log = c->getValue().logBase2();
    return true;
  }

  Shape masked() const {
    const Shape a = operand(0), b = operand(1);
    auto *c = dyn_cast<ConstantInt>(i.getOperand(1));
    if (a.kind == Shape::Strided && c && c->getValue().isMask())
      return lowBits(c->getValue().countr_one());
    Shape s = sameForAll();
    if (s.kind == Shape::Uniform)
      s.align = std::max(a.align, b.align);
    return s;
  }

  Shape quotient() const {
    unsigned m;
    if (operand(0).kind == Shape::Strided) {
      auto *c = dyn_cast<ConstantInt>(i.getOperand(1));
      if (i.getOpcode() == Instruction::LShr)
        return c && c->getZExtValue() < 63 ? highBits(static_cast<unsigned>(c->getZExtValue())) : Shape::varying();
      return powerOfTwo(m) ? highBits(m) : Shape::varying();
    }
    return sameForAll();
  }

  Shape remainder() const {
    unsigned m;
    if (operand(0).kind == Shape::Strided)
      return powerOfTwo(m) ? lowBits(m) : Shape::varying();
    return sameForAll();
  }

  Shape extended(bool sign) const {
    const Shape a = operand(0);
    if (a.kind != Shape::Strided)
      return a.kind == Shape::Uniform ? Shape::uniform(a.align) : a;
    const bool exact = (sign ? a.exactSigned : a.exactUnsigned) || i.hasMetadata(kernel::kExactMetadata);
    return exact ? Shape::strided(a.stride, a.align, true, true) : Shape::varying();
  }

  Shape truncated() const {
    const Shape a = operand(0);
    const unsigned bits = i.getType()->getScalarSizeInBits();
    if (a.kind != Shape::Strided)
      return a.kind == Shape::Uniform ? Shape::uniform(std::min<unsigned>(a.align, bits)) : a;
    if (bits < 32 || !isInt<32>(a.stride))
      return Shape::varying();
    Shape s = Shape::strided(a.stride, std::min<unsigned>(a.align, bits), false, false);
    s.exactSigned = s.exactUnsigned = alignedSpan(s);
    return s;
  }

  // Pointers are strided in bytes, modulo 2^64.
  Shape address() const {
    auto &gep = cast<GEPOperator>(i);
    Shape s = known(gep.getPointerOperand());
    if (s.kind == Shape::Varying || s.kind == Shape::Unknown)
      return s;
    int64_t stride = s.stride;
    for (gep_type_iterator at = gep_type_begin(gep), end = gep_type_end(gep); at != end; ++at) {
      const Shape index = known(at.getOperand());
      if (index.kind == Shape::Unknown)
        return Shape::unknown();
      if (index.kind == Shape::Varying)
        return Shape::varying();
      if (index.kind != Shape::Strided)
        continue;
      // A narrower index is sign-extended.
      if (at.getOperand()->getType()->getScalarSizeInBits() < 64 && !index.exactSigned)
        return Shape::varying();
      const uint64_t size = at.getSequentialElementStride(layout);
      int64_t step;
      if (!isInt<32>(size) || MulOverflow(index.stride, static_cast<int64_t>(size), step) ||
          AddOverflow(stride, step, stride))
        return Shape::varying();
    }
    return Shape::strided(stride, 0, false, false);
  }

  Shape selected() const {
    const Shape c = operand(0), a = of(i.getOperand(1)), b = of(i.getOperand(2));
    if (c.kind == Shape::Unknown)
      return Shape::unknown();
    if (!c.isUniform())
      return i.getOperand(1) == i.getOperand(2) ? a : Shape::varying();
    return join(a, b);
  }

  // The fields of the thread's description, by their offsets; everything else that all lanes read from one place.
  Shape loaded() const {
    auto &l = cast<LoadInst>(i);
    const Shape p = known(l.getPointerOperand());
    if (p.kind == Shape::Unknown)
      return Shape::unknown();
    uint64_t field;
    const unsigned align = static_cast<unsigned>(std::bit_width(width) - 1);
    if (fieldOf(&l, 1, field)) {
      if (field == offsetof(sampan_thread, tid))
        return Shape::strided(1, lanes.aligned ? align : 0, true, true);
      return field == offsetof(sampan_thread, linear) ? Shape::strided(1, align, true, true) : Shape::uniform();
    }
    if (lanes.aligned && fieldOf(&l, 0, field) && field == offsetof(sampan_block, block_dim))
      return Shape::uniform(align);
    return p.kind == Shape::Uniform && !l.isVolatile() && !l.isAtomic() ? Shape::uniform() : Shape::varying();
  }

  // Is this a read of the description that argument 0 (block) or 1 (thread) points at?
  bool fieldOf(const Value *v, unsigned argument, uint64_t &field) const {
    const kernel::DescriptionRead read = kernel::descriptionRead(v);
    field = read.offset;
    return read.from == i.getFunction()->getArg(argument);
  }
  bool isField(const Value *v, unsigned argument, uint64_t wanted) const {
    uint64_t field;
    return fieldOf(v, argument, field) && field == wanted;
  }

  // blockIdx.x * blockDim.x + threadIdx.x, which lane programs may take for less than 2^31.
  bool isGlobalNumber() const {
    for (unsigned k : {0u, 1u}) {
      auto *product = dyn_cast<BinaryOperator>(i.getOperand(k));
      if (!product || product->getOpcode() != Instruction::Mul ||
          !isField(i.getOperand(1 - k), 1, offsetof(sampan_thread, tid)))
        continue;
      for (unsigned m : {0u, 1u})
        if (isField(product->getOperand(m), 0, offsetof(sampan_block, block_idx)) &&
            isField(product->getOperand(1 - m), 0, offsetof(sampan_block, block_dim)))
          return true;
    }
    return false;
  }

  // `t < 64`: the lanes of a vector lie between two multiples of a power of two, so a limit that is such a multiple has all of
  // them on one side.
  Shape compared() const {
    auto &c = cast<ICmpInst>(i);
    unsigned at = operand(0).isStrided() ? 0 : 1;
    const Shape steps = operand(at), limit = operand(1 - at);
    CmpInst::Predicate p = at == 0 ? c.getPredicate() : c.getSwappedPredicate();
    if (!steps.isStrided() || limit.kind != Shape::Uniform || !alignedSpan(steps) || !c.isRelational())
      return sameForAll();
    unsigned align = limit.align;
    const CmpInst::Predicate upper = CmpInst::isSigned(p) ? ICmpInst::getUnsignedPredicate(p) : p;
    if (upper == CmpInst::ICMP_UGT || upper == CmpInst::ICMP_ULE) { // t <= 31, t > 31
      auto *number = dyn_cast<ConstantInt>(i.getOperand(1 - at));
      align = number ? std::min(63u, (number->getValue() + 1).countr_zero()) : 0;
    }
    return align >= spanBits(steps.stride) ? Shape::uniform() : Shape::varying();
  }

  // A vote or a reduction answers the same to all lanes; so does a shuffle from one lane of the whole warp.
  Shape together() const {
    const StringRef name = cast<CallInst>(i).getCalledFunction()->getName();
    if (!name.starts_with(kernel::kShuffle))
      return Shape::uniform();
    const Shape from = operand(2);
    if (from.kind == Shape::Unknown)
      return Shape::unknown();
    const bool fromOne = cast<ConstantInt>(i.getOperand(1))->isZero() && from.isUniform() &&
                         cast<ConstantInt>(i.getOperand(3))->equalsInt(SAMPAN_WARP);
    return fromOne ? Shape::uniform() : Shape::varying();
  }

  // Each lane has a copy.
  Shape local() const {
    auto &a = cast<AllocaInst>(i);
    const auto size = a.getAllocationSize(layout);
    return size && a.isStaticAlloca() && *size < (1u << 30)
               ? Shape::strided(static_cast<int64_t>(localStride(a)), 0, false, false)
               : Shape::varying();
  }

  Shape called() const {
    auto &call = cast<CallInst>(i);
    const Intrinsic::ID id = call.getIntrinsicID();
    if (id == Intrinsic::not_intrinsic || call.mayHaveSideEffects() || call.mayReadFromMemory())
      return Shape::varying();
    return sameForAll();
  }

  const Instruction &i;
  const Lanes lanes;
  const unsigned width;
  const ShapeOf &of;
  const DataLayout &layout;
};

} // namespace

Shape shapeOfInstruction(const Instruction &i, Lanes lanes, const ShapeOf &of) { return Rules(i, lanes, of).run(); }

} // namespace sampan::simd
