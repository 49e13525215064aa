#include "kernel/thread_access.h"

#include "runtime/abi.h"

namespace sampan::kernel {

using namespace llvm;

static Value *loadField(IRBuilder<> &b, Value *base, unsigned offset, Type *type, const char *name) {
  Value *p = b.CreateConstInBoundsGEP1_64(b.getInt8Ty(), base, offset);
  LoadInst *l = b.CreateLoad(type, p, name);
  l->setMetadata(LLVMContext::MD_invariant_load, MDNode::get(b.getContext(), {}));
  return l;
}

DescriptionRead descriptionRead(const Value *v) {
  auto *l = dyn_cast<LoadInst>(v);
  if (!l || !l->hasMetadata(LLVMContext::MD_invariant_load) || l->isVolatile())
    return {};
  APInt offset(64, 0);
  const Value *from =
      l->getPointerOperand()->stripAndAccumulateConstantOffsets(l->getModule()->getDataLayout(), offset, true);
  return {from, offset.getZExtValue()};
}

Value *loadThreadField(IRBuilder<> &b, Value *thread, unsigned offset, Type *type, const char *name) {
  return loadField(b, thread, offset, type, name);
}

Value *loadBlock(IRBuilder<> &b, Value *thread) {
  return loadField(b, thread, offsetof(sampan_thread, block), b.getPtrTy(), "block");
}

Value *loadBlockField(IRBuilder<> &b, Value *block, unsigned offset, Type *type, const char *name) {
  return loadField(b, block, offset, type, name);
}

Value *threadIndex(IRBuilder<> &b, Value *thread, unsigned dimension) {
  return loadField(b, thread, offsetof(sampan_thread, tid) + 4 * dimension, b.getInt32Ty(), "tid");
}

Value *linearIndex(IRBuilder<> &b, Value *thread) {
  return loadField(b, thread, offsetof(sampan_thread, linear), b.getInt32Ty(), "linear");
}

Value *arrayElement(IRBuilder<> &b, Value *thread, unsigned pointerField, const char *name, uint64_t offset,
                    uint64_t size) {
  Value *block = loadBlock(b, thread);
  Value *first = loadBlockField(b, block, pointerField, b.getPtrTy(), name);
  Value *padded = loadBlockField(b, block, offsetof(sampan_block, padded_count), b.getInt32Ty(), "padded");
  Value *array =
      b.CreateInBoundsGEP(b.getInt8Ty(), first, b.CreateMul(b.CreateZExt(padded, b.getInt64Ty()), b.getInt64(offset)));
  Value *mine = b.CreateMul(b.CreateZExt(linearIndex(b, thread), b.getInt64Ty()), b.getInt64(size));
  return b.CreateInBoundsGEP(b.getInt8Ty(), array, mine);
}

} // namespace sampan::kernel
