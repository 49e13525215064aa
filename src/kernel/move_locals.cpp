// Local arrays that live across a site move to the thread's part of the block's `locals`: the stack of a region is gone when
// it ends. Arrays whose uses lie between two sites stay where they are.
#include "kernel/passes.h"
#include "kernel/sites.h"
#include "kernel/thread_access.h"
#include "runtime/abi.h"

#include <llvm/IR/CFG.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

using Blocks = SmallPtrSet<BasicBlock *, 16>;

class Mover {
public:
  explicit Mover(Function &f) : f(f), layout(f.getParent()->getDataLayout()) {
    splitBehindSites(f);
    for (CallInst *site : sitesOf(f))
      resumes.insert(site->getParent()->getSingleSuccessor());
  }

  // Bytes of one thread.
  uint64_t move() {
    uint64_t localsBytes = 0;
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
      return 0;
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
    return localsBytes;
  }

private:
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

  static bool keepsNothing(const CallBase &call, const Value *pointer) {
    for (unsigned k = 0; k < call.arg_size(); ++k)
      if (call.getArgOperand(k) == pointer && !call.doesNotCapture(k))
        return false;
    return call.getCalledOperand() != pointer;
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
        else if (auto *call = dyn_cast<CallBase>(i);
                 call && !isa<MemIntrinsic>(call) && !call->isLifetimeStartOrEnd() && !keepsNothing(*call, v))
          return false;
        else if (isa<PtrToIntInst>(i))
          return false;
      }
    }
    return true;
  }

  bool crosses(AllocaInst &a) const {
    Blocks used;
    if (resumes.empty())
      return false;
    if (!useBlocks(a, used))
      return true;
    const Blocks after = reach(used, true);
    Blocks before = reach(used, false);
    before.insert(used.begin(), used.end());
    return any_of(resumes, [&](BasicBlock *r) { return after.contains(r) && before.contains(r); });
  }

  Function &f;
  const DataLayout &layout;
  Blocks resumes; // the blocks behind sites
};

} // namespace

void moveLocals(KernelModule &km) {
  for (Function *k : kernels(km.module))
    if (!k->hasFnAttribute(kFiberAttribute))
      k->addFnAttr("sampan-locals-bytes", std::to_string(Mover(*k).move()));
}

} // namespace sampan::kernel
