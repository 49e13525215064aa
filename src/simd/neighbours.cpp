#include "simd/neighbours.h"

#include <llvm/ADT/MapVector.h>
#include <llvm/IR/Operator.h>
#include <llvm/IR/PatternMatch.h>

#include <algorithm>

namespace sampan::simd {

using namespace llvm;

namespace {

// An address as a pointer, indices with their scales, and a constant; two with equal terms differ by the constants only.
struct Place {
  struct Term {
    const Value *index;
    unsigned extension; // opcode of the cast to 64 bits, 0 if there is none
    int64_t scale;
    auto operator<=>(const Term &) const = default;
  };
  const Value *base = nullptr;
  SmallVector<Term, 4> terms;
  int64_t offset = 0;
};

// Takes constants out of an index, also from under an extension if they are added without wrapping.
Place::Term termOf(const Value *index, int64_t scale, int64_t &offset) {
  using namespace PatternMatch;
  unsigned extension = index->getType()->isIntegerTy(64) ? 0 : Instruction::SExt; // what an address does by itself
  if (isa<SExtInst>(index) || isa<ZExtInst>(index)) {
    extension = cast<CastInst>(index)->getOpcode();
    index = cast<CastInst>(index)->getOperand(0);
  }
  const Value *rest;
  const APInt *constant;
  while (extension == Instruction::SExt   ? match(index, m_NSWAdd(m_Value(rest), m_APInt(constant)))
         : extension == Instruction::ZExt ? match(index, m_NUWAdd(m_Value(rest), m_APInt(constant)))
                                          : match(index, m_Add(m_Value(rest), m_APInt(constant)))) {
    if (constant->getSignificantBits() > 48)
      break;
    offset += scale * (extension == Instruction::ZExt ? static_cast<int64_t>(constant->getZExtValue())
                                                      : constant->getSExtValue());
    index = rest;
  }
  return {index, extension, scale};
}

Place placeOf(const Value *pointer, const DataLayout &layout) {
  Place p;
  while (auto *gep = dyn_cast<GEPOperator>(pointer)) {
    MapVector<Value *, APInt> variables;
    APInt constant(64, 0);
    if (!gep->collectOffset(layout, 64, variables, constant))
      break;
    p.offset += constant.getSExtValue();
    for (const auto &[index, scale] : variables)
      p.terms.push_back(termOf(index, scale.getSExtValue(), p.offset));
    pointer = gep->getPointerOperand();
  }
  p.base = pointer;
  std::sort(p.terms.begin(), p.terms.end());
  return p;
}

// Elements from lane to lane; 0 if the access cannot have neighbours.
unsigned strideOf(const CallInst &access, const Shapes &shapes, const DataLayout &layout) {
  Type *t = elementOf(access);
  if (!match(maskOf(access), PatternMatch::m_One()) ||
      !(t->isIntegerTy() || t->isFloatingPointTy() || t->isPointerTy()))
    return 0;
  const auto bytes = static_cast<int64_t>(layout.getTypeStoreSize(t).getFixedValue());
  const Shape s = shapes.of(pointerOf(access));
  if (!s.isStrided() || layout.getTypeSizeInBits(t).getFixedValue() != 8 * static_cast<uint64_t>(bytes) ||
      !isPowerOf2_64(static_cast<uint64_t>(bytes)) || s.stride % bytes || s.stride < 2 * bytes ||
      s.stride > static_cast<int64_t>(kMostNeighbours) * bytes)
    return 0;
  return static_cast<unsigned>(s.stride / bytes);
}

bool areAlike(Type &a, Type &b, const DataLayout &layout) {
  return layout.getTypeStoreSize(&a) == layout.getTypeStoreSize(&b) && a.isPointerTy() == b.isPointerTy();
}

// May loads behind it be made before it, or stores before it behind it?
bool mayLieBetween(const Instruction &i, bool loads) {
  switch (laneOp(i)) {
  case LaneOp::Any:
  case LaneOp::All: return true;
  case LaneOp::Warp: return loads;
  case LaneOp::None: break;
  default: return false;
  }
  const bool reads = i.mayReadFromMemory() && !i.hasMetadata(LLVMContext::MD_invariant_load);
  return !i.mayHaveSideEffects() && (loads || !reads);
}

} // namespace

unsigned Neighbours::span() const {
  unsigned most = 0;
  for (const Member &m : members)
    most = std::max(most, m.place);
  return most + 1;
}

Neighbours neighboursOf(CallInst &first, const Shapes &shapes) {
  const DataLayout &layout = first.getModule()->getDataLayout();
  Neighbours n;
  n.stride = strideOf(first, shapes, layout);
  if (!n.stride)
    return n;
  n.bytes = static_cast<unsigned>(layout.getTypeStoreSize(elementOf(first)).getFixedValue());
  const bool loads = laneOp(first) == LaneOp::Load;
  const Place start = placeOf(pointerOf(first), layout);
  const int64_t reach = static_cast<int64_t>(n.stride - 1) * n.bytes; // from the lowest to the highest
  int64_t lowest = 0, highest = 0;
  SmallVector<std::pair<CallInst *, int64_t>, 8> found{{&first, 0}};
  for (auto i = std::next(first.getIterator()); i != first.getParent()->end(); ++i) {
    if (laneOp(*i) != laneOp(first)) {
      if (!mayLieBetween(*i, loads))
        break;
      continue;
    }
    auto &other = cast<CallInst>(*i);
    if (strideOf(other, shapes, layout) == n.stride && areAlike(*elementOf(other), *elementOf(first), layout)) {
      const Place p = placeOf(pointerOf(other), layout);
      const int64_t distance = p.offset - start.offset;
      const int64_t low = std::min(lowest, distance), high = std::max(highest, distance);
      if (p.base == start.base && p.terms == start.terms && distance % n.bytes == 0 && high - low <= reach &&
          (loads || none_of(found, [&](auto &f) { return f.second == distance; }))) {
        lowest = low, highest = high;
        found.emplace_back(&other, distance);
        continue;
      }
    }
    if (!loads)
      break; // it may be to the same place
  }
  n.lowest = lowest;
  for (const auto &[access, distance] : found)
    n.members.push_back({access, static_cast<unsigned>((distance - lowest) / n.bytes)});
  return n;
}

} // namespace sampan::simd
