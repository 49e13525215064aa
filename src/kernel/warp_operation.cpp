#include "kernel/warp_operation.h"

#include "kernel/sites.h"
#include "runtime/abi.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/Transforms/Utils/Local.h>

namespace sampan::kernel {

using namespace llvm;

static constexpr const char *kFieldMetadata = "sampan.record";

void noteRecordField(Instruction &access, unsigned offset) {
  LLVMContext &c = access.getContext();
  access.setMetadata(kFieldMetadata,
                     MDNode::get(c, ConstantAsMetadata::get(ConstantInt::get(Type::getInt32Ty(c), offset))));
}

static std::optional<unsigned> recordField(const Instruction &i) {
  const MDNode *n = i.getMetadata(kFieldMetadata);
  if (!n)
    return std::nullopt;
  return static_cast<unsigned>(mdconst::extract<ConstantInt>(n->getOperand(0))->getZExtValue());
}

WarpOperation warpOperationAt(CallInst &site) {
  WarpOperation op{&site, siteKind(site)};
  for (Instruction *i = site.getPrevNode(); i && !siteAt(*i); i = i->getPrevNode()) {
    auto *s = dyn_cast<StoreInst>(i);
    const auto field = s ? recordField(*s) : std::nullopt;
    if (!field)
      continue;
    op.operands.push_back(s);
    Value *v = s->getValueOperand();
    switch (*field) {
    case offsetof(sampan_record, mask): op.mask = v; break;
    case offsetof(sampan_record, mode): op.mode = v; break;
    case offsetof(sampan_record, lane): op.lane = v; break;
    case offsetof(sampan_record, width): op.width = v; break;
    default: op.value = v;
    }
  }
  for (Instruction *i = site.getNextNode(); i && !siteAt(*i) && !op.result; i = i->getNextNode())
    if (auto *l = dyn_cast<LoadInst>(i); l && recordField(*l))
      op.result = l;
  return op;
}

bool isOfWholeWarp(const WarpOperation &op) {
  if (op.kind == SAMPAN_SYNC_CONVERGE)
    return true;
  auto *mask = dyn_cast_or_null<ConstantInt>(op.mask);
  if (!mask || !mask->isMinusOne())
    return false;
  if (op.kind == SAMPAN_SYNC_WARP)
    return true;
  if (!isa_and_nonnull<ConstantInt>(op.mode) || !op.value || !op.result)
    return false;
  if (op.kind == SAMPAN_SYNC_VOTE || op.kind == SAMPAN_SYNC_REDUCE)
    return true;
  auto *width = dyn_cast_or_null<ConstantInt>(op.width);
  return op.kind == SAMPAN_SYNC_SHFL && op.lane && width && width->getValue().isPowerOf2() &&
         width->getZExtValue() <= SAMPAN_WARP;
}

static CallInst *operation(IRBuilder<> &b, const Twine &name, Type *result, ArrayRef<Value *> arguments) {
  SmallVector<Type *, 4> types;
  for (Value *v : arguments)
    types.push_back(v->getType());
  Module *m = b.GetInsertBlock()->getModule();
  auto *f = cast<Function>(m->getOrInsertFunction(name.str(), FunctionType::get(result, types, false)).getCallee());
  f->setMemoryEffects(MemoryEffects::none());
  f->setDoesNotThrow();
  f->setWillReturn();
  f->setConvergent();
  return b.CreateCall(f, arguments);
}

static Value *resultOf(IRBuilder<> &b, const WarpOperation &op) {
  Value *value = op.value;
  switch (op.kind) {
  case SAMPAN_SYNC_SHFL: {
    auto *narrow = dyn_cast<ZExtInst>(value); // what it was before it was put into 64 bits
    if (narrow && narrow->getSrcTy()->isIntegerTy(32))
      value = narrow->getOperand(0);
    return operation(b, kShuffle + Twine("i") + Twine(value->getType()->getIntegerBitWidth()), value->getType(),
                     {value, op.mode, op.lane, op.width});
  }
  case SAMPAN_SYNC_VOTE: return operation(b, kVote, b.getInt32Ty(), {b.CreateIsNotNull(value), op.mode});
  case SAMPAN_SYNC_REDUCE:
    return operation(b, kReduce, b.getInt32Ty(), {b.CreateTrunc(value, b.getInt32Ty()), op.mode});
  default: {
    CallInst *step = operation(b, kStep, b.getVoidTy(), {});
    step->getCalledFunction()->setMemoryEffects(MemoryEffects::inaccessibleMemOnly()); // it stays where it is
    return step;
  }
  }
}

void takeTogether(const WarpOperation &op) {
  IRBuilder<> b(op.site);
  if (Value *v = resultOf(b, op); op.result) {
    op.result->replaceAllUsesWith(b.CreateZExt(v, op.result->getType()));
    op.result->eraseFromParent();
  }
  for (StoreInst *s : op.operands) {
    Value *at = s->getPointerOperand();
    s->eraseFromParent();
    RecursivelyDeleteTriviallyDeadInstructions(at);
  }
  op.site->eraseFromParent();
}

bool isWarpOperation(const Instruction &i) {
  auto *call = dyn_cast<CallInst>(&i);
  return call && call->getCalledFunction() && call->getCalledFunction()->getName().starts_with("lane.warp.");
}

} // namespace sampan::kernel
