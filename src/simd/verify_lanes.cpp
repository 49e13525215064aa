// Checks what a lane program promises to those who widen or print it. A function that breaks a promise is not widened: its
// region runs thread by thread, and a remark says so.
#include "kernel/module.h"
#include "simd/lane_program.h"
#include "simd/passes.h"
#include "simd/shape.h"

#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>

namespace sampan::simd {

using namespace llvm;

// Null, or the promise that this instruction breaks.
static const char *broken(const Instruction &i, const Shapes &shapes) {
  if (shapes.isDivergent(i))
    return "a branch is divergent";
  if (isa<SwitchInst>(i) || isa<IndirectBrInst>(i) || isa<UnreachableInst>(i) || isa<InvokeInst>(i))
    return "a block ends in something other than a branch";
  switch (laneOp(i)) {
  case LaneOp::Load:
  case LaneOp::Store:
  case LaneOp::Each: return maskOf(cast<CallInst>(i))->getType()->isIntegerTy(1) ? nullptr : "a mask is no truth value";
  case LaneOp::Any:
  case LaneOp::All:
  case LaneOp::Warp: return nullptr;
  case LaneOp::None: break;
  }
  if (auto *l = dyn_cast<LoadInst>(&i))
    return l->isVolatile() || l->isAtomic() || !shapes.of(l).hasScalar() ? "a load of varying memory has no mask"
                                                                         : nullptr;
  if (isa<StoreInst>(i) || isa<AtomicRMWInst>(i) || isa<AtomicCmpXchgInst>(i))
    return "memory is written without a mask";
  if (auto *call = dyn_cast<CallInst>(&i))
    return isa<IntrinsicInst>(call) &&
                   (!call->mayHaveSideEffects() || cast<IntrinsicInst>(call)->isAssumeLikeIntrinsic())
               ? nullptr
               : "a function is called without a mask";
  if (auto *a = dyn_cast<AllocaInst>(&i))
    return a->isStaticAlloca() ? nullptr : "a local array is not made at the beginning";
  return nullptr;
}

void verifyLanes(KernelModule &km) {
  for (Function *lane : laneFunctions(km.module)) {
    const Shapes shapes(*lane);
    for (Instruction &i : instructions(*lane))
      if (const char *why = broken(i, shapes)) {
        lane->addFnAttr(kScalarAttribute, why);
        km.diagnostics.remark("V9001", std::string("a lane program was dropped: ") + why, kernel::locationOf(i));
        break;
      }
  }
}

} // namespace sampan::simd
