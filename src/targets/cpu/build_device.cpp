#include "targets/cpu/build_device.h"

#include "kernel/pipeline.h"
#include "simd/pipeline.h"
#include "targets/cpu/image.h"
#include "targets/cpu/optimise.h"
#include "targets/cpu/pipeline.h"

#include <llvm/Support/raw_ostream.h>

#include <algorithm>
#include <cstdio>

namespace sampan::cpu {

using namespace llvm;

static kernel::RunOptions runOptions(const CompileRequest &request) {
  kernel::RunOptions options;
  options.skip = request.skipPasses;
  options.after = [&request](const kernel::PassInfo &pass, Module &m, double seconds) {
    if (request.timings)
      std::fprintf(stderr, "%8.2f ms  %s\n", seconds * 1e3, pass.name);
    const auto wanted = [&](const char *name) {
      return std::find(request.dumpAfter.begin(), request.dumpAfter.end(), name) != request.dumpAfter.end();
    };
    if (wanted(pass.name) || wanted("all")) {
      errs() << "; after " << pass.name << "\n";
      m.print(errs(), nullptr);
    }
  };
  return options;
}

bool buildDevice(Module &m, const CompileRequest &request, const std::string &bitcode, const std::string &symbol,
                 Diagnostics &out) {
  listen(m.getContext(), out);
  const Machine target = machineOf(request.cpu);
  std::string why;
  const int level = request.debugDevice ? 0 : request.optimise;
  std::unique_ptr<TargetMachine> machine = targetMachine(target, level, why);
  if (!machine)
    return out.error("C1001", "no code can be made for " + target.triple + ": " + why);

  kernel::KernelOptions options;
  options.triple = target.triple;
  options.dataLayout = machine->createDataLayout().getStringRepresentation();
  options.cpu = target.processor;
  options.vectorBytes = target.vectorBytes;
  options.mathsLibrary = request.toolkit + "/lib64/sampan_maths.bc";
  options.contract = request.fmad;
  options.apart = request.apart;
  options.flushDenormals = request.ftz || request.fastMath;
  options.promote = !request.debugDevice;
  options.regions = request.engine != Engine::Fibers && !request.debugDevice;
  options.lanes = (request.engine == Engine::Lanes || request.engine == Engine::Lockstep) && options.regions;
  options.width = request.width;
  kernel::KernelModule km{m, options, out};
  const kernel::RunOptions run = runOptions(request);
  if (!kernel::runPasses(kernel::meaningPasses(), km, run))
    return false;
  if (request.product == Product::KernelIr)
    return true;
  if (options.regions && !kernel::runPasses(kernel::regionPasses(), km, run))
    return false;
  const auto runLanes = request.engine == Engine::Lockstep ? lockstepPasses() : widenPasses();
  if (options.lanes && (!kernel::runPasses(simd::lanePasses(), km, run) || !kernel::runPasses(runLanes, km, run)))
    return false;
  if (!kernel::runPasses(lastPasses(), km, run))
    return false;
  if (request.product == Product::Syntax)
    return true;
  if (!target.features.empty())
    for (Function &f : m)
      if (!f.isDeclaration())
        f.addFnAttr("target-features", target.features);
  buildImage(m, {"cpu-" + request.cpu, request.archName, bitcode, symbol});
  optimise(m, Code::Kernels, *machine, level);
  return true;
}

} // namespace sampan::cpu
