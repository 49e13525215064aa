// A lock on the bus costs twenty cycles, and there is nobody to lock out.
#include "targets/cpu/relax_atomics.h"

#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/LowerAtomic.h>

namespace sampan::cpu {

using namespace llvm;

void relaxAtomics(kernel::KernelModule &km) {
  for (Function &f : km.module)
    for (Instruction &i : make_early_inc_range(instructions(f))) {
      if (!i.hasMetadata(kernel::kSharedMetadata))
        continue;
      if (auto *update = dyn_cast<AtomicRMWInst>(&i))
        lowerAtomicRMWInst(update);
      else if (auto *exchange = dyn_cast<AtomicCmpXchgInst>(&i))
        lowerAtomicCmpXchgInst(exchange);
    }
}

} // namespace sampan::cpu
