// Loops that go over memory in strides of the whole grid, `for (i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x *
// blockDim.x)`, take one thread after the other to a few bytes of a page each, hundreds of times, before the next threads come to
// the same pages. On a CPU the lines beside those, which it has fetched as well, are gone by then. So the block goes through such
// a loop in tiles: all its threads do a few rounds, then all do the next few, as if there were a barrier between.
//
//   while the whole block has so many rounds left:    decided by the block's numbers alone
//     so many rounds; sampan.tile
//   the loop as it was
//
// form-blocks takes `sampan.tile` for a barrier where the kernel can be formed, and away where it cannot. The order in which
// the threads of a block go through memory is theirs to choose as long as no barrier is between; each thread's own stays.
#include "kernel/block_flow.h"
#include "kernel/passes.h"
#include "kernel/sites.h"
#include "kernel/thread_access.h"
#include "kernel/thread_address.h"
#include "runtime/abi.h"

#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/Transforms/Utils/Cloning.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

constexpr unsigned kRounds = 16; // of a tile: enough to have many accesses under way, few enough for the nearest cache
constexpr unsigned kLeastStep = 32; // with a smaller one threads go over each other's places
constexpr unsigned kShortLoop = 80; // instructions; longer rounds do not wait for memory alone
constexpr unsigned kMostCarried = 8;
constexpr unsigned kDepth = 10;

// The same for all threads of a block, and can be computed anywhere, more than once: what freeze makes of poison need not be the
// same twice.
bool isShared(const Value *v, unsigned depth = kDepth) {
  auto *i = dyn_cast<Instruction>(v);
  if (!i)
    return isa<Constant>(v);
  if (readsBlock(*i))
    return true;
  auto *load = dyn_cast<LoadInst>(i);
  const bool anywhere = load ? readsDescription(*load)
                             : followsFromOperands(*i) && !isa<FreezeInst>(i) && isSafeToSpeculativelyExecute(i);
  return anywhere && depth &&
         all_of(i->operands(), [&](const Value *o) { return isa<Function>(o) || isShared(o, depth - 1); });
}

Value *copyTo(IRBuilder<> &b, Value *v) {
  auto *i = dyn_cast<Instruction>(v);
  if (!i)
    return v;
  Instruction *copy = i->clone();
  for (Use &u : copy->operands())
    u.set(copyTo(b, u));
  return b.Insert(copy);
}

// for (i = first + threadIdx.x; i < limit; i += step), all three shared by the block.
struct Stride {
  PHINode *counter = nullptr;
  Value *first = nullptr; // null: 0
  unsigned extension = 0; // the cast under which the counter begins: cast(first + threadIdx.x); 0: none
  Value *step = nullptr;
  Value *limit = nullptr;
  unsigned comparedAs = 0; // the cast under which it is compared; 0: none
  bool sign = false, orEqual = false;
};

class Tiler {
public:
  Tiler(Loop &l, Function &marker) : l(l), header(*l.getHeader()), marker(marker), context(header.getContext()) {}

  void run() {
    if (isSimple() && findStride())
      build();
  }

private:
  bool isSimple() const {
    if (!l.isInnermost() || !l.getLoopPreheader() || !l.getLoopLatch() || l.getExitingBlock() != &header ||
        !l.getExitBlock() || l.getLoopLatch() == &header || !isa<BranchInst>(l.getLoopPreheader()->getTerminator()))
      return false;
    unsigned size = 0, carried = 0;
    bool accesses = false;
    for (BasicBlock *b : l.blocks())
      for (Instruction &i : *b) {
        ++size;
        if (i.isAtomic() || i.isVolatile() || isa<AllocaInst>(i))
          return false;
        if (auto *call = dyn_cast<CallBase>(&i); call && (!isa<IntrinsicInst>(call) || call->mayHaveSideEffects()))
          return false;
        const bool memory = i.mayReadOrWriteMemory() && !i.hasMetadata(LLVMContext::MD_invariant_load);
        accesses |= memory;
        carried += isa<PHINode>(i) && b == &header;
        if (memory && b == &header)
          return false;
      }
    return accesses && size <= kShortLoop && carried <= kMostCarried + 1;
  }

