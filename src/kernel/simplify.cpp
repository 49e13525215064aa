// The LLVM passes that may run before a kernel is cut, and no others: see LlvmPasses::addSimplifying. What moves memory
// operations or threads jumps comes after, on regions.
#include "kernel/llvm_passes.h"
#include "kernel/passes.h"

namespace sampan::kernel {

using namespace llvm;

void simplify(KernelModule &km) {
  LlvmPasses llvmPasses;
  FunctionPassManager passes;
  LlvmPasses::addSimplifying(passes);
  for (Function &f : km.module)
    if (!f.isDeclaration()) {
      llvmPasses.run(passes, f);
      llvmPasses.unroll(f);
    }
}

} // namespace sampan::kernel
