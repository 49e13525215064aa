#include "simd/shape.h"

#include "runtime/abi.h"
#include "simd/lane_program.h"
#include "simd/shape_rules.h"

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/Support/MathExtras.h>

#include <bit>

namespace sampan::simd {

using namespace llvm;

Shape Shape::strided(int64_t stride, unsigned align, bool exactSigned, bool exactUnsigned) {
  if (stride == 0)
    return uniform(align);
  return {Strided, static_cast<uint8_t>(align), exactSigned, exactUnsigned, stride};
}

Shape join(const Shape &a, const Shape &b) {
  if (a.kind == Shape::Unknown)
    return b;
  if (b.kind == Shape::Unknown)
    return a;
  if (a.kind != b.kind || a.kind == Shape::Varying || a.stride != b.stride)
    return Shape::varying();
  return {a.kind, std::min(a.align, b.align), a.exactSigned && b.exactSigned, a.exactUnsigned && b.exactUnsigned,
          a.stride};
}

std::string toString(const Shape &s) {
  switch (s.kind) {
  case Shape::Unknown: return "unknown";
  case Shape::Uniform: return "uniform";
  case Shape::Strided: return "strided " + std::to_string(s.stride);
  case Shape::Varying: return "varying";
  }
  return "";
}

Lanes lanesOf(const Function &lane) { return {widthOf(lane), needsAligned(lane)}; }

Shapes::Shapes(Function &f, Lanes lanes) : f(f), lanes(lanes), dominators(f), loops(dominators) { solve(); }

Shape Shapes::of(const Value *v) const {
  if (isa<UndefValue>(v))
    return Shape::unknown();
  if (auto *c = dyn_cast<ConstantInt>(v))
    return Shape::uniform(c->isZero() ? 63 : std::min(63u, c->getValue().countr_zero()));
  if (isa<Constant>(v))
    return Shape::uniform();
  if (auto *a = dyn_cast<Argument>(v)) {
    const unsigned align = static_cast<unsigned>(std::bit_width(lanes.width) - 1);
    switch (a->getArgNo()) {
    case 0: return Shape::uniform(); // block
    case 1: return Shape::strided(sizeof(sampan_thread), 0, false, false);
    case 2: return Shape::strided(1, align, true, true); // t
    case 3: return Shape::varying();                     // active
    default: return Shape::uniform();                    // shared by the block
    }
  }
  return shapes.lookup(v);
}

Shape Shapes::ifExact(const Value *v) const {
  const Shape known = of(v);
  auto *i = dyn_cast<Instruction>(v);
  if (known.hasScalar() || !i)
    return known;
  if (isa<SExtInst>(i) || isa<ZExtInst>(i)) {
    const Shape from = of(i->getOperand(0));
    // The distance of the last lane must be a number of the narrow type, or nobody could ask.
    int64_t distance;
    const bool askable = !MulOverflow(from.stride, static_cast<int64_t>(lanes.width - 1), distance) &&
                         isIntN(i->getOperand(0)->getType()->getScalarSizeInBits(), distance);
    return from.isStrided() && askable ? Shape::strided(from.stride, 0, true, true) : known;
  }
  switch (i->getOpcode()) {
  case Instruction::Add:
  case Instruction::Sub:
  case Instruction::Mul:
  case Instruction::Shl:
  case Instruction::GetElementPtr: return shapeOfInstruction(*i, lanes, [this](const Value *o) { return ifExact(o); });
  default: return known;
  }
}

bool Shapes::isDivergent(const Instruction &branch) const {
  auto *b = dyn_cast<BranchInst>(&branch);
  return b && b->isConditional() && !of(b->getCondition()).isUniform();
}

// In structured control flow a block that two ways lead to is either a loop's header, or the end of an if, whose branch is
// the end of its immediate dominator. A loop's exit has one predecessor; lanes come there in different rounds if the branch
// that leaves the loop is divergent.
bool Shapes::joinsDivergent(const BasicBlock &b) const {
  if (loops.isLoopHeader(&b))
    return false;
  const BasicBlock *from = b.getSinglePredecessor();
  if (from)
    return loops.getLoopFor(from) != loops.getLoopFor(&b) && isDivergent(*from->getTerminator());
  const auto *node = dominators.getNode(&b);
  return node && node->getIDom() && isDivergent(*node->getIDom()->getBlock()->getTerminator());
}

Shape Shapes::ofPhi(const PHINode &phi) const {
  Shape s;
  const Value *only = nullptr;
  bool same = true;
  for (const Value *v : phi.incoming_values()) {
    s = join(s, of(v));
    if (isa<UndefValue>(v))
      continue;
    same &= !only || only == v;
    only = v;
  }
  // An undefined value agrees with any: lanes that would see it use it for nothing.
  const bool leavesLoop = phi.getParent()->getSinglePredecessor() != nullptr;
  if ((!same || leavesLoop) && joinsDivergent(*phi.getParent())) {
    const Loop *l = leavesLoop ? loops.getLoopFor(phi.getParent()->getSinglePredecessor()) : nullptr;
    return l && only && l->isLoopInvariant(const_cast<Value *>(only)) ? s : Shape::varying();
  }
  return s;
}

Shape Shapes::transfer(const Instruction &i) const {
  if (auto *phi = dyn_cast<PHINode>(&i))
    return ofPhi(*phi);
  return shapeOfInstruction(i, lanes, [this](const Value *v) { return of(v); });
}

// Shapes only ever get worse, so this ends. A round in which a branch turns divergent makes the next one look at phis again.
void Shapes::solve() {
  ReversePostOrderTraversal<Function *> order(&f);
  for (bool changed = true; changed;) {
    changed = false;
    for (BasicBlock *b : order)
      for (Instruction &i : *b) {
        if (i.getType()->isVoidTy())
          continue;
        const Shape old = shapes.lookup(&i), now = join(old, transfer(i));
        if (!(now == old)) {
          shapes[&i] = now;
          changed = true;
        }
      }
  }
}

} // namespace sampan::simd
