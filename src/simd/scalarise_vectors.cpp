// A user's short vectors (float4, half2) become single values: a vector's elements are its lanes from here on, and there are
// no vectors of vectors.
#include "kernel/llvm_passes.h"
#include "simd/lane_program.h"
#include "simd/passes.h"

#include <llvm/Transforms/Scalar/EarlyCSE.h>
#include <llvm/Transforms/Scalar/Scalarizer.h>

namespace sampan::simd {

using namespace llvm;

void scalariseVectors(KernelModule &km) {
  kernel::LlvmPasses llvmPasses;
  ScalarizerPassOptions options;
  options.ScalarizeVariableInsertExtract = true;
  options.ScalarizeLoadStore = true;
  FunctionPassManager passes;
  passes.addPass(ScalarizerPass(options));
  passes.addPass(EarlyCSEPass());
  for (Function *lane : laneFunctions(km.module))
    llvmPasses.run(passes, *lane);
}

} // namespace sampan::simd
