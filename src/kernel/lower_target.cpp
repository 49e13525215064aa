// The module leaves nvptx64: triple, data layout and function attributes become those of the machine that will run it.
// Sizes and alignments agree on both sides because CUDA demands it of host and device; a struct that would be laid out
// differently is found by the front end, not here.
#include "kernel/passes.h"

#include <llvm/IR/Instructions.h>
#include <llvm/Support/ModRef.h>

namespace sampan::kernel {

void lowerTarget(KernelModule &km) {
  llvm::Module &m = km.module;
  m.setTargetTriple(km.options.triple);
  m.setDataLayout(km.options.dataLayout);
  for (llvm::Function &f : m) {
    for (const char *name : {"target-cpu", "target-features", "tune-cpu", "frame-pointer",
                             "stack-protector-buffer-size", "uniform-work-group-size", "no-trapping-math"})
      f.removeFnAttr(name);
    f.setCallingConv(llvm::CallingConv::C);
    f.setComdat(nullptr);
    f.setDSOLocal(true);
    if (f.isDeclaration())
      continue;
    f.addFnAttr("target-cpu", km.options.cpu);
    if (km.options.flushDenormals)
      f.addFnAttr("denormal-fp-math-f32", "preserve-sign,preserve-sign");
    for (llvm::BasicBlock &b : f)
      for (llvm::Instruction &i : b)
        if (auto *call = llvm::dyn_cast<llvm::CallBase>(&i))
          call->setCallingConv(llvm::CallingConv::C);
  }
}

} // namespace sampan::kernel
