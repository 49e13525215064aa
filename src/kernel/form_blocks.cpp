// A kernel whose threads all reach the same barriers, in an order that arguments and the block's number alone decide, is
// turned inside out: what the block decides becomes a function of its own that runs once for all threads,
//
//   i32 @kernel.block(ptr block, i32 first, i32 last)
//
// and calls the parts between barriers one after the other (`sampan.part(n)`: the region behind site n - 1, which
// split-regions will make). A loop over time steps or tiles then counts in one register, where it would be saved and
// read again by each thread at each barrier; and nobody has to ask where threads have stopped.
//
// The kernel itself stays as it is but for two things: a site at the beginning of each part, and what parts share is
// `sampan.shared.T(k)` where it is used. The value k is what `sampan.publish.T(k, value)` in the block's function says; it
// becomes an argument of the parts that use it.
#include "kernel/block_flow.h"
#include "kernel/llvm_passes.h"
#include "kernel/passes.h"
#include "kernel/shared_values.h"
#include "kernel/sites.h"
#include "kernel/warp_operation.h"
#include "runtime/abi.h"

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/Cloning.h>

#include <optional>

namespace sampan::kernel {

using namespace llvm;

namespace {

class Former {
public:
  Former(Function &f, const BlockFlow &flow) : f(f), flow(flow), context(f.getContext()) {}

  void run() {
    for (BasicBlock *b : ReversePostOrderTraversal<Function *>(&f))
      order.push_back(b);
    for (BasicBlock *b : order)
      for (Instruction &i : *b)
        home[&i] = flow.partOf(b);
    takeSharedUses();
    makeBlockFunction();
    markParts();
  }

private:
  // Does this use of a shared value need the block's? Values that a part computes for itself it also uses itself.
  bool isForeign(const Use &u) const {
    auto *v = cast<Instruction>(u.get());
    auto *user = cast<Instruction>(u.getUser());
    auto *phi = dyn_cast<PHINode>(user);
    if (isa<PHINode>(v))
      return true;
    return flow.partOf(phi ? phi->getIncomingBlock(u) : user->getParent()) != home.lookup(v);
  }

  void takeSharedUses() {
    std::vector<Instruction *> values;
    for (BasicBlock *b : order)
      for (Instruction &i : *b)
        if (flow.isShared(&i) && !readsBlock(i))
          values.push_back(&i);
    for (Instruction *v : values) {
      DenseMap<BasicBlock *, CallInst *> reads;
      for (Use &u : make_early_inc_range(v->uses())) {
        auto *user = cast<Instruction>(u.getUser());
        if (!isForeign(u) || (isa<PHINode>(user) && flow.isShared(user)))
          continue;
        // The kernel's own operands stay as they are for the block's function, which is copied from them.
        auto *phi = dyn_cast<PHINode>(user);
        BasicBlock *at = phi ? phi->getIncomingBlock(u) : user->getParent();
        CallInst *&read = reads[at];
        if (!read) {
          IRBuilder<> b(at, at->getFirstInsertionPt());
          read =
              readShared(b, numbers.try_emplace(v, static_cast<unsigned>(numbers.size())).first->second, v->getType());
          read->setName(v->getName());
        }
        replaced.push_back({&u, read});
      }
    }
  }

  // The block's function ----------------------------------------------------------------------------------------------

  void makeBlockFunction() {
    Type *i32 = Type::getInt32Ty(context);
    auto *type = FunctionType::get(i32, {PointerType::getUnqual(context), i32, i32}, false);
    g = Function::Create(type, GlobalValue::InternalLinkage, f.getName() + ".block", f.getParent());
    g->setAttributes(AttributeList().addFnAttributes(context, AttrBuilder(context, f.getAttributes().getFnAttrs())));
    g->removeFnAttr(kKernelAttribute);
    constexpr const char *kNames[] = {"block", "first", "last"};
    for (Argument &a : g->args())
      a.setName(kNames[a.getArgNo()]);
    for (BasicBlock *start : flow.starts())
      blockOf[start] = BasicBlock::Create(context, start->getName(), g);
    for (auto &[v, k] : numbers)
      need(*v);
    for (BasicBlock *start : flow.starts())
      if (Instruction *fork = flow.forkOf(start))
        needOperand(fork->getOperand(0));
    for (BasicBlock *b : order)
      if (BasicBlock *start = flow.partOf(b))
        for (Instruction &i : *b)
          if (needed.contains(&i))
            copy(i, *blockOf[start]);
    for (BasicBlock *start : flow.starts())
      end(*start);
    for (Instruction *v : needed)
      if (auto *phi = dyn_cast<PHINode>(v))
        for (unsigned k = 0; k < phi->getNumIncomingValues(); ++k)
          cast<PHINode>(copies[v])->addIncoming(mapped(phi->getIncomingValue(k)),
                                                blockOf[flow.partOf(phi->getIncomingBlock(k))]);
  }