  bool findStride() {
    auto *branch = cast<BranchInst>(header.getTerminator());
    auto *compare = dyn_cast<ICmpInst>(branch->getCondition());
    if (!compare)
      return false;
    CmpInst::Predicate p = compare->getPredicate();
    if (l.contains(branch->getSuccessor(1)))
      p = CmpInst::getInversePredicate(p);
    Value *x = compare->getOperand(0), *y = compare->getOperand(1);
    if (isShared(x)) {
      std::swap(x, y);
      p = CmpInst::getSwappedPredicate(p);
    }
    s.sign = CmpInst::isSigned(p);
    s.orEqual = p == CmpInst::ICMP_SLE || p == CmpInst::ICMP_ULE;
    if (!s.orEqual && p != CmpInst::ICMP_SLT && p != CmpInst::ICMP_ULT)
      return false;
    if (isa<SExtInst>(x) || isa<ZExtInst>(x)) {
      s.comparedAs = cast<CastInst>(x)->getOpcode();
      x = cast<CastInst>(x)->getOperand(0);
    }
    s.counter = dyn_cast<PHINode>(x);
    s.limit = y;
    const unsigned bits = x->getType()->isIntegerTy() ? x->getType()->getIntegerBitWidth() : 0;
    return s.counter && s.counter->getParent() == &header && isShared(y) && (bits == 32 || bits == 64) && findStep() &&
           findFirst(s.counter->getIncomingValueForBlock(l.getLoopPreheader()));
  }

  bool findStep() {
    auto *next = dyn_cast<BinaryOperator>(s.counter->getIncomingValueForBlock(l.getLoopLatch()));
    if (!next || next->getOpcode() != Instruction::Add)
      return false;
    for (unsigned k : {0u, 1u})
      if (next->getOperand(k) == s.counter)
        s.step = next->getOperand(1 - k);
    auto *constant = dyn_cast_or_null<ConstantInt>(s.step);
    return s.step && isShared(s.step) && (!constant || constant->getValue().sge(kLeastStep));
  }

  bool findFirst(Value *start) {
    if (isa<SExtInst>(start) || isa<ZExtInst>(start)) {
      s.extension = cast<CastInst>(start)->getOpcode();
      start = cast<CastInst>(start)->getOperand(0);
    }
    if (isThreadIndex(start))
      return true;
    auto *sum = dyn_cast<BinaryOperator>(start);
    if (!sum || sum->getOpcode() != Instruction::Add || !(s.extension ? sum->getType()->isIntegerTy(32) : true))
      return false;
    for (unsigned k : {0u, 1u}) {
      Value *number = sum->getOperand(k);
      if (auto *wide = dyn_cast<CastInst>(number); wide && !s.extension && (isa<SExtInst>(wide) || isa<ZExtInst>(wide)))
        number = wide->getOperand(0);
      if (isThreadIndex(number) && isShared(sum->getOperand(1 - k)))
        s.first = sum->getOperand(1 - k);
    }
    return s.first != nullptr;
  }

  // Are numbers taken for signed ones where they are compared?
  bool isSigned() const { return s.comparedAs ? s.comparedAs == Instruction::SExt : s.sign; }

  // Have all threads of the block so many rounds left, from here on? Computed so wide that nothing wraps.
  Value *enough(IRBuilder<> &b, Value *from) {
    const auto widened = [&](Value *v) {
      return isSigned() ? b.CreateSExt(v, b.getInt64Ty()) : b.CreateZExt(v, b.getInt64Ty());
    };
    Value *at = widened(from), *by = widened(step), *end = s.comparedAs ? limit : widened(limit);
    Value *last = b.CreateAdd(b.CreateAdd(at, b.CreateMul(by, b.getInt64(kRounds - 1))), others);
    Value *ok = b.CreateICmp(s.orEqual ? CmpInst::ICMP_SLE : CmpInst::ICMP_SLT, last, end);
    if (s.comparedAs) // the limit may be beyond what the counter can reach
      ok = b.CreateAnd(ok, b.CreateICmpSLE(last, b.getInt64(isSigned() ? INT32_MAX : int64_t(UINT32_MAX))));
    // Numbers of 64 bits may be of any size: only those with room above them.
    Value *small = b.CreateICmpULT(b.CreateSub(by, b.getInt64(1)), b.getInt64(uint64_t(1) << 40));
    Value *room = b.CreateICmpULT(b.CreateOr(at, end), b.getInt64(uint64_t(1) << 62));
    return b.CreateAnd(ok, b.CreateAnd(small, room));
  }

