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

Value *recordOf(IRBuilder<> &b, Value *thread) {
  Value *records = loadBlockField(b, loadBlock(b, thread), offsetof(sampan_block, records), b.getPtrTy(), "records");
  Value *offset = b.CreateMul(b.CreateZExt(linearIndex(b, thread), b.getInt64Ty()), b.getInt64(sizeof(sampan_record)));
  return b.CreateInBoundsGEP(b.getInt8Ty(), records, offset, "record");
}

} // namespace sampan::kernel
