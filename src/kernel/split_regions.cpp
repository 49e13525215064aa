// Cuts each kernel at its sites. Region 0 runs from the entry, region s + 1 from behind site s, each to the next site or
// the end, for the threads [first, last): `i32 @kernel.region.N(ptr block, i32 first, i32 last)`. The answer is the site
// where all of them stopped, or DIVERGED with each one's site in block->next.
//
// Each region is a copy of the blocks that can be reached from its start without passing a site. Code between two sites
// that several regions reach is copied into each: that is the price of any control flow being allowed.
//
// For the vectoriser the same blocks are copied once more as the region's lane function, one thread without a loop:
// `i32 @kernel.lane.N(ptr block, ptr thread, i32 t, i1 active)`, see simd/lane_program.h.
//
// Where form-blocks has made a function of the block, that is what the runtime calls, and it calls the regions, whose further
// arguments are the shared values that they use.
#include "kernel/copy_blocks.h"
#include "kernel/passes.h"
#include "kernel/shared_values.h"
#include "kernel/sites.h"
#include "kernel/thread_access.h"
#include "kernel/warp_operation.h"
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
    unsigned regions = 1;
    if (Function *block = kernel.getParent()->getFunction(kernel.getFnAttribute(kBlockAttribute).getValueAsString())) {
      fillBlock(*block);
    } else {
      regions += static_cast<unsigned>(sites.size());
      for (CallInst *s : sites)
        kinds += std::to_string(siteKind(*s)) + " ";
      for (unsigned r = 0; r < regions; ++r)
        cut(r, {});
    }
    kernel.addFnAttr("sampan-regions", std::to_string(regions));
    kernel.addFnAttr("sampan-site-kinds", kinds);
    kernel.deleteBody();
  }

