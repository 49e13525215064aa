// A region is a function of its own, so a value that lives across a site must be in memory there. This pass finds those
// values and, at each site, saves them to the thread's slot in the block's frame and loads them again behind it.
//
// Three classes: what can be made anew from the thread's description is (thread numbers, kernel arguments, addresses of
// shared variables); local arrays that live across a site move to the thread's part of the block's `locals`; everything
// else gets a slot. A slot is an array over threads (slot_offset * padded_count + linear * size), so that a
// region that runs many threads reads it in one stream.
#include "kernel/passes.h"
#include "kernel/sites.h"
#include "kernel/thread_access.h"
#include "runtime/abi.h"

#include <llvm/ADT/MapVector.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/Transforms/Utils/SSAUpdater.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

using Blocks = SmallPtrSet<BasicBlock *, 16>;

class Spill {
public:
  explicit Spill(Function &f) : f(f), layout(f.getParent()->getDataLayout()) {}

  void run() {
    for (CallInst *site : sitesOf(f)) {
      BasicBlock *before = site->getParent();
      BasicBlock *resume = before->splitBasicBlock(site->getNextNode(), "resume");
      siteOf[before] = site;
      resumes.insert(resume);
    }
    moveAllocas();
    std::vector<Instruction *> values;
    for (Instruction &i : instructions(f))
      if (!i.getType()->isVoidTy() && !isa<AllocaInst>(i))
        values.push_back(&i);
    for (Instruction *v : values)
      value(*v);
    f.addFnAttr("sampan-frame-bytes", std::to_string(frameBytes));
    f.addFnAttr("sampan-locals-bytes", std::to_string(localsBytes));
  }

private:
  // Local arrays ------------------------------------------------------------------------------------------------------

  Blocks reach(const Blocks &from, bool forward) const {
    Blocks seen;
    SmallVector<BasicBlock *, 16> work(from.begin(), from.end());
    while (!work.empty()) {
      BasicBlock *b = work.pop_back_val();
      const auto visit = [&](BasicBlock *next) {
        if (seen.insert(next).second)
          work.push_back(next);
      };
      if (forward)
        for (BasicBlock *s : successors(b))
          visit(s);
      else
        for (BasicBlock *p : predecessors(b))
          visit(p);
    }
    return seen;
  }

  // The blocks in which memory that this pointer leads to is used; false if the pointer escapes, so that any may.
  bool useBlocks(Value &pointer, Blocks &found) const {
    SmallVector<Value *, 8> work{&pointer};
    SmallPtrSet<Value *, 16> seen;
    while (!work.empty()) {
      Value *v = work.pop_back_val();
      if (!seen.insert(v).second)
        continue;
      for (User *u : v->users()) {
        auto *i = cast<Instruction>(u);
        found.insert(i->getParent());
        if (isa<GetElementPtrInst>(i) || isa<CastInst>(i) || isa<PHINode>(i) || isa<SelectInst>(i))
          work.push_back(i);
        else if (auto *s = dyn_cast<StoreInst>(i); s && s->getValueOperand() == v)
          return false;
        else if (auto *call = dyn_cast<CallBase>(i); call && !isa<MemIntrinsic>(call) && !call->isLifetimeStartOrEnd())
          return false;
        else if (isa<PtrToIntInst>(i))
          return false;
      }
    }
    return true;
  }

  bool crosses(AllocaInst &a) const {
    Blocks used;
    if (!useBlocks(a, used))
      return true;
    const Blocks after = reach(used, true);
    Blocks before = reach(used, false);
    before.insert(used.begin(), used.end());
    return any_of(resumes, [&](BasicBlock *r) { return after.contains(r) && before.contains(r); });
  }

  void moveAllocas() {
    if (resumes.empty())
      return;
    SmallVector<std::pair<AllocaInst *, uint64_t>, 8> moved;
    uint64_t stride = 16;
    for (Instruction &i : instructions(f))
      if (auto *a = dyn_cast<AllocaInst>(&i); a && a->isStaticAlloca() && crosses(*a)) {
        const uint64_t alignment = std::max<uint64_t>(a->getAlign().value(), 1);
        stride = std::max(stride, alignment);
        localsBytes = alignTo(localsBytes, alignment);
        moved.push_back({a, localsBytes});
        localsBytes += *a->getAllocationSize(layout);
      }
    localsBytes = alignTo(localsBytes, stride);
    if (moved.empty())
      return;
    BasicBlock &entry = f.getEntryBlock();
    IRBuilder<> b(&entry, entry.getFirstNonPHIOrDbgOrAlloca());
    Value *locals =
        loadBlockField(b, loadBlock(b, f.getArg(0)), offsetof(sampan_block, locals), b.getPtrTy(), "locals");
    Value *mine = b.CreateMul(b.CreateZExt(linearIndex(b, f.getArg(0)), b.getInt64Ty()), b.getInt64(localsBytes));
    Value *base = b.CreateInBoundsGEP(b.getInt8Ty(), locals, mine);
    for (auto &[a, offset] : moved) {
      Value *place = b.CreateConstInBoundsGEP1_64(b.getInt8Ty(), base, offset);
      place->takeName(a);
      a->replaceAllUsesWith(place);
      a->eraseFromParent();
    }
  }

  // Values ------------------------------------------------------------------------------------------------------------

  // Can this value be computed again from the thread alone, cheaply? `budget` counts instructions.
  bool canRemake(Value *v, unsigned &budget) const {
    auto *i = dyn_cast<Instruction>(v);
    if (!i)
      return true; // constants, the thread
    if (budget == 0)
      return false;
    --budget;
    const bool cheap =
        (isa<LoadInst>(i) && i->hasMetadata(LLVMContext::MD_invariant_load)) || isa<GetElementPtrInst>(i) ||
        isa<CastInst>(i) || isa<ICmpInst>(i) ||
        (isa<BinaryOperator>(i) && !cast<BinaryOperator>(i)->isIntDivRem() && i->getType()->isIntegerTy());
    return cheap && all_of(i->operands(), [&](Value *o) { return canRemake(o, budget); });
  }

