// A region is a function of its own, so a value that lives across a site must be in memory there. This pass finds those
// values and, at each site, saves them to the thread's slot in the block's frame and loads them again behind it.
//
// What can be made anew from the thread's description is (thread numbers, kernel arguments, addresses of shared variables);
// everything else gets a slot. A slot is an array over threads (slot_offset * padded_count + linear * size), so that a
// region that runs many threads reads it in one stream. Values that take turns share one.
#include "kernel/passes.h"
#include "kernel/shared_values.h"
#include "kernel/sites.h"
#include "kernel/thread_access.h"
#include "runtime/abi.h"

#include <llvm/ADT/EquivalenceClasses.h>
#include <llvm/ADT/MapVector.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>
#include <llvm/Transforms/Utils/SSAUpdater.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

using Blocks = SmallPtrSet<BasicBlock *, 16>;

class Spill {
public:
  explicit Spill(Function &f) : f(f), layout(f.getParent()->getDataLayout()) {}

  void run() {
    splitBehindSites(f);
    for (CallInst *site : sitesOf(f)) {
      siteOf[site->getParent()] = site;
      resumes.insert(site->getParent()->getSingleSuccessor());
    }
    std::vector<Instruction *> values;
    for (Instruction &i : instructions(f))
      if (!i.getType()->isVoidTy() && !isa<AllocaInst>(i))
        values.push_back(&i);
    for (Instruction *v : values)
      remakeOrKeep(*v);
    giveSlots();
    for (auto &[v, crossed] : kept)
      save(*v, crossed);
    for (PHINode *phi : savedOnEdges)
      saveOnEdges(*phi);
    f.addFnAttr("sampan-frame-bytes", std::to_string(frameBytes));
  }

private:
  static bool isPowerOfTwo(const Value &v) {
    auto *c = dyn_cast<ConstantInt>(&v);
    return c && c->getValue().isStrictlyPositive() && c->getValue().isPowerOf2();
  }

  // Can this value be computed again from the thread alone, cheaply? `budget` counts instructions.
  bool canRemake(Value *v, unsigned &budget) const {
    auto *i = dyn_cast<Instruction>(v);
    if (!i)
      return true; // constants, the thread
    if (budget == 0)
      return false;
    --budget;
    const bool cheap = (isa<LoadInst>(i) && i->hasMetadata(LLVMContext::MD_invariant_load)) ||
                       isa<GetElementPtrInst>(i) || isa<CastInst>(i) || isa<ICmpInst>(i) || isSharedRead(*i) ||
                       (isa<BinaryOperator>(i) && i->getType()->isIntegerTy() &&
                        (!i->isIntDivRem() || isPowerOfTwo(*i->getOperand(1))));
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

  void remakeOrKeep(Instruction &v) {
    const Blocks crossed = liveAtResumes(v);
    if (crossed.empty())
      return;
    unsigned budget = 24; // enough for the address of an operand of a warp operation
    if (canRemake(&v, budget))
      return remakeAtUses(v);
    kept[&v] = crossed;
  }

  static bool overlap(const Blocks &a, const Blocks &b) {
    return any_of(a, [&](BasicBlock *x) { return b.contains(x); });
  }

  // A phi shares its slot with what comes into it, if not both are needed behind one site: what goes round a loop stays where
  // it is, instead of being copied in each round.
  void giveSlots() {
    EquivalenceClasses<Instruction *> together;
    DenseMap<Instruction *, Blocks> alive; // of the leader of each class
    for (auto &[v, crossed] : kept)
      alive[together.getOrInsertLeaderValue(v)] = crossed;
    for (auto &[v, crossed] : kept)
      if (auto *phi = dyn_cast<PHINode>(v))
        for (Value *in : phi->incoming_values()) {
          auto *i = dyn_cast<Instruction>(in);
          if (!i || !kept.contains(i))
            continue;
          Instruction *a = together.getLeaderValue(phi), *b = together.getLeaderValue(i);
          if (a == b || overlap(alive[a], alive[b]))
            continue;
          Blocks all = alive[a];
          all.insert(alive[b].begin(), alive[b].end());
          alive[*together.unionSets(a, b)] = all;
        }
    DenseMap<Instruction *, uint64_t> offsets;
    for (auto &[v, crossed] : kept) {
      auto [at, fresh] = offsets.try_emplace(together.getLeaderValue(v), 0);
      if (fresh) {
        const uint64_t size = layout.getTypeAllocSize(v->getType());
        at->second = alignTo(frameBytes, PowerOf2Ceil(std::min<uint64_t>(size, 64)));
        frameBytes = at->second + size;
      }
      slotOf[v] = at->second;
    }
  }

  // The site is in the phi's own block: what comes in is saved where it comes from, unless it is there already.
  void saveOnEdges(PHINode &phi) {
    const uint64_t offset = slotOf[&phi];
    for (unsigned k = 0; k < phi.getNumIncomingValues(); ++k) {
      auto *l = dyn_cast<LoadInst>(phi.getIncomingValue(k));
      if (l && loadedFrom.contains(l) && loadedFrom[l] == offset)
        continue;
      BasicBlock *from = phi.getIncomingBlock(k);
      if (!from->getSingleSuccessor())
        from = SplitEdge(from, phi.getParent());
      IRBuilder<> b(from->getTerminator());
      b.CreateStore(phi.getIncomingValue(k), slotAddress(b, offset, layout.getTypeAllocSize(phi.getType())));
    }
  }

  void save(Instruction &v, const Blocks &crossed) {
    const uint64_t size = layout.getTypeAllocSize(v.getType()), offset = slotOf[&v];
    DenseMap<BasicBlock *, Value *> again;
    SSAUpdater updater;
    updater.Initialize(v.getType(), v.getName());
    updater.AddAvailableValue(v.getParent(), &v);
    for (BasicBlock *r : crossed) {
      IRBuilder<> b(r, r->getFirstInsertionPt());
      LoadInst *fresh = b.CreateLoad(v.getType(), slotAddress(b, offset, size), v.getName());
      loadedFrom[fresh] = offset;
      again[r] = fresh;
      updater.AddAvailableValue(r, fresh);
    }
    SmallVector<Use *, 16> uses;
    for (Use &u : v.uses())
      uses.push_back(&u);
    for (CallInst *site : firstSites(v)) {
      if (!crossed.contains(site->getParent()->getSingleSuccessor()))
        continue;
      if (isa<PHINode>(v) && site->getParent() == v.getParent()) {
        savedOnEdges.push_back(cast<PHINode>(&v));
        continue;
      }
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
  MapVector<Instruction *, Blocks> kept; // values that need a slot, and where they are alive behind a site
  DenseMap<Instruction *, uint64_t> slotOf;
  DenseMap<LoadInst *, uint64_t> loadedFrom;
  std::vector<PHINode *> savedOnEdges;
  uint64_t frameBytes = 0;
};

} // namespace

void spillAcrossSites(KernelModule &km) {
  for (Function *k : kernels(km.module))
    if (!k->hasFnAttribute(kFiberAttribute))
      Spill(*k).run();
}

} // namespace sampan::kernel
