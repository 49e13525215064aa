// Device and constant variables leave their address spaces (1 and 4): on our targets they are ordinary globals.
// A managed variable must be one object for host and device: it is renamed so that the target can give the host's
// shadow the same storage.
#include "kernel/annotations.h"
#include "kernel/passes.h"

#include <llvm/IR/Constants.h>
#include <llvm/IR/GlobalVariable.h>

namespace sampan::kernel {

using namespace llvm;

void lowerVariables(KernelModule &km) {
  Module &m = km.module;
  for (GlobalVariable *g : takeAnnotated(m, "sampan.managed"))
    g->addAttribute("sampan-managed");
  SmallVector<GlobalVariable *, 16> old;
  for (GlobalVariable &g : m.globals())
    if (g.getAddressSpace() == 1 || g.getAddressSpace() == 4)
      old.push_back(&g);
  for (GlobalVariable *g : old) {
    auto *fresh =
        new GlobalVariable(m, g->getValueType(), false, g->getLinkage(), nullptr, "", g, g->getThreadLocalMode(), 0);
    fresh->copyAttributesFrom(g);
    fresh->copyMetadata(g, 0);
    fresh->takeName(g);
    fresh->setComdat(nullptr);
    fresh->setExternallyInitialized(false); // nothing but this program writes it, through the address in the image
    if (g->getAddressSpace() == 4)
      fresh->addAttribute("sampan-constant");
    fresh->addAttribute("sampan-variable");
    if (g->hasInitializer()) {
      Constant *init = g->getInitializer();
      fresh->setInitializer(isa<UndefValue>(init) ? Constant::getNullValue(g->getValueType()) : init);
    }
    g->replaceAllUsesWith(ConstantExpr::getAddrSpaceCast(fresh, g->getType()));
    g->eraseFromParent();
  }
  for (GlobalVariable &g : make_early_inc_range(m.globals())) // built-in variables are declared, never defined
    if (g.isDeclaration() && g.use_empty())
      g.eraseFromParent();
  for (GlobalVariable &g : m.globals()) // `cast to generic (cast to device (variable))` is the variable
    g.removeDeadConstantUsers();
}

} // namespace sampan::kernel
