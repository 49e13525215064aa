#include "kernel/thread_address.h"

#include "kernel/block_flow.h"
#include "kernel/module.h"
#include "kernel/thread_access.h"
#include "runtime/abi.h"

#include <llvm/IR/DataLayout.h>
#include <llvm/IR/Operator.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

constexpr int64_t kMostThreads = 1024; // of a block
constexpr int64_t kSmall = 1 << 20;    // a number of which threadIdx.x is added without a wrap of 32 bits

class Reader {
public:
  explicit Reader(ThreadAddress &a) : a(a) {}

  void pointer(const Value *p, const DataLayout &layout) {
    a.known = true;
    while (auto *gep = dyn_cast<GEPOperator>(p)) {
      MapVector<Value *, APInt> variable;
      APInt constant(layout.getIndexTypeSizeInBits(gep->getType()), 0);
      if (!gep->collectOffset(layout, constant.getBitWidth(), variable, constant))
        a.known = false;
      a.constant += constant.getSExtValue();
      for (const auto &[index, scale] : variable)
        wide(index, scale.getSExtValue());
      p = gep->getPointerOperand();
    }
    a.base = p;
    auto *load = dyn_cast<LoadInst>(p);
    if (!load || !readsDescription(*load)) {
      a.known = false;
      return;
    }
    auto *from = dyn_cast_or_null<LoadInst>(descriptionRead(load).from);
    const uint64_t field = descriptionRead(load).offset;
    if (!from || !readsBlock(*from))
      a.space = ThreadAddress::Space::Arguments;
    else if (field == offsetof(sampan_block, shared) || field == offsetof(sampan_block, dynamic_shared))
      a.space = ThreadAddress::Space::Shared;
  }

private:
  // A subscript of 64 bits, which may wrap as pointers do.
  void wide(const Value *v, int64_t scale) {
    if (auto *c = dyn_cast<ConstantInt>(v)) {
      a.constant += scale * c->getSExtValue();
      return;
    }
    auto *op = dyn_cast<BinaryOperator>(v);
    if (op && op->getOpcode() == Instruction::Add) {
      wide(op->getOperand(0), scale);
      wide(op->getOperand(1), scale);
      return;
    }
    if (auto *cast = dyn_cast<CastInst>(v);
        cast && (isa<SExtInst>(cast) || isa<ZExtInst>(cast)) && narrow(*cast, scale))
      return;
    a.terms[v] += scale;
  }

  // threadIdx.x and a constant, of 32 bits, which do not wrap together.
  bool narrow(const CastInst &cast, int64_t scale) {
    const Value *v = cast.getOperand(0);
    int64_t more = 0;
    if (auto *op = dyn_cast<BinaryOperator>(v)) {
      auto *c = dyn_cast<ConstantInt>(op->getOperand(1));
      if (!c || (op->getOpcode() != Instruction::Add && op->getOpcode() != Instruction::Sub))
        return false;
      more = op->getOpcode() == Instruction::Add ? c->getSExtValue() : -c->getSExtValue();
      if (more > kSmall || more < (isa<SExtInst>(cast) ? -kSmall : 0))
        return false;
      v = op->getOperand(0);
    }
    if (!isThreadIndex(v))
      return false;
    a.perThread += scale;
    a.constant += scale * more;
    return true;
  }

  ThreadAddress &a;
};

} // namespace

bool isThreadIndex(const Value *v) {
  const DescriptionRead read = descriptionRead(v);
  auto *i = dyn_cast<Instruction>(v);
  return i && i->getType()->isIntegerTy(32) && read.from == i->getFunction()->getArg(0) &&
         read.offset == offsetof(sampan_thread, tid);
}

ThreadAddress addressOf(const Instruction &access) {
  const DataLayout &layout = access.getModule()->getDataLayout();
  ThreadAddress a;
  a.write = isa<StoreInst>(access);
  Type *type = a.write ? access.getOperand(0)->getType() : access.getType();
  a.size = static_cast<int64_t>(layout.getTypeStoreSize(type).getFixedValue());
  Reader(a).pointer(getLoadStorePointerOperand(&access), layout);
  return a;
}

bool apart(const ThreadAddress &a, const ThreadAddress &b) {
  constexpr auto kUnknown = ThreadAddress::Space::Unknown;
  return a.space != kUnknown && b.space != kUnknown && a.space != b.space;
}

bool neverBehind(const ThreadAddress &first, const ThreadAddress &second) {
  if (!first.known || !second.known || first.base != second.base || first.perThread != second.perThread ||
      first.terms.size() != second.terms.size())
    return false;
  for (const auto &[value, scale] : first.terms)
    if (second.terms.lookup(value) != scale)
      return false;
  for (int64_t behind = 1; behind < kMostThreads; ++behind) {
    const int64_t apart = behind * first.perThread + first.constant - second.constant;
    if (apart < second.size && -apart < first.size)
      return false;
  }
  return true;
}

} // namespace sampan::kernel