  void needOperand(Value *v) {
    if (auto *i = dyn_cast<Instruction>(v))
      need(*i);
  }
  void need(Instruction &i) {
    if (readsBlock(i) || !needed.insert(&i))
      return;
    for (Value *o : i.operands())
      needOperand(o);
  }

  Value *mapped(Value *v) {
    auto *i = dyn_cast<Instruction>(v);
    return !i ? v : readsBlock(*i) ? g->getArg(0) : copies.lookup(i);
  }

  void copy(Instruction &i, BasicBlock &to) {
    Instruction *c;
    IRBuilder<> b(&to);
    if (auto *phi = dyn_cast<PHINode>(&i)) {
      c = PHINode::Create(i.getType(), phi->getNumIncomingValues(), "", to.begin());
    } else {
      c = i.clone();
      c->setDebugLoc({});
      c->dropDbgRecords();
      for (Use &u : c->operands())
        if (!isa<Function>(u))
          u.set(mapped(u));
      b.Insert(c);
    }
    c->setName(i.getName());
    copies[&i] = c;
  }

  void end(BasicBlock &start) {
    BasicBlock *at = blockOf[&start];
    IRBuilder<> b(at);
    FunctionCallee part =
        f.getParent()->getOrInsertFunction(kRunPart, FunctionType::get(b.getVoidTy(), {b.getInt32Ty()}, false));
    calls[&start] = b.CreateCall(part, b.getInt32(0));
    if (Instruction *fork = flow.forkOf(&start)) {
      Instruction *c = fork->clone();
      c->setDebugLoc({});
      c->setOperand(0, mapped(fork->getOperand(0)));
      for (unsigned s = 0; s < c->getNumSuccessors(); ++s)
        c->setSuccessor(s, blockOf[fork->getSuccessor(s)]);
      b.Insert(c);
    } else if (BasicBlock *next = flow.nextOf(&start)) {
      b.CreateBr(blockOf[next]);
    } else {
      b.CreateRet(b.getInt32(-1)); // SAMPAN_SITE_EXIT
    }
  }

  // The kernel --------------------------------------------------------------------------------------------------------

  void markParts() {
    for (auto &[v, k] : numbers) {
      Instruction *c = cast<Instruction>(copies[v]);
      IRBuilder<> b(c->getParent(), isa<PHINode>(c) ? c->getParent()->getFirstNonPHIIt() : std::next(c->getIterator()));
      publishShared(b, k, c);
    }
    const std::vector<CallInst *> sites = sitesOf(f);
    DenseMap<BasicBlock *, CallInst *> siteBefore;
    for (CallInst *site : sites)
      siteBefore[site->getParent()->getSingleSuccessor()] = site;
    for (auto &[u, read] : replaced)
      u->set(read);
    for (BasicBlock *start : flow.starts()) {
      if (siteBefore.contains(start) || start == &f.getEntryBlock())
        continue;
      // Behind the phis, and before what was put in to read shared values: that belongs to the part.
      start->splitBasicBlock(start->getFirstNonPHIOrDbg(), start->getName() + ".part");
      Instruction *site = sites.front()->clone();
      site->insertBefore(start->getTerminator());
      siteBefore[start] = cast<CallInst>(site);
    }
    removeUnused();
    DenseMap<CallInst *, unsigned> place;
    for (CallInst *site : sitesOf(f))
      place.try_emplace(site, static_cast<unsigned>(place.size()));
    for (auto &[start, call] : calls)
      if (CallInst *site = siteBefore.lookup(start))
        call->setArgOperand(0, ConstantInt::get(Type::getInt32Ty(context), place[site] + 1));
    f.addFnAttr(kBlockAttribute, g->getName());
  }

  // What only the block's function computes now.
  void removeUnused() {
    SmallVector<PHINode *, 8> phis;
    for (Instruction &i : instructions(f))
      if (auto *phi = dyn_cast<PHINode>(&i); phi && flow.isShared(phi))
        phis.push_back(phi);
    for (PHINode *phi : phis) { // used by each other only
      phi->replaceAllUsesWith(PoisonValue::get(phi->getType()));
      phi->eraseFromParent();
    }
    for (BasicBlock *b : reverse(order))
      for (Instruction &i : make_early_inc_range(reverse(*b)))
        if ((flow.isShared(&i) || isSharedRead(i)) && i.use_empty())
          i.eraseFromParent();
  }

