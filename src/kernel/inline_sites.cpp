// Functions that hold sites are inlined into their kernels, whatever their size and whatever the user said of inlining:
// a kernel is cut at its sites, and only its own body can be cut. Functions without sites are left to the optimiser.
#include "kernel/passes.h"
#include "kernel/sites.h"

#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/Cloning.h>

namespace sampan::kernel {

using namespace llvm;

void inlineSites(KernelModule &km) {
  const SetVector<Function *> withSites = functionsWithSites(km.module);
  for (Function *k : kernels(km.module)) {
    if (k->hasFnAttribute(kFiberAttribute))
      continue;
    for (bool again = true; again;) {
      again = false;
      SmallVector<CallBase *, 16> calls;
      for (Instruction &i : instructions(*k))
        if (auto *call = dyn_cast<CallBase>(&i);
            call && call->getCalledFunction() != k && withSites.contains(call->getCalledFunction()))
          calls.push_back(call);
      for (CallBase *call : calls) {
        InlineFunctionInfo info;
        if (InlineFunction(*call, info).isSuccess()) {
          again = true;
          continue;
        }
        km.diagnostics.error("K2002",
                             "cannot inline '" + call->getCalledFunction()->getName().str() + "', which synchronises",
                             "compile with --sampan-engine=fibers", locationOf(*call));
        return;
      }
    }
  }
  // What was inlined everywhere is not needed any more, and its sites would confuse whoever counts them.
  for (Function *f : reverse(withSites)) // callers before what they call
    if (!isKernel(*f) && f->use_empty())
      f->eraseFromParent();
}

} // namespace sampan::kernel
