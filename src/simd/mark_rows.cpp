// Marks kernels that may run row after row across neighbouring blocks: `sampan-rows`. A block of 32 x 8 threads that goes over an
// image reads eight stretches of 128 bytes, each in a page of its own, and the next block goes on with each of them. Row
// by row across several blocks a stretch is as long as a line of the image, which is what processors fetch ahead of.
//
// Blocks without barriers, shared memory and atomic operations have nothing to say to each other, so any order of their
// threads is as good as any other. Only short kernels without loops are marked: they wait for memory, and each piece of memory is
// used once or soon again; a kernel with a loop may have its block's data in the nearest cache.
#include "simd/lane_program.h"
#include "simd/passes.h"
#include "simd/shape.h"

#include <llvm/Analysis/CFG.h>
#include <llvm/IR/InstIterator.h>

namespace sampan::simd {

using namespace llvm;

constexpr unsigned kShort = 200; // instructions

static bool hasLoop(const Function &f) {
  SmallVector<std::pair<const BasicBlock *, const BasicBlock *>, 4> back;
  FindFunctionBackedges(f, back);
  return !back.empty();
}

static bool goesByRows(Function &lane) {
  if (lane.hasFnAttribute(kScalarAttribute) || lane.getInstructionCount() > kShort || hasLoop(lane))
    return false;
  const Shapes shapes(lane);
  bool consecutive = false;
  for (Instruction &i : instructions(lane)) {
    const LaneOp op = laneOp(i);
    if (op == LaneOp::Each || op == LaneOp::Warp || isa<AllocaInst>(i))
      return false;
    if (op != LaneOp::Load && op != LaneOp::Store)
      continue;
    auto &access = cast<CallInst>(i);
    const Shape s = shapes.ifExact(pointerOf(access));
    if (op == LaneOp::Store && !s.isStrided())
      return false; // several threads may write one place, and then the last one counts
    consecutive |= s.isStrided();
  }
  return consecutive;
}

void markRows(KernelModule &km) {
  for (Function &k : km.module) { // of a kernel that has been cut only the declaration is left
    Function *lane = kernel::isKernel(k) ? km.module.getFunction((k.getName() + ".lane.0").str()) : nullptr;
    if (lane && !km.module.getFunction((k.getName() + ".lane.1").str()) && goesByRows(*lane))
      k.addFnAttr(kRowsAttribute);
  }
}

} // namespace sampan::simd