  // Does the counter begin at the extension of `first`, plus threadIdx.x, in all threads?
  Value *beginsExactly(IRBuilder<> &b) {
    const bool sign = s.extension == Instruction::SExt;
    Value *last = b.CreateAdd(sign ? b.CreateSExt(first, b.getInt64Ty()) : b.CreateZExt(first, b.getInt64Ty()), others);
    return b.CreateICmpSLE(last, b.getInt64(sign ? INT32_MAX : int64_t(UINT32_MAX)));
  }

  void build() {
    Function &f = *header.getParent();
    BasicBlock *before = l.getLoopPreheader(), *latch = l.getLoopLatch();
    BasicBlock *tile = BasicBlock::Create(context, "tile", &f, &header);
    BasicBlock *rest = BasicBlock::Create(context, "rest", &f, &header);
    Type *type = s.counter->getType();

    IRBuilder<> b(before->getTerminator());
    Value *thread = f.getArg(0), *block = loadBlock(b, thread);
    Value *threads = loadBlockField(b, block, offsetof(sampan_block, block_dim), b.getInt32Ty(), "blockDim");
    others = b.CreateZExt(b.CreateSub(threads, b.getInt32(1)), b.getInt64Ty());
    step = copyTo(b, s.step);
    limit = copyTo(b, s.limit);
    first = s.first ? copyTo(b, s.first) : ConstantInt::get(s.extension ? b.getInt32Ty() : type, 0);
    Value *begin = s.extension == Instruction::SExt ? b.CreateSExt(first, type)
                   : s.extension                    ? b.CreateZExt(first, type)
                                                    : first;
    Value *whole = b.CreateMul(step, ConstantInt::get(type, kRounds));
    Value *enter = enough(b, begin), *exact = s.extension ? beginsExactly(b) : nullptr;
    if (exact)
      enter = b.CreateAnd(enter, exact);
    b.CreateCondBr(enter, tile, rest);
    before->getTerminator()->eraseFromParent();

    // The rounds of a tile: a copy of the loop that counts them.
    ValueToValueMapTy map;
    SmallVector<BasicBlock *, 8> copies;
    for (BasicBlock *old : l.blocks()) {
      BasicBlock *copy = CloneBasicBlock(old, map, ".tiled", &f);
      copy->moveBefore(rest);
      map[old] = copy;
      copies.push_back(copy);
    }
    for (BasicBlock *copy : copies)
      for (Instruction &i : *copy)
        RemapInstruction(&i, map, RF_NoModuleLevelChanges | RF_IgnoreMissingLocals);
    auto *head = cast<BasicBlock>(map[&header]), *tail = cast<BasicBlock>(map[latch]);
    BasicBlock *done = BasicBlock::Create(context, "tiled", &f, rest);

    b.SetInsertPoint(tile);
    PHINode *from = b.CreatePHI(type, 2, "from");
    DenseMap<PHINode *, PHINode *> carried; // into the tile
    for (PHINode &p : header.phis())
      if (&p != s.counter)
        carried[&p] = b.CreatePHI(p.getType(), 2, p.getName());
    b.CreateBr(head);

    auto *counter = cast<PHINode>(map[s.counter]);
    b.SetInsertPoint(head, head->begin());
    PHINode *round = b.CreatePHI(b.getInt32Ty(), 2, "round"), *shared = b.CreatePHI(type, 2, "shared");
    b.SetInsertPoint(head, head->getFirstInsertionPt());
    Value *number = b.CreateZExtOrTrunc(threadIndex(b, thread, 0), type);
    // No thread's counter passes the limit, so none wraps.
    const bool wide = type->isIntegerTy(64);
    Value *mine = b.CreateAdd(shared, number, "i", wide || !isSigned(), wide || isSigned());
    counter->replaceAllUsesWith(mine);
    for (PHINode &p : header.phis())
      if (&p != s.counter) {
        auto *copy = cast<PHINode>(map[&p]);
        const int k = copy->getBasicBlockIndex(before);
        copy->setIncomingBlock(static_cast<unsigned>(k), tile);
        copy->setIncomingValue(static_cast<unsigned>(k), carried[&p]);
      }
    counter->eraseFromParent();
    // Nobody leaves within a tile.
    auto *leave = cast<BranchInst>(head->getTerminator());
    BasicBlock *inside = cast<BasicBlock>(
        map[header.getTerminator()->getSuccessor(l.contains(header.getTerminator()->getSuccessor(0)) ? 0 : 1)]);
    b.SetInsertPoint(leave);
    b.CreateBr(inside);
    leave->eraseFromParent();
    auto *back = cast<BranchInst>(tail->getTerminator());
    b.SetInsertPoint(back);
    Value *nextRound = b.CreateAdd(round, b.getInt32(1), "", true, true), *nextShared = b.CreateAdd(shared, step);
    b.CreateCondBr(b.CreateICmpULT(nextRound, b.getInt32(kRounds)), head, done);
    back->eraseFromParent();
    round->addIncoming(b.getInt32(0), tile);
    round->addIncoming(nextRound, tail);
    shared->addIncoming(from, tile);
    shared->addIncoming(nextShared, tail);

    b.SetInsertPoint(done);
    b.CreateCall(&marker)->setConvergent();
    Value *next = b.CreateAdd(from, whole, "next");
    b.CreateCondBr(enough(b, next), tile, rest);
    from->addIncoming(begin, before);
    from->addIncoming(next, done);

    // The rest begins where the tiles have ended, or where all began. The counter is made of the block's part again: as a value
    // of each thread it would have to be kept, and nobody would see its stride.
    b.SetInsertPoint(rest);
    PHINode *base = b.CreatePHI(type, 2, "base");
    base->addIncoming(begin, before);
    base->addIncoming(next, done);
    for (PHINode &p : header.phis()) {
      const auto k = static_cast<unsigned>(p.getBasicBlockIndex(before));
      p.setIncomingBlock(k, rest);
      if (&p == s.counter)
        continue;
      Value *initial = p.getIncomingValue(k), *last = cast<PHINode>(map[&p])->getIncomingValueForBlock(tail);
      carried[&p]->addIncoming(initial, before);
      carried[&p]->addIncoming(last, done);
      PHINode *merged = b.CreatePHI(p.getType(), 2, p.getName());
      merged->addIncoming(initial, before);
      merged->addIncoming(last, done);
      p.setIncomingValue(k, merged);
    }
    Value *left = b.CreateAdd(base, b.CreateZExtOrTrunc(threadIndex(b, thread, 0), type));
    const auto k = static_cast<unsigned>(s.counter->getBasicBlockIndex(rest));
    if (s.extension)
      left = b.CreateSelect(exact, left, s.counter->getIncomingValue(k));
    s.counter->setIncomingValue(k, left);
    b.CreateBr(&header);
  }

  Loop &l;
  BasicBlock &header;
  Function &marker;
  LLVMContext &context;
  Stride s;
  Value *others = nullptr;                                   // blockDim.x - 1, as i64
  Value *step = nullptr, *limit = nullptr, *first = nullptr; // in front of the loop
};

} // namespace

void tileStrides(KernelModule &km) {
  if (!km.options.lanes)
    return;
  Function *marker = Function::Create(FunctionType::get(Type::getVoidTy(km.module.getContext()), false),
                                      GlobalValue::InternalLinkage, kTile, km.module);
  ReturnInst::Create(km.module.getContext(), BasicBlock::Create(km.module.getContext(), "", marker));
  for (Function *k : kernels(km.module)) {
    if (k->hasFnAttribute(kFiberAttribute))
      continue;
    DominatorTree dominators(*k);
    LoopInfo loops(dominators);
    for (Loop *l : loops.getLoopsInPreorder())
      Tiler(*l, *marker).run();
  }
  if (marker->use_empty())
    marker->eraseFromParent();
}

} // namespace sampan::kernel
