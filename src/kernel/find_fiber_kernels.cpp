// A kernel can be cut into regions when every site ends up in its own body. That fails for a site in a recursive function
// (it cannot be inlined) and for one that can be reached through a pointer. Such kernels keep to fibers: slower, and the
// user is told (K2001), because a fall-back that nobody sees is one that nobody mends.
#include "kernel/passes.h"
#include "kernel/sites.h"

#include <llvm/IR/InstIterator.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

class Search {
public:
  explicit Search(Module &m) : withSites(functionsWithSites(m)) {
    for (Function *f : withSites)
      if (!isKernel(*f) && f->hasAddressTaken())
        pointed = f;
  }

  // Why this kernel cannot be cut; empty if it can.
  std::string reason(Function &kernel) {
    path.clear();
    visited.clear();
    return visit(kernel);
  }

private:
  std::string visit(Function &f) {
    if (path.contains(&f))
      return withSites.contains(&f) ? "it synchronises in the recursive function '" + f.getName().str() + "'" : "";
    if (!visited.insert(&f).second)
      return "";
    path.insert(&f);
    for (Instruction &i : instructions(f)) {
      auto *call = dyn_cast<CallBase>(&i);
      if (!call || call->isInlineAsm())
        continue;
      Function *callee = call->getCalledFunction();
      std::string why;
      if (!callee && pointed)
        why =
            "it calls through a pointer, and '" + pointed->getName().str() + "', whose address is taken, synchronises";
      else if (callee && !callee->isDeclaration())
        why = visit(*callee);
      if (!why.empty())
        return why;
    }
    path.erase(&f);
    return "";
  }

  SetVector<Function *> withSites;
  Function *pointed = nullptr;
  SmallPtrSet<Function *, 16> path, visited;
};

} // namespace

void findFiberKernels(KernelModule &km) {
  Search search(km.module);
  for (Function *k : kernels(km.module)) {
    const std::string why = search.reason(*k);
    if (why.empty())
      continue;
    k->addFnAttr(kFiberAttribute, why);
    km.diagnostics.remark("K2001", "kernel '" + k->getName().str() + "' runs on fibers, one thread at a time: " + why,
                          locationOf(*k), "make the function that synchronises a direct, non-recursive call");
  }
}

} // namespace sampan::kernel