  Value *remake(Value *v, IRBuilder<> &b, DenseMap<Value *, Value *> &made) const {
    auto *i = dyn_cast<Instruction>(v);
    if (!i)
      return v;
    if (Value *known = made.lookup(v))
      return known;
    SmallVector<Value *, 4> operands;
    for (Value *o : i->operands())
      operands.push_back(remake(o, b, made));
    Instruction *copy = i->clone();
    for (unsigned k = 0; k < operands.size(); ++k)
      copy->setOperand(k, operands[k]);
    b.Insert(copy, i->getName());
    return made[v] = copy;
  }

  // Resume blocks at whose beginning the value is alive.
  Blocks liveAtResumes(Instruction &v) const {
    BasicBlock *home = v.getParent();
    Blocks live, found;
    SmallVector<BasicBlock *, 16> work;
    const auto need = [&](BasicBlock *b) {
      if (b != home && live.insert(b).second)
        work.push_back(b);
    };
    for (Use &u : v.uses()) {
      auto *user = cast<Instruction>(u.getUser());
      if (auto *phi = dyn_cast<PHINode>(user))
        need(phi->getIncomingBlock(u));
      else
        need(user->getParent());
    }
    while (!work.empty()) {
      BasicBlock *b = work.pop_back_val();
      if (resumes.contains(b))
        found.insert(b);
      for (BasicBlock *p : predecessors(b))
        need(p);
    }
    return found;
  }

  // Sites that can be reached from the value's definition without passing another site: where it must be saved.
  // Beyond them the slot already holds it.
  SmallVector<CallInst *, 4> firstSites(Instruction &v) const {
    SmallVector<CallInst *, 4> found;
    Blocks seen;
    SmallVector<BasicBlock *, 16> work{v.getParent()};
    seen.insert(v.getParent());
    while (!work.empty()) {
      BasicBlock *b = work.pop_back_val();
      if (CallInst *site = siteOf.lookup(b)) {
        found.push_back(site);
        continue;
      }
      for (BasicBlock *s : successors(b))
        if (seen.insert(s).second)
          work.push_back(s);
    }
    return found;
  }

  Value *slotAddress(IRBuilder<> &b, uint64_t offset, uint64_t size) const {
    Value *slot = arrayElement(b, f.getArg(0), offsetof(sampan_block, frame), "frame", offset, size);
    slot->setName("slot");
    return slot;
  }

  // In each block that uses it, from the thread alone: a phi of copies could not be made anew, and neither could what is
  // computed from it.
  void remakeAtUses(Instruction &v) {
    DenseMap<BasicBlock *, Value *> copies;
    for (Use &u : make_early_inc_range(v.uses())) {
      auto *user = cast<Instruction>(u.getUser());
      auto *phi = dyn_cast<PHINode>(user);
      BasicBlock *at = phi ? phi->getIncomingBlock(u) : user->getParent();
      if (at == v.getParent())
        continue;
      Value *&copy = copies[at];
      if (!copy) {
        IRBuilder<> b(at, at->getFirstInsertionPt());
        DenseMap<Value *, Value *> made;
        copy = remake(&v, b, made);
      }
      u.set(copy);
    }
  }

  void value(Instruction &v) {
    const Blocks crossed = liveAtResumes(v);
    if (crossed.empty())
      return;
    unsigned budget = 24; // enough for the address of an operand of a warp operation
    if (canRemake(&v, budget))
      return remakeAtUses(v);
    const uint64_t size = layout.getTypeAllocSize(v.getType());
    const uint64_t offset = alignTo(frameBytes, PowerOf2Ceil(std::min<uint64_t>(size, 64)));
    frameBytes = offset + size;
    DenseMap<BasicBlock *, Value *> again;
    SSAUpdater updater;
    updater.Initialize(v.getType(), v.getName());
    updater.AddAvailableValue(v.getParent(), &v);
    for (BasicBlock *r : crossed) {
      IRBuilder<> b(r, r->getFirstInsertionPt());
      Value *fresh = b.CreateLoad(v.getType(), slotAddress(b, offset, size), v.getName());
      again[r] = fresh;
      updater.AddAvailableValue(r, fresh);
    }
    SmallVector<Use *, 16> uses;
    for (Use &u : v.uses())
      uses.push_back(&u);
    for (CallInst *site : firstSites(v)) {
      if (!crossed.contains(site->getParent()->getSingleSuccessor()))
        continue;
      IRBuilder<> b(site);
      StoreInst *save = b.CreateStore(&v, slotAddress(b, offset, size));
      uses.push_back(&save->getOperandUse(0));
    }
    for (Use *u : uses) {
      auto *user = cast<Instruction>(u->getUser());
      if (isa<PHINode>(user))
        updater.RewriteUse(*u);
      else if (user->getParent() == v.getParent())
        continue;
      else if (Value *fresh = again.lookup(user->getParent()))
        u->set(fresh);
      else
        updater.RewriteUse(*u);
    }
  }

  Function &f;
  const DataLayout &layout;
  DenseMap<BasicBlock *, CallInst *> siteOf; // block that ends in a site (then a branch to its resume block)
  Blocks resumes;
  uint64_t frameBytes = 0;
  uint64_t localsBytes = 0;
};

} // namespace

void spillAcrossSites(KernelModule &km) {
  for (Function *k : kernels(km.module))
    if (!k->hasFnAttribute(kFiberAttribute))
      Spill(*k).run();
}

} // namespace sampan::kernel
