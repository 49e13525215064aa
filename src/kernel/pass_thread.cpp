// Gives each device function the hidden first argument `ptr %thread` and hands it on at every call. Without it a
// function that is not inlined (recursive, called through a pointer, virtual) could not know which thread it runs for.
//
// Indirect calls get it too: every function whose address can be taken here is a device function.
#include "kernel/passes.h"

#include <llvm/ADT/DenseMap.h>
#include <llvm/IR/Instructions.h>

namespace sampan::kernel {

using namespace llvm;

// allocsize names an argument by its number, which changes; nobody here needs it.
static AttributeList shiftAttributes(const AttributeList &old, unsigned parameters, LLVMContext &c) {
  SmallVector<AttributeSet, 8> sets{AttributeSet()};
  for (unsigned i = 0; i < parameters; ++i)
    sets.push_back(old.getParamAttrs(i));
  return AttributeList::get(c, old.getFnAttrs().removeAttribute(c, Attribute::AllocSize), old.getRetAttrs(), sets);
}

static Function *withThread(Function &f) {
  LLVMContext &c = f.getContext();
  SmallVector<Type *, 8> types{PointerType::getUnqual(c)};
  types.append(f.getFunctionType()->param_begin(), f.getFunctionType()->param_end());
  auto *type = FunctionType::get(f.getReturnType(), types, f.isVarArg());
  Function *g = Function::Create(type, f.getLinkage(), f.getAddressSpace(), "", f.getParent());
  g->copyAttributesFrom(&f);
  g->setAttributes(shiftAttributes(f.getAttributes(), f.arg_size(), c));
  g->takeName(&f);
  g->splice(g->begin(), &f);
  g->copyMetadata(&f, 0);
  f.clearMetadata();
  g->getArg(0)->setName("thread");
  for (unsigned i = 0; i < f.arg_size(); ++i) {
    f.getArg(i)->replaceAllUsesWith(g->getArg(i + 1));
    g->getArg(i + 1)->takeName(f.getArg(i));
  }
  f.replaceAllUsesWith(g);
  return g;
}

static void passAtCall(CallBase &call) {
  LLVMContext &c = call.getContext();
  SmallVector<Value *, 8> arguments{call.getFunction()->getArg(0)};
  arguments.append(call.arg_begin(), call.arg_end());
  SmallVector<Type *, 8> types;
  types.push_back(PointerType::getUnqual(c));
  const FunctionType *old = call.getFunctionType();
  types.append(old->param_begin(), old->param_end());
  auto *type = FunctionType::get(call.getType(), types, old->isVarArg());
  SmallVector<OperandBundleDef, 1> bundles;
  call.getOperandBundlesAsDefs(bundles);
  CallInst *fresh = CallInst::Create(type, call.getCalledOperand(), arguments, bundles, "", call.getIterator());
  fresh->setAttributes(shiftAttributes(call.getAttributes(), call.arg_size(), c));
  fresh->setDebugLoc(call.getDebugLoc());
  if (isa<FPMathOperator>(fresh))
    fresh->copyFastMathFlags(&call);
  fresh->takeName(&call);
  call.replaceAllUsesWith(fresh);
  call.eraseFromParent();
}

void passThread(KernelModule &km) {
  SmallVector<Function *, 32> defined;
  for (Function &f : km.module)
    if (!f.isDeclaration())
      defined.push_back(&f);
  SmallPtrSet<Function *, 32> changed;
  for (Function *f : defined) {
    changed.insert(withThread(*f));
    f->eraseFromParent();
  }
  for (Function *f : changed) {
    SmallVector<CallBase *, 16> calls;
    for (BasicBlock &b : *f)
      for (Instruction &i : b)
        if (auto *call = dyn_cast<CallBase>(&i))
          if (!call->isInlineAsm()) {
            auto *callee = dyn_cast<Function>(call->getCalledOperand()->stripPointerCasts());
            if (callee ? changed.contains(callee) : true)
              calls.push_back(call);
          }
    for (CallBase *call : calls)
      passAtCall(*call);
  }
}

} // namespace sampan::kernel
