// What linearising has left that nobody uses, or twice, would be an operation on a whole tile. Nothing that touches memory is
// moved, and no branch: these are operations of single values only. Loops then say again what they carry out.
#include "kernel/llvm_passes.h"
#include "simd/lane_program.h"
#include "targets/ascend910/passes.h"

#include <llvm/Transforms/Scalar/DCE.h>
#include <llvm/Transforms/Scalar/EarlyCSE.h>
#include <llvm/Transforms/Scalar/InstSimplifyPass.h>
#include <llvm/Transforms/Utils/LCSSA.h>

namespace sampan::ascend910 {

using namespace llvm;

void tidyLanes(kernel::KernelModule &km) {
  kernel::LlvmPasses llvmPasses;
  FunctionPassManager passes;
  passes.addPass(InstSimplifyPass());
  passes.addPass(EarlyCSEPass());
  passes.addPass(DCEPass());
  passes.addPass(LCSSAPass());
  for (Function *lane : simd::laneFunctions(km.module))
    llvmPasses.run(passes, *lane);
}

} // namespace sampan::ascend910
