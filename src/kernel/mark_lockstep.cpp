// Warp-synchronous code from before __syncwarp (`volatile float *s; s[t] += s[t + 16]; s[t] += s[t + 8];`) relies on the
// lanes of a warp running in step: all load, then all store. So around each volatile store to memory that may be shared
// the lanes wait for each other (__sampan_converge): before it, so that every lane has loaded; after it, so that
// every lane sees what was stored. The wait is weak: it holds for the lanes that reach it, and never blocks for others.
//
// At a memory fence (`data[lane] = x; __threadfence(); if (lane == 0) unlock();`) they wait as well: on a GPU all lanes have
// stored before one of them says so to other warps, and if that one ran ahead, others would see its word and old data.
//
// The same without `volatile` is a race in CUDA's terms, but works on GPUs and is common: where lanes surely exchange values
// through a shared variable with nothing to wait between, they wait too, and the user is told (K1301).
#include "kernel/lane_exchanges.h"
#include "kernel/passes.h"

#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>

#include <utility>

namespace sampan::kernel {

using namespace llvm;

// Memory that surely is not shared needs no lockstep: a thread's own variables, device and constant variables, and what
// a kernel got as an argument from the host.
static bool maybeShared(Value *pointer) {
  SmallVector<const Value *, 4> objects;
  getUnderlyingObjects(pointer, objects, nullptr, 12);
  for (const Value *o : objects) {
    if (isa<AllocaInst>(o))
      continue;
    if (auto *g = dyn_cast<GlobalVariable>(o); g && g->getAddressSpace() != 3)
      continue;
    if (auto *a = dyn_cast<Argument>(o); a && isKernel(*a->getParent()))
      continue;
    return true;
  }
  return false;
}

static CallInst *converge(IRBuilder<> &b) {
  return b.CreateCall(b.GetInsertBlock()->getModule()->getOrInsertFunction("__sampan_converge", b.getVoidTy()));
}

static void orderLaneExchanges(KernelModule &km) {
  const auto waiting = waitingFunctions(km.module);
  for (Function &f : km.module) {
    bool told = false, countsOnSteps = false;
    while (!f.isDeclaration()) {
      const LaneExchange found = findLaneExchange(f, waiting, countsOnSteps);
      if (!found.access)
        break;
      IRBuilder<> b(found.waitBefore);
      converge(b)->setDebugLoc(found.access->getDebugLoc());
      if (!std::exchange(told, true))
        km.diagnostics.remark(
            "K1301",
            "'" + f.getName().str() +
                "' lets lanes exchange values through shared memory with no barrier between; the lanes "
                "of each warp are made to wait for each other there",
            locationOf(*found.access), "put __syncwarp() between the store and the load");
    }
  }
}

void markLockstep(KernelModule &km) {
  for (Function &f : km.module)
    for (Instruction &i : make_early_inc_range(instructions(f))) {
      auto *s = dyn_cast<StoreInst>(&i);
      const bool exchanges = s && s->isVolatile() && maybeShared(s->getPointerOperand());
      if (!exchanges && !isa<FenceInst>(i))
        continue;
      IRBuilder<> b(&i);
      converge(b);
      if (!exchanges)
        continue;
      b.SetInsertPoint(i.getNextNode());
      b.SetCurrentDebugLocation(i.getDebugLoc());
      converge(b);
    }
  orderLaneExchanges(km);
}

} // namespace sampan::kernel
