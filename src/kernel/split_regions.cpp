// Cuts each kernel at its sites. Region 0 runs from the entry, region s + 1 from behind site s, each to the next site or
// the end, for the threads [first, last): `i32 @kernel.region.N(ptr block, i32 first, i32 last)`. The answer is the site
// where all of them stopped, or DIVERGED with each one's site in block->next.
//
// Each region is a copy of the blocks that can be reached from its start without passing a site. Code between two sites
// that several regions reach is copied into each: that is the price of any control flow being allowed.
//
// For the vectoriser the same blocks are copied once more as the region's lane function, one thread without a loop:
// `i32 @kernel.lane.N(ptr block, ptr thread, i32 t, i1 active)`, see simd/lane_program.h.
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
  Splitter(Function &kernel, bool lanes)
      : kernel(kernel), context(kernel.getContext()), sites(sitesOf(kernel)), lanes(lanes) {}

  void run() {
    std::string kinds;
    for (CallInst *s : sites)
      kinds += std::to_string(siteKind(*s)) + " ";
    for (unsigned r = 0; r <= sites.size(); ++r) {
      region(r);
      if (lanes)
        laneFunction(r);
    }
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

    BasicBlock *start = copyBody(number, *entry, *thread, *stopsAt(*latch));
    b.SetInsertPoint(loop);
    b.CreateBr(start);
    b.SetInsertPoint(latch);
    PHINode *stop = &*latch->phis().begin();
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
    // The thread's linear number is the loop's own: said plainly, so that accesses by it are seen to be consecutive.
    useKnown(*g, *thread, offsetof(sampan_thread, linear), *t);
  }

  void laneFunction(unsigned number) {
    Type *i32 = Type::getInt32Ty(context), *ptr = PointerType::getUnqual(context);
    auto *type = FunctionType::get(i32, {ptr, ptr, i32, Type::getInt1Ty(context)}, false);
    Function *g = Function::Create(type, GlobalValue::InternalLinkage, kernel.getName() + ".lane." + Twine(number),
                                   kernel.getParent());
    constexpr const char *kNames[] = {"block", "thread", "t", "active"};
    for (Argument &a : g->args())
      a.setName(kNames[a.getArgNo()]);
    BasicBlock *entry = BasicBlock::Create(context, "entry", g);
    BasicBlock *done = BasicBlock::Create(context, "done", g);
    PHINode *stop = stopsAt(*done);
    BasicBlock *start = copyBody(number, *entry, *g->getArg(1), *stop);
    BranchInst::Create(start, entry);
    Value *answer = uniqueStop(*stop);
    ReturnInst::Create(context, answer ? answer : stop, done);
    removeUnreachableBlocks(*g);
    useKnown(*g, *g->getArg(1), offsetof(sampan_thread, linear), *g->getArg(2));
    useKnown(*g, *g->getArg(1), offsetof(sampan_thread, block), *g->getArg(0));
    g->addFnAttr(kLaneAttribute);
  }

  PHINode *stopsAt(BasicBlock &end) { return PHINode::Create(Type::getInt32Ty(context), 4, "stop", &end); }

  // Copies what this region runs behind `entry`; each return and each site goes to the block of `stop`, with the number
  // that it stands for. Answers the block to begin at.
  BasicBlock *copyBody(unsigned number, BasicBlock &entry, Value &thread, PHINode &stop) {
    BasicBlock *start = number == 0 ? &kernel.getEntryBlock() : sites[number - 1]->getParent()->getSingleSuccessor();
    CopiedBlocks copied = copyBlocks(kernel, *start, entry, thread);
    for (BasicBlock *from : copied.ends) {
      CallInst *site = copied.siteOf.lookup(from);
      while (site && &from->back() != site)
        from->back().eraseFromParent();
      const unsigned at = site ? numberOf(copied.original.lookup(from)) : SAMPAN_SITE_EXIT;
      stop.addIncoming(ConstantInt::get(stop.getType(), at), from);
      from->back().eraseFromParent();
      BranchInst::Create(stop.getParent(), from);
    }
    return copied.start;
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

  // Reads of a field of the thread become the value that it is known to have.
  static void useKnown(Function &g, Value &thread, uint64_t field, Value &known) {
    for (Instruction &i : make_early_inc_range(instructions(g))) {
      auto *l = dyn_cast<LoadInst>(&i);
      auto *p = l ? l->getPointerOperand() : nullptr;
      if (!p || !l->hasMetadata(LLVMContext::MD_invariant_load) || l->getType() != known.getType())
        continue;
      APInt offset(64, 0);
      if (p->stripAndAccumulateConstantOffsets(g.getParent()->getDataLayout(), offset, true) == &thread &&
          offset == field) {
        l->replaceAllUsesWith(&known);
        l->eraseFromParent();
      }
    }
  }

  Function &kernel;
  LLVMContext &context;
  std::vector<CallInst *> sites;
  bool lanes;
};

} // namespace

void splitRegions(KernelModule &km) {
  for (Function *k : kernels(km.module))
    if (!k->hasFnAttribute(kFiberAttribute))
      Splitter(*k, km.options.lanes).run();
}

} // namespace sampan::kernel
