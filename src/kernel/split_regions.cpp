// Cuts each kernel at its sites. Region 0 runs from the entry, region s + 1 from behind site s, each to the next site or
// the end, for the threads [first, last): `i32 @kernel.region.N(ptr block, i32 first, i32 last)`. The answer is the site
// where all of them stopped, or DIVERGED with each one's site in block->next.
//
// Each region is a copy of the whole kernel that begins elsewhere and ends at sites; what it cannot reach falls away.
// Code between two sites that several regions reach is copied into each: that is the price of any control flow being allowed.
#include "kernel/passes.h"
#include "kernel/sites.h"
#include "kernel/thread_access.h"
#include "runtime/abi.h"

#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/Cloning.h>
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
    Function *g = Function::Create(type, GlobalValue::InternalLinkage, kernel.getName() + ".region." + Twine(number), kernel.getParent());
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

    ValueToValueMapTy map;
    map[kernel.getArg(0)] = thread;
    SmallVector<ReturnInst *, 4> returns;
    CloneFunctionInto(g, &kernel, map, CloneFunctionChangeType::LocalChangesOnly, returns);
    g->removeFnAttr(kKernelAttribute);
    BasicBlock *start = number == 0 ? cast<BasicBlock>(map[&kernel.getEntryBlock()])
                                    : cast<BasicBlock>(map[sites[number - 1]->getParent()->getSingleSuccessor()]);
    for (Instruction &i : make_early_inc_range(*cast<BasicBlock>(map[&kernel.getEntryBlock()])))
      if (auto *a = dyn_cast<AllocaInst>(&i))
        a->moveBefore(*entry, entry->begin());

    // Ends: each return and each site goes to the latch with the number that it stands for.
    PHINode *stop = PHINode::Create(i32, 4, "stop", latch);
    const auto endAt = [&](Instruction *at, uint32_t site) {
      BasicBlock *from = at->getParent();
      for (BasicBlock *s : successors(from))
        s->removePredecessor(from);
      while (&from->back() != at)
        from->back().eraseFromParent();
      at->eraseFromParent();
      BranchInst::Create(latch, from);
      stop->addIncoming(ConstantInt::get(i32, site), from);
    };
    for (ReturnInst *r : returns)
      endAt(r, SAMPAN_SITE_EXIT);
    for (unsigned s = 0; s < sites.size(); ++s)
      endAt(cast<Instruction>(map[sites[s]]), s);

    b.SetInsertPoint(loop);
    b.CreateBr(start);
    b.SetInsertPoint(latch);
    Value *one = uniqueStop(*g, *stop);
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
  static Value *uniqueStop(Function &g, PHINode &stop) {
    // Blocks that cannot be reached from this region's start do not count.
    SmallPtrSet<BasicBlock *, 16> seen;
    SmallVector<BasicBlock *, 16> work{&g.getEntryBlock()};
    while (!work.empty()) {
      BasicBlock *b = work.pop_back_val();
      if (!seen.insert(b).second || !b->getTerminator())
        continue;
      for (BasicBlock *s : successors(b))
        work.push_back(s);
    }
    Value *one = nullptr;
    for (unsigned i = 0; i < stop.getNumIncomingValues(); ++i) {
      if (!seen.contains(stop.getIncomingBlock(i)))
        continue;
      if (one && one != stop.getIncomingValue(i))
        return nullptr;
      one = stop.getIncomingValue(i);
    }
    return one ? one : ConstantInt::get(stop.getType(), SAMPAN_SITE_EXIT);
  }

  // The thread's linear number is the loop's own: said plainly, so that accesses by it are seen to be consecutive.
  static void useLoopNumber(Function &g, Value &thread, PHINode &t) {
    for (Instruction &i : make_early_inc_range(instructions(g))) {
      auto *l = dyn_cast<LoadInst>(&i);
      auto *p = l ? dyn_cast<GetElementPtrInst>(l->getPointerOperand()) : nullptr;
      if (!p || p->getPointerOperand() != &thread || !l->hasMetadata(LLVMContext::MD_invariant_load) || !l->getType()->isIntegerTy(32))
        continue;
      APInt offset(64, 0);
      if (p->accumulateConstantOffset(g.getParent()->getDataLayout(), offset) && offset == offsetof(sampan_thread, linear)) {
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
