#include "kernel/pipeline.h"

#include "kernel/passes.h"

#include <llvm/IR/Verifier.h>
#include <llvm/Support/raw_ostream.h>

#include <algorithm>
#include <chrono>

namespace sampan::kernel {

// The order matters; where it does, the reason stands beside the line.
static constexpr PassInfo kMeaning[] = {
    {"mark-kernels", markKernels},
    {"lower-inline-ptx", lowerInlinePtx}, // may call device maths
    {"lower-intrinsics", lowerIntrinsics},
    {"link-maths", linkMaths},
    {"lower-target", lowerTarget},
    {"pass-thread", passThread},             // before anything that needs to know the thread
    {"end-threads", endThreads},             // a function that holds one must be gone before others are inlined
    {"inline-forced", inlineForced},         // header functions are single instructions: the passes below must see them
    {"inline-functions", inlineFunctions},   // so that all paths fuse the same products, those that nvcc fuses
    {"promote-variables", promoteVariables}, // values before rules about values; volatile accesses stay
    {"define-conversions", defineConversions},
    {"define-minimums", defineMinimums}, // inline PTX leaves zeros to it
    {"define-divisions", defineDivisions},
    {"define-shifts", defineShifts},
    {"form-fma", formFma},           // after inlining, before the paths part
    {"mark-lockstep", markLockstep}, // before shared variables lose their address space
    {"mark-spin-loops", markSpinLoops},
    {"mark-shared-atomics", markSharedAtomics}, // as mark-lockstep
    {"lower-variables", lowerVariables},
    {"lower-parameters", lowerParameters},
    {"lower-shared-memory", lowerSharedMemory},
    {"lower-builtins", lowerBuiltins}, // last: earlier passes add calls of built-ins
};

static constexpr PassInfo kRegions[] = {
    {"find-fiber-kernels", findFiberKernels}, // the passes below leave these kernels as they are
    {"inline-sites", inlineSites},
    {"tile-strides", tileStrides}, // before loops are turned round
    {"simplify", simplify},        // fewer values to save
    {"drop-barriers", dropBarriers},
    {"form-blocks", formBlocks}, // adds the sites that a block stops at, too
    {"move-locals", moveLocals}, // their addresses may be values to save
    {"spill-across-sites", spillAcrossSites},
    {"split-regions", splitRegions},
};

std::span<const PassInfo> meaningPasses() { return kMeaning; }
std::span<const PassInfo> regionPasses() { return kRegions; }

bool runPasses(std::span<const PassInfo> list, KernelModule &km, const RunOptions &options) {
  for (const PassInfo &pass : list) {
    if (std::find(options.skip.begin(), options.skip.end(), pass.name) != options.skip.end())
      continue;
    const auto begin = std::chrono::steady_clock::now();
    pass.run(km);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    if (options.after)
      options.after(pass, km.module, took.count());
    if (km.diagnostics.hasErrors())
      return false;
    std::string why;
    llvm::raw_string_ostream os(why);
    if (llvm::verifyModule(km.module, &os))
      return km.diagnostics.error(
          "K9001", std::string("kernel pass ") + pass.name + " made a module that does not verify: " + why,
          "this is a fault in Sampan; --sampan-skip=" + std::string(pass.name) + " may help meanwhile");
  }
  return true;
}

} // namespace sampan::kernel
