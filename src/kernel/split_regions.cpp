// Cuts each kernel at its sites. Region 0 runs from the entry, region s + 1 from behind site s, each to the next site or
// the end, for the threads [first, last): `i32 @kernel.region.N(ptr block, i32 first, i32 last)`. The answer is the site
// where all of them stopped, or DIVERGED with each one's site in block->next.
//
// Each region is a copy of the blocks that can be reached from its start without passing a site. Code between two sites
// that several regions reach is copied into each: that is the price of any control flow being allowed.
#include "kernel/copy_blocks.h"
#include "kernel/passes.h"
#include "kernel/sites.h"
#include "kernel/thread_access.h"
#include "runtime/abi.h"

#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/Local.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

class Splitter {
public:
  Splitter(Function &kernel) : kernel(kernel), context(kernel.getContext()), sites(sitesOf(kernel)) {}

  void run() {
    std::string kinds;
    for (CallInst *s : sites)
      kinds += std::to_string(siteKind(*s)) + " ";
    for (unsigned r = 0; r <= sites.size(); ++r)
      region(r);
    kernel.addFnAttr("sampan-regions", std::to_string(sites.size() + 1));
    kernel.addFnAttr("sampan-site-kinds", kinds);
    kernel.deleteBody();
  }

private:
  void region(unsigned number) {
    Type *i32 = Type::getInt32Ty(context);
    auto *type = FunctionType::get(i32, {PointerType::getUnqual(context), i32, i32}, false);
    Function *g = Function::Create(type, GlobalValue::InternalLinkage, kernel.getName() + ".region." + Twine(number),
                                   kernel.getParent());
    Argument *block = g->getArg(0), *first = g->getArg(1), *last = g->getArg(2);
    block->setName("block");
    first->setName("first");
    last->setName("last");
    BasicBlock *entry = BasicBlock::Create(context, "entry", g);
    BasicBlock *loop = BasicBlock::Create(context, "thread", g);
    BasicBlock *latch = BasicBlock::Create(context, "next", g);
    BasicBlock *done = BasicBlock::Create(context, "done", g);

    IRBuilder<> b(entry);
    Value *threads = loadBlockField(b, block, offsetof(sampan_block, threads), b.getPtrTy(), "threads");
    Value *next = loadBlockField(b, block, offsetof(sampan_block, next), b.getPtrTy(), "stops");
    b.CreateBr(loop);
    b.SetInsertPoint(loop);
    PHINode *t = b.CreatePHI(i32, 2, "t");
    PHINode *common = b.CreatePHI(i32, 2, "common");
    t->addIncoming(first, entry);
    common->addIncoming(b.getInt32(SAMPAN_SITE_EXIT), entry);
    Value *offset = b.CreateMul(b.CreateZExt(t, b.getInt64Ty()), b.getInt64(sizeof(sampan_thread)));
    Value *thread = b.CreateInBoundsGEP(b.getInt8Ty(), threads, offset, "thread");

    BasicBlock *start = number == 0 ? &kernel.getEntryBlock() : sites[number - 1]->getParent()->getSingleSuccessor();
    CopiedBlocks copied = copyBlocks(kernel, *start, *entry, *thread);

    // Ends: each return and each site goes to the latch with the number that it stands for.
    PHINode *stop = PHINode::Create(i32, 4, "stop", latch);
    for (BasicBlock *from : copied.ends) {
      CallInst *site = copied.siteOf.lookup(from);
      while (site && &from->back() != site)
        from->back().eraseFromParent();
      stop->addIncoming(ConstantInt::get(i32, site ? numberOf(copied.original.lookup(from)) : SAMPAN_SITE_EXIT), from);
      from->back().eraseFromParent();
      BranchInst::Create(latch, from);
    }

    b.SetInsertPoint(loop);
    b.CreateBr(copied.start);
    b.SetInsertPoint(latch);
    Value *one = uniqueStop(*stop);
    Value *answer = one;
    if (!one) {
      b.CreateStore(stop, b.CreateInBoundsGEP(i32, next, b.CreateZExt(t, b.getInt64Ty())));
      Value *same = b.CreateOr(b.CreateICmpEQ(t, first), b.CreateICmpEQ(common, stop));
      answer = b.CreateSelect(same, stop, b.getInt32(SAMPAN_SITE_DIVERGED));
    }
    Value *up = b.CreateAdd(t, b.getInt32(1), "", true);
    b.CreateCondBr(b.CreateICmpULT(up, last), loop, done);
    t->addIncoming(up, latch);
    common->addIncoming(answer, latch);
    b.SetInsertPoint(done);
    b.CreateRet(answer);
    removeUnreachableBlocks(*g);
    useLoopNumber(*g, *thread, *t);
  }

  // The constant at which every thread of the region stops, if there is only one; then nothing needs to be written.
  static Value *uniqueStop(PHINode &stop) {
    if (stop.getNumIncomingValues() == 0) // no thread ever gets there
      return ConstantInt::get(stop.getType(), SAMPAN_SITE_EXIT);
    Value *one = stop.getIncomingValue(0);
    return all_of(stop.incoming_values(), [&](Value *v) { return v == one; }) ? one : nullptr;
  }

  unsigned numberOf(BasicBlock *siteBlock) const {
    for (unsigned s = 0; s < sites.size(); ++s)
      if (sites[s]->getParent() == siteBlock)
        return s;
    llvm_unreachable("a block that ends in no site");
  }

  // The thread's linear number is the loop's own: said plainly, so that accesses by it are seen to be consecutive.
  static void useLoopNumber(Function &g, Value &thread, PHINode &t) {
    for (Instruction &i : make_early_inc_range(instructions(g))) {
      auto *l = dyn_cast<LoadInst>(&i);
      auto *p = l ? dyn_cast<GetElementPtrInst>(l->getPointerOperand()) : nullptr;
      if (!p || p->getPointerOperand() != &thread || !l->hasMetadata(LLVMContext::MD_invariant_load) ||
          !l->getType()->isIntegerTy(32))
        continue;
      APInt offset(64, 0);
      if (p->accumulateConstantOffset(g.getParent()->getDataLayout(), offset) &&
          offset == offsetof(sampan_thread, linear)) {
        l->replaceAllUsesWith(&t);
        l->eraseFromParent();
      }
    }
  }

  Function &kernel;
  LLVMContext &context;
  std::vector<CallInst *> sites;
};

} // namespace

void splitRegions(KernelModule &km) {
  for (Function *k : kernels(km.module))
    if (!k->hasFnAttribute(kFiberAttribute))
      Splitter(*k).run();
}

} // namespace sampan::kernel
