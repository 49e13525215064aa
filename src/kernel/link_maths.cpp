// Takes the bodies of the device maths functions that this module calls from the library (include/sampan/maths compiled
// to bitcode when Sampan was built). From here on they are ordinary device functions.
#include "kernel/passes.h"

#include <llvm/IRReader/IRReader.h>
#include <llvm/Linker/Linker.h>
#include <llvm/Support/SourceMgr.h>
#include <llvm/TargetParser/Triple.h>
#include <llvm/Transforms/IPO/Internalize.h>

namespace sampan::kernel {

using namespace llvm;

void linkMaths(KernelModule &km) {
  SmallVector<std::string, 16> wanted;
  for (Function &f : km.module)
    if (f.isDeclaration() && f.getName().starts_with("__sampan_"))
      wanted.push_back(f.getName().str());
  if (wanted.empty() || km.options.mathsLibrary.empty())
    return;
  SMDiagnostic problem;
  std::unique_ptr<Module> library = getLazyIRFileModule(km.options.mathsLibrary, problem, km.module.getContext());
  if (!library) {
    km.diagnostics.error("K1001", "cannot read the device maths library: " + problem.getMessage().str(),
                         "build Sampan again, or run `sampan doctor`", {km.options.mathsLibrary, 0, 0});
    return;
  }
  bool any = false;
  for (const std::string &name : wanted) {
    const Function *f = library->getFunction(name);
    any |= f && !f->isDeclaration();
  }
  if (!any)
    return;
  for (const char *name : {"nvvm.annotations", "llvm.module.flags", "llvm.ident"})
    if (NamedMDNode *n = library->getNamedMetadata(name))
      library->eraseNamedMetadata(n);
  library->setDataLayout(km.module.getDataLayout());
  library->setTargetTriple(km.module.getTargetTriple());
  const auto internal = [](Module &m, const StringSet<> &linked) {
    internalizeModule(m, [&](const GlobalValue &v) { return !v.hasName() || !linked.contains(v.getName()); });
  };
  if (Linker::linkModules(km.module, std::move(library), Linker::LinkOnlyNeeded, internal))
    km.diagnostics.error("K1001", "cannot link the device maths library", "build Sampan again");
  // They write to the places that they are given (sincos) or read from them, and forget them.
  for (const std::string &name : wanted)
    if (Function *f = km.module.getFunction(name); f && !f->isDeclaration())
      for (Argument &a : f->args())
        if (a.getType()->isPointerTy())
          a.addAttr(Attribute::NoCapture);
}

} // namespace sampan::kernel
