#include "targets/ascend910/compile.h"

#include "frontend/frontend.h"
#include "kernel/pipeline.h"
#include "runtime/abi.h"
#include "simd/lane_program.h"
#include "support/file.h"
#include "targets/ascend910/passes.h"
#include "targets/ascend910/printer.h"

#include <llvm/IR/LLVMContext.h>
#include <llvm/Support/raw_ostream.h>

#include <algorithm>

namespace sampan::ascend910 {

using namespace llvm;

// Nothing of this machine gets into the program that is printed; kernel passes need sizes and alignments to compute with.
constexpr const char *kTriple = "aarch64-unknown-linux-gnu";
constexpr const char *kLayout = "e-m:e-i8:8:32-i16:16:32-i64:64-i128:128-n32:64-S128-Fn32";

static kernel::RunOptions runOptions(const CompileRequest &request) {
  kernel::RunOptions options;
  options.after = [&request](const kernel::PassInfo &pass, Module &m, double) {
    if (std::find(request.dumpAfter.begin(), request.dumpAfter.end(), pass.name) != request.dumpAfter.end())
      m.print(errs() << "; after " << pass.name << "\n", nullptr);
  };
  return options;
}

// A kernel that was cut has no body any more; its first region has.
static Location placeOf(const Function &kernel) {
  const Function *region = kernel.getParent()->getFunction((kernel.getName() + ".region.0").str());
  return kernel::locationOf(region ? *region : kernel);
}

static bool refuse(const Function &kernel, const char *id, const std::string &what, const std::string &hint,
                   Diagnostics &out) {
  return out.error(id, "not supported on ascend910: " + what, hint, placeOf(kernel));
}

// Null after an error.
static Function *laneOf(Function &kernel, Diagnostics &out) {
  Module &m = *kernel.getParent();
  if (kernel.hasFnAttribute(kernel::kFiberAttribute)) {
    refuse(kernel, "A1034",
           "a kernel that has to stop in a function that cannot be inlined: " +
               kernel.getFnAttribute(kernel::kFiberAttribute).getValueAsString().str(),
           "", out);
    return nullptr;
  }
  Function *lane = m.getFunction((kernel.getName() + ".lane.0").str());
  const StringRef kinds = kernel.getFnAttribute("sampan-site-kinds").getValueAsString();
  if (!lane || kernel.getFnAttribute("sampan-regions").getValueAsString() != "1" || !kinds.empty()) {
    SmallVector<StringRef, 8> list;
    kinds.split(list, ' ', -1, false);
    const auto has = [&](unsigned kind) { return is_contained(list, std::to_string(kind)); };
    const bool warp = any_of(list, [](StringRef k) {
      unsigned kind = 0;
      k.getAsInteger(10, kind);
      return kind >= SAMPAN_SYNC_WARP && kind <= SAMPAN_SYNC_YIELD;
    });
    if (has(SAMPAN_SYNC_GRID))
      refuse(kernel, "A1033", "a grid that waits for itself (cooperative groups' grid.sync())",
             "divide the kernel there", out);
    else if (warp)
      refuse(kernel, "A1031", "operations of a warp", "", out);
    else
      refuse(kernel, "A1030", "a barrier that counts, or of a part of the block", "", out);
    return nullptr;
  }
  if (lane->hasFnAttribute(simd::kScalarAttribute)) {
    refuse(kernel, "A1040", lane->getFnAttribute(simd::kScalarAttribute).getValueAsString().str(), "", out);
    return nullptr;
  }
  return lane;
}

static void remarks(const Function &kernel, const Printed &p, Diagnostics &out) {
  if (p.fusedMultiplyAdds)
    out.remark("A2001",
               std::to_string(p.fusedMultiplyAdds) +
                   " fused multiply-adds take about 24 operations each: AscendNPU-IR has none",
               placeOf(kernel), "-fmad=false rounds your own products separately; the maths library keeps its own");
  if (p.roughDivisions)
    out.remark("A2002",
               std::to_string(p.roughDivisions) +
                   " divisions and square roots are the chip's own; Huawei does not state their "
                   "accuracy",
               placeOf(kernel));
  if (p.gathers)
    out.remark("A2003", std::to_string(p.gathers) + " reads go element by element: their places have no order",
               placeOf(kernel));
}

bool compile(const CompileRequest &request, std::vector<KernelResult> &results, Diagnostics &out) {
  LLVMContext context;
  std::unique_ptr<Module> m = frontend::compileSide(frontend::Side::Device, request.source, context, out);
  if (!m)
    return false;
  kernel::KernelOptions options;
  options.triple = kTriple;
  options.dataLayout = kLayout;
  options.mathsLibrary = request.mathsLibrary;
  options.contract = request.contract;
  options.flushDenormals = request.flushDenormals;
  options.lanes = true;
  options.anyBlockSize = true;
  options.width = request.tile;
  kernel::KernelModule km{*m, options, out};
  const kernel::RunOptions run = runOptions(request);
  if (!kernel::runPasses(kernel::meaningPasses(), km, run) || !kernel::runPasses(tilePasses(), km, run))
    return false;
  bool good = true;
  std::vector<Function *> kernels;
  for (Function &f : *m)
    if (kernel::isKernel(f))
      kernels.push_back(&f);
  for (Function *kernel : kernels) {
    KernelResult result{kernel->getName().str(), {}, {}};
    Diagnostics said;
    Printed printed;
    Function *lane = laneOf(*kernel, said);
    if (lane) {
      const Layout layout = lane->hasFnAttribute(kBlockTileAttribute) ? Layout::BlockTile
                            : lane->hasFnAttribute(kGridAttribute)    ? Layout::Grid
                                                                      : Layout::Block;
      Printer printer(*lane, result.name, layout, request.chip.vectorCores, said);
      if (printer.run(printed)) {
        remarks(*kernel, printed, said);
        const std::string file = result.name + ".mlir";
        if (writeFile(request.folder + "/" + file, printed.text, said))
          result.file = file;
      }
    }
    for (const Diagnostic &d : said.all())
      if (d.severity == Severity::Error && result.problem.empty())
        result.problem = d.id;
    out.append(said);
    good &= !result.file.empty();
    results.push_back(result);
  }
  std::string list; // for other programs: what became of each kernel
  for (const KernelResult &r : results)
    list += std::string(list.empty() ? "" : ",\n") + " {\"kernel\": \"" + r.name + "\", \"file\": \"" + r.file +
            "\", \"problem\": \"" + r.problem + "\"}";
  return writeFile(request.folder + "/kernels.json", "[\n" + list + "\n]\n", out) && good;
}

} // namespace sampan::ascend910
