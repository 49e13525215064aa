// A CPU runs the threads of a block, or vectors of them, in ascending order. So some barriers wait for what has happened anyway:
//
//   next = a * value[i + 1] + b * value[i];       what thread i reads here, threads from i on write below
//   __syncthreads();
//   value[i] = next;
//
// Without the barrier `next` is a value in a register; with it, each thread's is put by and fetched again. In a loop over time
// steps that is most of the work.
//
// A barrier goes if, of each two accesses around it that may meet and of which one writes, the one in front belongs to a thread
// that is not behind the other's. That is seen of addresses that grow with threadIdx.x alone, and holds if threads are
// numbered by it: so the kernel gets a second version, which keeps all barriers, for blocks of more than one dimension.
#include "kernel/block_flow.h"
#include "kernel/llvm_passes.h"
#include "kernel/passes.h"
#include "kernel/sites.h"
#include "kernel/thread_access.h"
#include "kernel/thread_address.h"
#include "runtime/abi.h"

#include <llvm/ADT/PostOrderIterator.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/Transforms/Utils/Cloning.h>

#include <optional>

namespace sampan::kernel {

using namespace llvm;

namespace {

// What can run between a barrier and the next one in a direction, on whatever way.
struct Side {
  SmallPtrSet<const BasicBlock *, 16> blocks; // some part of each
  std::vector<ThreadAddress> accesses;
  bool known = true; // false: there is something that may do anything to memory
};

class Dropper {
public:
  explicit Dropper(Function &f) : f(f), flow(f) {}

  // The barriers that may go, together.
  SmallPtrSet<CallInst *, 8> find() {
    if (!flow.obstacle().empty())
      return {};
    DominatorTree dominators(f);
    LoopInfo loops(dominators);
    for (CallInst *site : sitesOf(f))
      if (loops.getLoopFor(site->getParent())) { // elsewhere it costs little, and a second version is not worth it
        dropped.insert(site);
        if (!isNeedless(*site))
          dropped.erase(site);
      }
    return dropped;
  }

private:
  bool stops(Instruction &i) const {
    CallInst *site = siteAt(i);
    return site && !dropped.contains(site);
  }

  Side side(CallInst &site, bool ahead) {
    Side s;
    SmallVector<BasicBlock *, 16> work;
    const auto scan = [&](auto begin, auto end, BasicBlock &b) {
      s.blocks.insert(&b);
      for (Instruction &i : make_range(begin, end)) {
        if (&i == &site || stops(i))
          return;
        note(i, s);
      }
      if (ahead)
        work.append(succ_begin(&b), succ_end(&b));
      else
        work.append(pred_begin(&b), pred_end(&b));
    };
    BasicBlock &own = *site.getParent();
    if (ahead)
      scan(std::next(site.getIterator()), own.end(), own);
    else
      scan(std::next(site.getReverseIterator()), own.rend(), own);
    SmallPtrSet<BasicBlock *, 16> done;
    while (!work.empty()) {
      BasicBlock *b = work.pop_back_val();
      if (!done.insert(b).second)
        continue;
      if (ahead)
        scan(b->begin(), b->end(), *b);
      else
        scan(b->rbegin(), b->rend(), *b);
    }
    return s;
  }

  void note(Instruction &i, Side &s) {
    if (!i.mayReadOrWriteMemory() || i.hasMetadata(LLVMContext::MD_invariant_load) || i.isLifetimeStartOrEnd() ||
        isa<AssumeInst>(i) || siteAt(i))
      return;
    Value *address = getLoadStorePointerOperand(&i);
    auto *load = dyn_cast<LoadInst>(&i);
    auto *store = dyn_cast<StoreInst>(&i);
    if (!(load && load->isSimple()) && !(store && store->isSimple()))
      s.known = false;
    else if (!isa<AllocaInst>(getUnderlyingObject(address)))
      s.accesses.push_back(addressOf(i));
  }

  // Parts of an address that all threads share must be the same on both sides: computed on neither.
  bool isConstant(const ThreadAddress &a, const Side &before, const Side &after) const {
    return a.known && all_of(a.terms, [&](const auto &term) {
             auto *i = dyn_cast<Instruction>(term.first);
             return flow.isShared(term.first) &&
                    (!i || (!before.blocks.contains(i->getParent()) && !after.blocks.contains(i->getParent())));
           });
  }

  bool isNeedless(CallInst &site) {
    const Side before = side(site, false), after = side(site, true);
    return before.known && after.known && all_of(before.accesses, [&](const ThreadAddress &p) {
             return all_of(after.accesses, [&](const ThreadAddress &q) {
               return (!p.write && !q.write) || apart(p, q) ||
                      (isConstant(p, before, after) && isConstant(q, before, after) && neverBehind(p, q));
             });
           });
  }

