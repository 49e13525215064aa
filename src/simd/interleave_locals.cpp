// Lays local arrays out so that lanes which use one subscript use neighbouring memory: element 0 of all lanes, then element
// 1 of all lanes. With one array after the other, each such access would be a gather or a scatter.
//
// An array is laid out so if all its accesses are of one size and at multiples of it. Then each offset within the array is
// scaled by the number of lanes, and each lane begins one element further: `alloca … !sampan.interleave`.
#include "simd/lane_program.h"
#include "simd/passes.h"

#include <llvm/IR/InstIterator.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Operator.h>
#include <llvm/Support/MathExtras.h>

namespace sampan::simd {

using namespace llvm;

namespace {

class Local {
public:
  Local(AllocaInst &a, unsigned width) : a(a), width(width), layout(a.getModule()->getDataLayout()) {}

  void run() {
    if (!collect() || size == 0 || size > 8)
      return;
    for (GetElementPtrInst *g : addresses)
      scale(*g);
    for (Instruction *i : accesses) // what was known of the array's own alignment holds for lane 0 at most
      if (auto *l = dyn_cast<LoadInst>(i))
        l->setAlignment(std::min(l->getAlign(), Align(size)));
      else
        cast<StoreInst>(i)->setAlignment(std::min(cast<StoreInst>(i)->getAlign(), Align(size)));
    for (IntrinsicInst *i : marks)
      i->eraseFromParent();
    LLVMContext &c = a.getContext();
    a.setMetadata(kInterleaveMetadata,
                  MDNode::get(c, ConstantAsMetadata::get(ConstantInt::get(Type::getInt64Ty(c), size))));
  }

private:
  // Everything that the array's address leads to. False if it goes somewhere where offsets cannot be followed.
  bool collect() {
    SmallVector<Value *, 8> work{&a};
    SmallPtrSet<Value *, 16> seen;
    while (!work.empty()) {
      Value *v = work.pop_back_val();
      if (!seen.insert(v).second)
        continue;
      for (User *u : v->users()) {
        auto *i = cast<Instruction>(u);
        if (auto *g = dyn_cast<GetElementPtrInst>(i)) {
          if (!wholeElements(*g))
            return false;
          if (!is_contained(addresses, g))
            addresses.push_back(g);
          work.push_back(g);
        } else if (auto *l = dyn_cast<LoadInst>(i)) {
          if (!access(l->getType(), l->isSimple()))
            return false;
          accesses.push_back(l);
        } else if (auto *s = dyn_cast<StoreInst>(i)) {
          if (s->getValueOperand() == v || !access(s->getValueOperand()->getType(), s->isSimple()))
            return false;
          accesses.push_back(s);
        } else if (auto *mark = dyn_cast<IntrinsicInst>(i); mark && mark->isLifetimeStartOrEnd()) {
          marks.push_back(mark);
        } else {
          return false; // a phi may join it with other memory; a call may keep it
        }
      }
    }
    return all_of(steps, [&](uint64_t step) { return step % size == 0; });
  }

  bool access(Type *t, bool simple) {
    const uint64_t bytes = layout.getTypeStoreSize(t).getFixedValue();
    if (!simple || t->isAggregateType() || t->isIntegerTy(1) || (size && size != bytes) ||
        bytes != layout.getTypeAllocSize(t).getFixedValue())
      return false;
    size = bytes;
    return true;
  }

  bool wholeElements(GetElementPtrInst &g) {
    MapVector<Value *, APInt> variable;
    APInt constant(64, 0);
    if (!g.collectOffset(layout, 64, variable, constant) || g.getType()->isVectorTy())
      return false;
    steps.push_back(static_cast<uint64_t>(std::abs(constant.getSExtValue())));
    for (auto &[index, by] : variable)
      steps.push_back(static_cast<uint64_t>(std::abs(by.getSExtValue())));
    return true;
  }

  void scale(GetElementPtrInst &g) {
    MapVector<Value *, APInt> variable;
    APInt constant(64, 0);
    g.collectOffset(layout, 64, variable, constant);
    IRBuilder<> b(&g);
    Value *offset = b.getInt64(static_cast<uint64_t>(constant.getSExtValue()) * width);
    for (auto &[index, by] : variable) {
      Value *wide = b.CreateSExtOrTrunc(index, b.getInt64Ty());
      offset = b.CreateAdd(offset, b.CreateMul(wide, b.getInt64(static_cast<uint64_t>(by.getSExtValue()) * width)));
    }
    Value *address = b.CreateGEP(b.getInt8Ty(), g.getPointerOperand(), offset);
    g.replaceAllUsesWith(address);
    address->takeName(&g);
    g.eraseFromParent();
  }

  AllocaInst &a;
  const unsigned width;
  const DataLayout &layout;
  uint64_t size = 0; // of every access, in bytes
  SmallVector<GetElementPtrInst *, 16> addresses;
  SmallVector<Instruction *, 16> accesses;
  SmallVector<IntrinsicInst *, 8> marks;
  SmallVector<uint64_t, 16> steps; // offsets and factors of subscripts, in bytes
};

} // namespace

void interleaveLocals(KernelModule &km) {
  for (Function *lane : laneFunctions(km.module)) {
    SmallVector<AllocaInst *, 8> locals;
    for (Instruction &i : instructions(*lane))
      if (auto *a = dyn_cast<AllocaInst>(&i); a && a->isStaticAlloca())
        locals.push_back(a);
    for (AllocaInst *a : locals)
      Local(*a, widthOf(*lane)).run();
  }
}

} // namespace sampan::simd