  Function &f;
  const BlockFlow &flow;
  LLVMContext &context;
  Function *g = nullptr;
  std::vector<BasicBlock *> order;
  DenseMap<const Instruction *, BasicBlock *> home; // the part that a value is computed in
  MapVector<Instruction *, unsigned> numbers;       // of shared values that several parts use
  std::vector<std::pair<Use *, CallInst *>> replaced;
  SetVector<Instruction *> needed;
  DenseMap<Instruction *, Value *> copies;
  DenseMap<BasicBlock *, BasicBlock *> blockOf;
  MapVector<BasicBlock *, CallInst *> calls;
};

} // namespace

// True if the kernel was formed.
static bool form(Function &kernel) {
  splitBehindSites(kernel);
  const BlockFlow flow(kernel);
  if (!flow.obstacle().empty())
    return false;
  Former(kernel, flow).run();
  return true;
}

// Marks become barriers if the kernel can be formed with them; else they go, and it is formed `without`, if that is wanted.
static bool formTiled(Function &kernel, bool without) {
  const std::vector<CallInst *> tiles = tilesOf(kernel);
  std::vector<CallInst *> barriers;
  auto number = static_cast<unsigned>(sitesOf(kernel).size());
  for (CallInst *tile : tiles) {
    IRBuilder<> b(tile);
    FunctionCallee sync = kernel.getParent()->getOrInsertFunction("__sampan_sync", b.getVoidTy(), b.getPtrTy(),
                                                                  b.getInt32Ty(), b.getInt32Ty());
    barriers.push_back(
        b.CreateCall(sync, {kernel.getArg(0), b.getInt32(SAMPAN_SYNC_BARRIER_BLOCK), b.getInt32(number++)}));
    tile->eraseFromParent();
  }
  if (!tiles.empty() && form(kernel))
    return true;
  for (CallInst *barrier : barriers)
    barrier->eraseFromParent();
  return without && form(kernel);
}

// May this loop wait for another thread? With operations of warps in it, it does not yield by itself, and the runtime must see
// its sites to let others go on meanwhile.
static bool mayWait(const Loop &l) {
  return any_of(l.blocks(), [](const BasicBlock *b) {
    return any_of(*b, [](const Instruction &i) { return i.isVolatile() || i.isAtomic(); });
  });
}

static bool mayWaitBetweenSites(Function &kernel) {
  DominatorTree dominators(kernel);
  LoopInfo loops(dominators);
  for (CallInst *site : sitesOf(kernel))
    for (const Loop *l = loops.getLoopFor(site->getParent()); l; l = l->getParentLoop())
      if (mayWait(*l))
        return true;
  return false;
}

// A kernel with operations of warps is formed as well, for blocks of whole warps, if lanes of a warp can run in step: in a
// copy, since other blocks need the kernel as it is.
static void formWholeWarps(Function &kernel, std::optional<LlvmPasses> &llvmPasses) {
  for (CallInst *site : sitesOf(kernel))
    if (siteKind(*site) != SAMPAN_SYNC_BARRIER_BLOCK && !isOfWholeWarp(warpOperationAt(*site)))
      return;
  if (mayWaitBetweenSites(kernel))
    return;
  ValueToValueMapTy map;
  Function *copy = CloneFunction(&kernel, map);
  copy->setName(kernel.getName() + ".warps");
  copy->setLinkage(GlobalValue::InternalLinkage);
  for (CallInst *site : sitesOf(*copy))
    if (siteKind(*site) != SAMPAN_SYNC_BARRIER_BLOCK)
      takeTogether(warpOperationAt(*site));
  if (!llvmPasses)
    llvmPasses.emplace();
  llvmPasses->simplify(*copy); // loops that had sites
  if (formTiled(*copy, true))
    copy->addFnAttr(kWarpsOfAttribute, kernel.getName());
  else
    copy->eraseFromParent();
}

void formBlocks(KernelModule &km) {
  std::optional<LlvmPasses> llvmPasses; // making them costs time, and most files have no use for them
  for (Function *k : kernels(km.module)) {
    if (k->hasFnAttribute(kFiberAttribute))
      continue;
    const std::vector<CallInst *> sites = sitesOf(*k);
    if (all_of(sites, [](CallInst *s) { return siteKind(*s) == SAMPAN_SYNC_BARRIER_BLOCK; })) {
      formTiled(*k, !sites.empty());
      continue;
    }
    if (km.options.lanes)
      formWholeWarps(*k, llvmPasses);
    for (CallInst *tile : tilesOf(*k))
      tile->eraseFromParent();
  }
  if (Function *mark = km.module.getFunction(kTile); mark && mark->use_empty())
    mark->eraseFromParent();
}

} // namespace sampan::kernel
