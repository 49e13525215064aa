// The LLVM passes that may run before a kernel is cut, and no others: see LlvmPasses::simplify. What moves memory operations
// or threads jumps comes after, on regions.
#include "kernel/llvm_passes.h"
#include "kernel/passes.h"

namespace sampan::kernel {

using namespace llvm;

void simplify(KernelModule &km) {
  LlvmPasses llvmPasses;
  for (Function &f : km.module)
    if (!f.isDeclaration())
      llvmPasses.simplify(f);
}

} // namespace sampan::kernel
