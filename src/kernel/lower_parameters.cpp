// A kernel's arguments lie packed in the launch's block; each thread reads them there. After this pass every kernel has
// the one signature `void (ptr thread)`. Offsets and sizes are kept as attributes for the image's table.
//
// A struct argument (byval) belongs to the thread, which may write to it: it is copied, and the copy goes when nobody does.
#include "kernel/passes.h"
#include "kernel/thread_access.h"
#include "runtime/abi.h"

#include <llvm/IR/Instructions.h>

namespace sampan::kernel {

using namespace llvm;

void lowerParameters(KernelModule &km) {
  const DataLayout &layout = km.module.getDataLayout();
  for (Function *f : kernels(km.module)) {
    std::string offsets, sizes;
    uint64_t at = 0;
    IRBuilder<> b(&f->getEntryBlock(), f->getEntryBlock().getFirstNonPHIOrDbgOrAlloca());
    Value *params = nullptr;
    for (unsigned i = 1; i < f->arg_size(); ++i) {
      Argument *a = f->getArg(i);
      Type *byval = a->getParamByValType();
      Type *type = byval ? byval : a->getType();
      const Align alignment = byval ? a->getParamAlign().valueOrOne() : layout.getABITypeAlign(type);
      const uint64_t bytes = layout.getTypeAllocSize(type);
      at = alignTo(at, alignment);
      if (!params)
        params = loadBlockField(b, loadBlock(b, f->getArg(0)), offsetof(sampan_block, params), b.getPtrTy(), "params");
      Value *place = b.CreateConstInBoundsGEP1_64(b.getInt8Ty(), params, at);
      Value *value;
      if (byval) {
        IRBuilder<> top(&f->getEntryBlock(), f->getEntryBlock().begin());
        AllocaInst *copy = top.CreateAlloca(type, nullptr, a->getName());
        copy->setAlignment(alignment);
        b.CreateMemCpy(copy, alignment, place, alignment, bytes);
        value = copy;
      } else {
        LoadInst *l = b.CreateAlignedLoad(type, place, alignment, a->getName());
        l->setMetadata(LLVMContext::MD_invariant_load, MDNode::get(b.getContext(), {}));
        value = l;
      }
      a->replaceAllUsesWith(value);
      offsets += std::to_string(at) + " ";
      sizes += std::to_string(bytes) + " ";
      at += bytes;
    }
    f->addFnAttr("sampan-param-offsets", offsets);
    f->addFnAttr("sampan-param-sizes", sizes);
    f->addFnAttr("sampan-param-bytes", std::to_string(at));
    auto *type = FunctionType::get(Type::getVoidTy(f->getContext()), {PointerType::getUnqual(f->getContext())}, false);
    Function *g = Function::Create(type, f->getLinkage(), f->getAddressSpace(), "", f->getParent());
    AttributeList attributes;
    g->copyAttributesFrom(f);
    g->setAttributes(
        attributes.addFnAttributes(f->getContext(), AttrBuilder(f->getContext(), f->getAttributes().getFnAttrs())));
    g->takeName(f);
    g->splice(g->begin(), f);
    g->copyMetadata(f, 0);
    f->clearMetadata();
    f->getArg(0)->replaceAllUsesWith(g->getArg(0));
    g->getArg(0)->setName("thread");
    f->replaceAllUsesWith(g);
    f->eraseFromParent();
  }
}

} // namespace sampan::kernel
