#include "targets/cpu/optimise.h"

#include "targets/cpu/fold_logarithms.h"

#include <llvm/IR/DiagnosticInfo.h>
#include <llvm/IR/DiagnosticPrinter.h>
#include <llvm/MC/MCSubtargetInfo.h>
#include <llvm/MC/TargetRegistry.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Support/TargetSelect.h>

#include <mutex>

namespace sampan::cpu {

using namespace llvm;

void registerTargets() {
  static std::once_flag
      once; // LLVM's registry is process-wide; filling it twice is a waste, at once from two threads a race
  std::call_once(once, [] {
    InitializeAllTargetInfos();
    InitializeAllTargets();
    InitializeAllTargetMCs();
    InitializeAllAsmPrinters();
    InitializeAllAsmParsers();
  });
}

void listen(LLVMContext &context, Diagnostics &out) {
  const auto hear = [](const DiagnosticInfo *info, void *list) {
    if (info->getSeverity() != DS_Error)
      return;
    std::string text;
    raw_string_ostream stream(text);
    DiagnosticPrinterRawOStream printer(stream);
    info->print(printer);
    static_cast<Diagnostics *>(list)->error("C1007", "LLVM: " + text);
  };
  context.setDiagnosticHandlerCallBack(hear, &out);
}

std::unique_ptr<TargetMachine> targetMachine(const Machine &m, int level, std::string &why) {
  registerTargets();
  const Target *target = TargetRegistry::lookupTarget(m.triple, why);
  if (!target)
    return nullptr;
  // LLVM ends the process when it is asked for a level that it does not know.
  std::unique_ptr<MCSubtargetInfo> levels(target->createMCSubtargetInfo(m.triple, "", ""));
  if (!m.processor.empty() && !levels->isCPUStringValid(m.processor)) {
    why = "there is no processor level '" + m.processor + "'";
    return nullptr;
  }
  TargetOptions options;
  options.AllowFPOpFusion = FPOpFusion::Strict; // form_fma has fused what may be fused
  options.UseInitArray = true;
  constexpr CodeGenOptLevel kLevels[] = {CodeGenOptLevel::None, CodeGenOptLevel::Less, CodeGenOptLevel::Default,
                                         CodeGenOptLevel::Aggressive};
  return std::unique_ptr<TargetMachine>(target->createTargetMachine(m.triple, m.processor, m.features, options,
                                                                    Reloc::PIC_, std::nullopt, kLevels[level]));
}

void optimise(Module &m, Code code, TargetMachine &machine, int level) {
  LoopAnalysisManager loops;
  FunctionAnalysisManager functions;
  CGSCCAnalysisManager components;
  ModuleAnalysisManager modules;
  PipelineTuningOptions tuning;
  tuning.LoopVectorization = level >= 2;
  // Kernels' vectors are made already: what widening reads element by element would become gathers, which are slower.
  tuning.SLPVectorization = level >= 2 && code == Code::Host;
  PassBuilder builder(&machine, tuning);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  foldLogarithms(builder, m);
  const OptimizationLevel kLevels[] = {OptimizationLevel::O0, OptimizationLevel::O1, OptimizationLevel::O2,
                                       OptimizationLevel::O3};
  ModulePassManager passes = level == 0 ? builder.buildO0DefaultPipeline(OptimizationLevel::O0)
                                        : builder.buildPerModuleDefaultPipeline(kLevels[level]);
  passes.run(m, modules);
}

} // namespace sampan::cpu