  Function &f;
  const BlockFlow flow;
  SmallPtrSet<CallInst *, 8> dropped;
};

// Makes two versions, and takes the barriers out of the first.
void version(Function &f, const SmallPtrSet<CallInst *, 8> &dropped) {
  BasicBlock &entry = f.getEntryBlock();
  for (Instruction &i : make_early_inc_range(entry))
    if (isa<AllocaInst>(i))
      i.moveBefore(entry, entry.getFirstInsertionPt());
  BasicBlock *ordered = entry.splitBasicBlock(entry.getFirstNonPHIOrDbgOrAlloca(), "ordered");
  ValueToValueMapTy map;
  SmallVector<BasicBlock *, 16> copies;
  for (BasicBlock &b : make_early_inc_range(make_range(std::next(f.begin()), f.end()))) {
    BasicBlock *copy = CloneBasicBlock(&b, map, ".any");
    map[&b] = copy;
    copies.push_back(copy);
  }
  for (BasicBlock *copy : copies)
    copy->insertInto(&f);
  remapInstructionsInBlocks(copies, map);

  entry.getTerminator()->eraseFromParent();
  IRBuilder<> b(&entry);
  Value *block = loadBlock(b, f.getArg(0));
  const auto dimension = [&](unsigned k) {
    return loadBlockField(b, block, offsetof(sampan_block, block_dim) + k * sizeof(uint32_t), b.getInt32Ty(),
                          "blockDim");
  };
  Value *flat = b.CreateICmpEQ(b.CreateMul(dimension(1), dimension(2)), b.getInt32(1), "flat");
  b.CreateCondBr(flat, ordered, cast<BasicBlock>(map[ordered]));

  for (CallInst *site : dropped)
    site->eraseFromParent();
  // The threads' numbers in the block, and there said to be so.
  const SmallPtrSet<BasicBlock *, 16> others(copies.begin(), copies.end());
  for (BasicBlock &block : f)
    if (!others.contains(&block) && &block != &entry)
      for (Instruction &i : make_early_inc_range(block))
        if (isThreadIndex(&i)) {
          IRBuilder<> at(&i);
          i.replaceAllUsesWith(linearIndex(at, f.getArg(0)));
          i.eraseFromParent();
        }
}

// The block that `b` alone leads to, in no loop more, and that all uses of the value are in or behind.
BasicBlock *guardedUser(Instruction &i, const DominatorTree &dominators, const LoopInfo &loops) {
  BasicBlock &b = *i.getParent();
  for (BasicBlock *s : successors(&b))
    if (s->getSinglePredecessor() && succ_size(&b) > 1 && loops.getLoopFor(s) == loops.getLoopFor(&b) &&
        !i.use_empty() && all_of(i.uses(), [&](const Use &u) {
          auto *phi = dyn_cast<PHINode>(u.getUser());
          return dominators.dominates(s, phi ? phi->getIncomingBlock(u) : cast<Instruction>(u.getUser())->getParent());
        }))
      return s;
  return nullptr;
}

// What stands in front of a guard and serves only what is behind it need not be done for threads that do not pass. LLVM's own
// pass will not do: it knows that a thread's load and store do not meet, not that the load may meet another lane's store.
void sinkBehindGuards(Function &f) {
  const DominatorTree dominators(f);
  const LoopInfo loops(dominators);
  for (BasicBlock *b : post_order(&f)) {
    bool writes = false;
    for (Instruction &i : make_early_inc_range(reverse(*b))) {
      const bool moves = !isa<PHINode>(i) && !i.isTerminator() && !isa<AllocaInst>(i) && !i.mayHaveSideEffects() &&
                         !(i.mayReadFromMemory() && writes);
      BasicBlock *to = moves ? guardedUser(i, dominators, loops) : nullptr;
      if (to)
        i.moveBefore(*to, to->getFirstInsertionPt());
      writes |= i.mayWriteToMemory();
    }
  }
}

} // namespace

void dropBarriers(KernelModule &km) {
  std::optional<LlvmPasses> llvmPasses;
  for (Function *k : kernels(km.module)) {
    const std::vector<CallInst *> sites = sitesOf(*k);
    if (k->hasFnAttribute(kFiberAttribute) || sites.empty() || !tilesOf(*k).empty() ||
        any_of(sites, [](CallInst *s) { return siteKind(*s) != SAMPAN_SYNC_BARRIER_BLOCK; }))
      continue;
    splitBehindSites(*k);
    const SmallPtrSet<CallInst *, 8> dropped = Dropper(*k).find();
    if (dropped.empty())
      continue;
    version(*k, dropped);
    if (!llvmPasses)
      llvmPasses.emplace();
    llvmPasses->simplify(*k);
    sinkBehindGuards(*k);
  }
}

} // namespace sampan::kernel
