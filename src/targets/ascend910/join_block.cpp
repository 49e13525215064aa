// On this target the threads of a block that work together are one tile, and every operation of the tile is done by all of them
// before the next one begins: at a barrier nobody has to wait. So a kernel with barriers is not cut at them. They become marks
// that keep memory operations on their sides, and shuffles operations of the tile. A kernel whose threads share memory is of this
// kind, too, because its block must be one tile. What else makes threads wait stays, and is refused later.
#include "kernel/sites.h"
#include "kernel/thread_access.h"
#include "kernel/warp_operation.h"
#include "runtime/abi.h"
#include "targets/ascend910/passes.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>

namespace sampan::ascend910 {

using namespace llvm;

static bool canJoin(const kernel::WarpOperation &op) {
  switch (op.kind) {
  case SAMPAN_SYNC_BARRIER_BLOCK:
  case SAMPAN_SYNC_WARP: // lanes are in step whatever it names
  case SAMPAN_SYNC_CONVERGE: return true;
  case SAMPAN_SYNC_SHFL: return kernel::isOfWholeWarp(op);
  default: return false;
  }
}

static bool isShared(const Instruction &i, const Value *block) {
  const kernel::DescriptionRead read = kernel::descriptionRead(&i);
  return read.from == block &&
         (read.offset == offsetof(sampan_block, shared) || read.offset == offsetof(sampan_block, dynamic_shared));
}

static void join(Function &kernel) {
  const Value *block = nullptr; // each read of it is a value of its own
  bool sharesMemory = false;
  for (Instruction &i : instructions(kernel)) {
    const kernel::DescriptionRead read = kernel::descriptionRead(&i);
    if (read.from == kernel.getArg(0) && read.offset == offsetof(sampan_thread, block))
      for (Instruction &j : instructions(kernel))
        sharesMemory |= isShared(j, block = &i);
  }
  const std::vector<CallInst *> sites = kernel::sitesOf(kernel);
  if (!all_of(sites, [](CallInst *s) { return canJoin(kernel::warpOperationAt(*s)); }) ||
      (sites.empty() && !sharesMemory))
    return;
  for (CallInst *s : sites)
    kernel::takeTogether(kernel::warpOperationAt(*s));
  kernel.addFnAttr(kBlockTileAttribute);
}

void joinBlock(kernel::KernelModule &km) {
  for (Function *kernel : kernel::kernels(km.module))
    if (!kernel->hasFnAttribute(kernel::kFiberAttribute))
      join(*kernel);
  // By names that are not those of whole warps in step: some lanes may have left.
  for (Function &f : km.module)
    if (f.getName().starts_with("lane.warp.")) {
      f.setName((Twine(kOfTile) + f.getName().drop_front(10)).str());
      if (f.getReturnType()->isVoidTy())
        f.setMemoryEffects(MemoryEffects::unknown()); // nothing is read earlier, or twice as one
    }
}

} // namespace sampan::ascend910