private:
  // The numbers of the shared values that a region uses.
  using SharedNumbers = SmallSetVector<unsigned, 8>;

  // The parts of a block's function are cut, and called there.
  void fillBlock(Function &block) {
    inBlock = true;
    DenseMap<unsigned, Value *> published;
    SmallVector<CallInst *, 16> calls;
    for (Instruction &i : make_early_inc_range(instructions(block)))
      if (isPublication(i)) {
        published[sharedNumber(i)] = i.getOperand(1);
        sharedTypes[sharedNumber(i)] = i.getOperand(1)->getType();
        i.eraseFromParent();
      } else if (CallInst *call = callOf(i, kRunPart)) {
        calls.push_back(call);
      }
    for (CallInst *call : calls) {
      const unsigned number = static_cast<unsigned>(cast<ConstantInt>(call->getArgOperand(0))->getZExtValue());
      if (SharedNumbers used; hasEffect(number, used)) {
        Function *part = cut(number, used);
        SmallVector<Value *, 8> arguments{block.getArg(0), block.getArg(1), block.getArg(2)};
        for (unsigned k : used)
          arguments.push_back(published[k]);
        IRBuilder<>(call).CreateCall(part, arguments);
      }
      call->eraseFromParent();
    }
  }

  BasicBlock &startOf(unsigned number) const {
    return number == 0 ? kernel.getEntryBlock() : *sites[number - 1]->getParent()->getSingleSuccessor();
  }

  bool hasEffect(unsigned number, SharedNumbers &used) const {
    bool effect = false;
    for (BasicBlock *b : regionBlocks(startOf(number)))
      for (Instruction &i : *b) {
        if (isSharedRead(i))
          used.insert(sharedNumber(i));
        effect |= i.mayHaveSideEffects() && !siteAt(i);
      }
    return effect;
  }

  // Makes the region's functions; answers the one that loops over threads.
  Function *cut(unsigned number, const SharedNumbers &used) {
    bool inStep = false;
    for (BasicBlock *b : regionBlocks(startOf(number)))
      inStep |= any_of(*b, isWarpOperation);
    Function *g = inStep ? noThreads(number, used) : region(number, used);
    if (lanes)
      laneFunction(number, used, inStep);
    return g;
  }

  // One thread after the other cannot do what lanes do in step: this is replaced by lanes, or the block's function is dropped.
  Function *noThreads(unsigned number, const SharedNumbers &used) {
    Function *g = createRegion(number, used);
    new UnreachableInst(context, BasicBlock::Create(context, "entry", g));
    return g;
  }

  Function *createRegion(unsigned number, const SharedNumbers &used) {
    Type *i32 = Type::getInt32Ty(context);
    return create({PointerType::getUnqual(context), i32, i32}, {"block", "first", "last"}, used,
                  kernel.getName() + ".region." + Twine(number));
  }

  Function *create(ArrayRef<Type *> types, ArrayRef<const char *> names, const SharedNumbers &used, const Twine &name) {
    SmallVector<Type *, 8> all(types);
    for (unsigned k : used)
      all.push_back(sharedTypes.lookup(k));
    Function *g = Function::Create(FunctionType::get(Type::getInt32Ty(context), all, false),
                                   GlobalValue::InternalLinkage, name, kernel.getParent());
    for (Argument &a : g->args())
      a.setName(a.getArgNo() < names.size() ? names[a.getArgNo()] : "shared");
    return g;
  }

  // What has been copied reads shared values from the last arguments.
  static void takeShared(Function &g, const SharedNumbers &used) {
    const size_t others = g.arg_size() - used.size();
    for (Instruction &i : make_early_inc_range(instructions(g)))
      if (isSharedRead(i)) {
        const auto at = find(used, sharedNumber(i)) - used.begin();
        i.replaceAllUsesWith(g.getArg(static_cast<unsigned>(others + at)));
        i.eraseFromParent();
      }
  }

  Function *region(unsigned number, const SharedNumbers &used) {
    Type *i32 = Type::getInt32Ty(context);
    Function *g = createRegion(number, used);
    Argument *block = g->getArg(0), *first = g->getArg(1), *last = g->getArg(2);
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
    takeShared(*g, used);
    return g;
  }

  void laneFunction(unsigned number, const SharedNumbers &used, bool inStep) {
    Type *i32 = Type::getInt32Ty(context), *ptr = PointerType::getUnqual(context);
    Function *g = create({ptr, ptr, i32, Type::getInt1Ty(context)}, {"block", "thread", "t", "active"}, used,
                         kernel.getName() + ".lane." + Twine(number));
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
    takeShared(*g, used);
    g->addFnAttr(kLaneAttribute);
    if (inStep)
      g->addFnAttr(kInStepAttribute, kernel.getFnAttribute(kWarpsOfAttribute).getValueAsString());
  }

  PHINode *stopsAt(BasicBlock &end) { return PHINode::Create(Type::getInt32Ty(context), 4, "stop", &end); }

  // Copies what this region runs behind `entry`; each return and each site goes to the block of `stop`, with the number
  // that it stands for. Answers the block to begin at.
  BasicBlock *copyBody(unsigned number, BasicBlock &entry, Value &thread, PHINode &stop) {
    CopiedBlocks copied = copyBlocks(kernel, startOf(number), entry, thread);
    for (BasicBlock *from : copied.ends) {
      CallInst *site = copied.siteOf.lookup(from);
      while (site && &from->back() != site)
        from->back().eraseFromParent();
      const bool asked = site && !inBlock; // a block's function knows where its parts end
      const unsigned at = asked ? numberOf(copied.original.lookup(from)) : SAMPAN_SITE_EXIT;
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
      const DescriptionRead read = descriptionRead(&i);
      if (read.from == &thread && read.offset == field && i.getType() == known.getType()) {
        i.replaceAllUsesWith(&known);
        i.eraseFromParent();
      }
    }
  }

  Function &kernel;
  LLVMContext &context;
  std::vector<CallInst *> sites;
  DenseMap<unsigned, Type *> sharedTypes;
  bool lanes;
  bool inBlock = false;
};

} // namespace

// The kernel whose copy this was now knows the function made of it, and has memory for either.
static void joinCopy(Function &copy) {
  Function &kernel = *copy.getParent()->getFunction(copy.getFnAttribute(kWarpsOfAttribute).getValueAsString());
  kernel.addFnAttr(kWholeWarpsAttribute, copy.getFnAttribute(kBlockAttribute).getValueAsString());
  for (const char *size : {"sampan-frame-bytes", "sampan-locals-bytes"})
    kernel.addFnAttr(size, std::to_string(std::max(kernel.getFnAttributeAsParsedInteger(size),
                                                   copy.getFnAttributeAsParsedInteger(size))));
  copy.eraseFromParent();
}

void splitRegions(KernelModule &km) {
  for (Function *k : kernels(km.module)) {
    if (k->hasFnAttribute(kFiberAttribute))
      continue;
    Splitter(*k, km.options.lanes).run();
    if (k->hasFnAttribute(kWarpsOfAttribute))
      joinCopy(*k);
  }
}

} // namespace sampan::kernel
