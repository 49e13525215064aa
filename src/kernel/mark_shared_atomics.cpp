// Marks atomic operations on shared variables: a block is run by one thread of the CPU, which nobody else can interrupt between
// reading and writing the block's memory, so they need not be atomic in the machine. They stay atomic operations for the passes
// in between, which must not make vectors of what lanes do to one place one after the other.
#include "kernel/passes.h"

#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>

namespace sampan::kernel {

using namespace llvm;

constexpr unsigned kSharedSpace = 3; // as the front end numbers it

static bool isShared(Value *pointer) {
  SmallVector<const Value *, 4> objects;
  getUnderlyingObjects(pointer, objects);
  return all_of(objects, [](const Value *o) {
    auto *variable = dyn_cast<GlobalVariable>(o);
    return variable && variable->getAddressSpace() == kSharedSpace;
  });
}

void markSharedAtomics(KernelModule &km) {
  MDNode *mark = MDNode::get(km.module.getContext(), {});
  for (Function &f : km.module)
    for (Instruction &i : instructions(f)) {
      auto *update = dyn_cast<AtomicRMWInst>(&i);
      auto *exchange = dyn_cast<AtomicCmpXchgInst>(&i);
      if ((update && isShared(update->getPointerOperand())) || (exchange && isShared(exchange->getPointerOperand())))
        i.setMetadata(kSharedMetadata, mark);
    }
}

} // namespace sampan::kernel
