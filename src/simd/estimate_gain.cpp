// Leaves to single threads what would lose by lanes. A vector takes the longest of its lanes' ways: a loop goes on until the
// last lane is done, and an `if` inside it is passed through in nearly every round for the few lanes that want it. Together
// with gathers, which cost several operations for each lane, that can come to more than the lanes save: a search with
// backtracking over a local array, for example, or a product of a sparse matrix by rows. The counts here are rough.
#include "simd/lane_program.h"
#include "simd/passes.h"
#include "simd/shape.h"

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/IR/Dominators.h>

#include <algorithm>

namespace sampan::simd {

using namespace llvm;

namespace {

constexpr double kRounds = 8;         // of any loop
constexpr double kLongest = 1.25;     // the longest of the lanes' numbers of rounds to their mean
constexpr double kWanted = 0.5;       // how many of the lanes want an `if` inside a loop
constexpr double kLeastWanted = 0.25; // however deep: who wants the outer `if` tends to want the inner one
constexpr double kWorthwhile = 1.0;   // less than this gain is left to single threads
constexpr double kLaneOverhead = 5;   // of one lane's turn in lane.each: its number, its operands, its result
constexpr double kNarrowGather = 8;   // there are no gathers of bytes: a branch, address, load and insertion for each
constexpr double kGather = 4;         // what a gather does inside costs several loads for each lane
constexpr double kScatter = 5;        // a branch, address, extraction and store for each

class Estimate {
public:
  Estimate(Function &f, unsigned vectorBytes)
      : f(f), shapes(f), width(widthOf(f)), vectorBytes(vectorBytes), dominators(f), loops(dominators) {}

  // How many times faster lanes are than one thread after the other.
  double gain() {
    double alone = 0, together = 0;
    ReversePostOrderTraversal<Function *> order(&f);
    for (BasicBlock *b : order) {
      const Weight w = weights[b] = weightOf(*b);
      for (Instruction &i : *b) {
        alone += w.alone * w.wanted * width * aloneCost(i);
        together += w.together * togetherCost(i);
      }
    }
    return together > 0 ? alone / together : width;
  }

private:
  // How often a block runs, for one thread by itself and for one vector.
  struct Weight {
    double alone = 1, together = 1; // rounds of loops
    double wanted = 1;              // by this part of the lanes
  };

  Weight weightOf(BasicBlock &b) {
    auto *above = dominators.getNode(&b)->getIDom();
    if (!above)
      return {};
    BasicBlock *from = above->getBlock();
    Weight w = weights.lookup(from);
    Loop *mine = loops.getLoopFor(&b);
    for (Loop *l = loops.getLoopFor(from); l && !l->contains(&b); l = l->getParentLoop())
      w = leave(w, *l);
    if (mine && mine->getHeader() == &b) {
      w.alone *= kRounds;
      w.together *= kRounds * longest(*mine);
    } else if (mine && anyAtEnd(*from) && cast<BranchInst>(from->getTerminator())->getSuccessor(0) == &b) {
      w.wanted =
          std::max(kLeastWanted, w.wanted * kWanted); // outside loops most vectors have all lanes, or none, in an `if`
    }
    return w;
  }

  static double longest(const Loop &l) { return l.getLoopLatch() && anyAtEnd(*l.getLoopLatch()) ? kLongest : 1; }
  static Weight leave(Weight w, const Loop &l) {
    return {w.alone / kRounds, w.together / (kRounds * longest(l)), w.wanted};
  }

  static double aloneCost(const Instruction &i) {
    if (isa<PHINode>(i) || isa<BranchInst>(i) || isa<AllocaInst>(i) || isa<GetElementPtrInst>(i))
      return 0;
    if (auto *call = dyn_cast<CallInst>(&i)) {
      switch (laneOp(*call)) {
      case LaneOp::Any:
      case LaneOp::All: return 1; // the branch
      case LaneOp::Each: return 4;
      case LaneOp::Load:
      case LaneOp::Store:
      case LaneOp::Warp: return 1;
      case LaneOp::None: return call->isLifetimeStartOrEnd() || call->getType()->isVoidTy() ? 0 : 1;
      }
    }
    if (i.isIntDivRem())
      return 10;
    return i.getOpcode() == Instruction::FDiv ? 4 : i.getType()->isIntegerTy(1) ? 0.5 : 1;
  }

  double togetherCost(const Instruction &i) const {
    const double one = aloneCost(i);
    if (auto *call = dyn_cast<CallInst>(&i)) {
      switch (laneOp(*call)) {
      case LaneOp::Each: return width * (one + kLaneOverhead);
      case LaneOp::Load:
      case LaneOp::Store: return accessCost(*call);
      case LaneOp::Any:
      case LaneOp::All: return 2;
      case LaneOp::Warp:
      case LaneOp::None: break;
      }
    }
    if (one == 0 || shapes.of(&i).hasScalar())
      return one;
    return i.isIntDivRem() ? width * (one + 2) : one * registersOf(i.getType());
  }

  double registersOf(Type *t) const {
    const unsigned bits = std::max(8u, static_cast<unsigned>(t->getScalarSizeInBits()));
    return t->isPointerTy() ? 1 : std::max(1.0, width * bits / 8.0 / vectorBytes);
  }

  double accessCost(const CallInst &access) const {
    const Shape s = shapes.ifExact(pointerOf(access));
    Type *element = elementOf(access);
    const unsigned bytes = element->isPointerTy() ? 8 : std::max(8u, element->getScalarSizeInBits()) / 8;
    if (s.isUniform())
      return 1;
    if (s.isStrided() && std::abs(s.stride) == bytes)
      return registersOf(element);
    if (s.isStrided()) // an access for each, or wide ones and shuffles
      return width;
    return width * (laneOp(access) == LaneOp::Store ? kScatter : bytes < 4 ? kNarrowGather : kGather);
  }

  Function &f;
  const Shapes shapes;
  const unsigned width, vectorBytes;
  DominatorTree dominators;
  LoopInfo loops;
  DenseMap<BasicBlock *, Weight> weights;
};

} // namespace

void estimateGain(KernelModule &km) {
  for (Function *lane : laneFunctions(km.module)) {
    const double gain = Estimate(*lane, km.options.vectorBytes).gain();
    if (gain >= kWorthwhile || km.options.width || isInStep(*lane))
      continue;
    lane->addFnAttr(kScalarAttribute, "no gain");
    km.diagnostics.remark("V1001",
                          "part of the kernel runs thread by thread: its threads go ways, or to places in memory, too "
                          "different for lanes to gain",
                          kernel::locationOf(*lane), "compile with --sampan-width=16 to run it in lanes all the same");
  }
}

} // namespace sampan::simd
