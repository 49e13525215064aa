#include "targets/ascend910/passes.h"

#include "kernel/llvm_passes.h"
#include "simd/lane_program.h"
#include "simd/passes.h"

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
  passes.addPass(LCSSAPass()); // what loops carry out, which simplifying has taken apart
  for (Function *lane : simd::laneFunctions(km.module))
    llvmPasses.run(passes, *lane);
}

static constexpr kernel::PassInfo kTiles[] = {
    {"inline-calls", simd::inlineCalls},
    {"scalarise-vectors", simd::scalariseVectors},
    {"flatten-grid", flattenGrid}, // before a tile's length is chosen by what differs from lane to lane
    {"choose-tile", chooseTile},
    {"structure-flow", simd::structureFlow},
    {"linearise", simd::linearise}, // relies on the form that structure-flow makes
    {"tidy-lanes", tidyLanes},
    {"verify-lanes", simd::verifyLanes},
};

std::span<const kernel::PassInfo> tilePasses() { return kTiles; }

} // namespace sampan::ascend910
