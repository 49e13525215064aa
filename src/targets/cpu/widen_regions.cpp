#include "targets/cpu/widen_regions.h"

#include "kernel/shared_values.h"
#include "kernel/thread_access.h"
#include "kernel/warp_operation.h"
#include "runtime/abi.h"
#include "targets/cpu/widen.h"

#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/Cloning.h>

namespace sampan::cpu {

using namespace llvm;

namespace {

// i32 @kernel.region.N(ptr block, i32 first, i32 last):
//
//   if there are few threads, or the launch is of a shape that the lane program does not cover: the scalar region
//   for t = first rounded down to W; t < last; t += W: the widened lane program for the lanes in [first, last)
class WideRegion {
public:
  WideRegion(Function &lane, Function &threads)
      : lane(lane), threads(threads), name(threads.getName().str()), c(lane.getContext()), i32(Type::getInt32Ty(c)) {}

  void run() {
    threads.setName(name + ".threads");
    Function *g = Function::Create(threads.getFunctionType(), GlobalValue::InternalLinkage, name, lane.getParent());
    g->setAttributes(AttributeList().addFnAttributes(c, AttrBuilder(c, lane.getAttributes().getFnAttrs())));
    g->removeFnAttr(kernel::kLaneAttribute);
    g->setSubprogram(lane.getSubprogram());
    lane.setSubprogram(nullptr);
    threads.replaceAllUsesWith(g);
    for (Argument &a : g->args())
      a.setName(threads.getArg(a.getArgNo())->getName());
    Value *block = g->getArg(0), *first = g->getArg(1), *last = g->getArg(2);
    Widener widener(lane, *g);
    const unsigned width = widener.width();

    BasicBlock *entry = BasicBlock::Create(c, "entry", g), *narrow = BasicBlock::Create(c, "narrow", g);
    BasicBlock *ahead = BasicBlock::Create(c, "ahead", g), *vectors = BasicBlock::Create(c, "vectors", g);
    BasicBlock *done = BasicBlock::Create(c, "done", g);
    IRBuilder<> b(entry);
    if (DISubprogram *s = g->getSubprogram())
      b.SetCurrentDebugLocation(DILocation::get(c, s->getLine(), 0, s));
    const bool inStep = simd::isInStep(lane); // called for whole warps only
    Value *enough = b.CreateICmpUGE(b.CreateSub(last, first), b.getInt32(std::max(2u, width / 4)));
    b.CreateCondBr(inStep ? b.getTrue() : b.CreateAnd(enough, covered(b, block, width)), ahead, narrow);
    b.SetInsertPoint(narrow);
    SmallVector<Value *, 8> arguments;
    for (Argument &a : g->args())
      arguments.push_back(&a);
    b.CreateRet(b.CreateCall(&threads, arguments));

    b.SetInsertPoint(ahead);
    Value *descriptions = kernel::loadBlockField(b, block, offsetof(sampan_block, threads), b.getPtrTy(), "threads");
    Value *next = kernel::loadBlockField(b, block, offsetof(sampan_block, next), b.getPtrTy(), "stops");
    Value *start = b.CreateAnd(first, b.getInt32(-static_cast<int>(width)), "start");
    b.CreateBr(vectors);
    b.SetInsertPoint(vectors);
    PHINode *t = b.CreatePHI(i32, 2, "t"), *common = b.CreatePHI(i32, 2, "common");
    t->addIncoming(start, ahead);
    common->addIncoming(b.getInt32(SAMPAN_SITE_EXIT), ahead);
    Value *offset = b.CreateMul(b.CreateZExt(t, b.getInt64Ty()), b.getInt64(sizeof(sampan_thread)));
    Value *thread = b.CreateInBoundsGEP(b.getInt8Ty(), descriptions, offset, "thread");
    SmallVector<Constant *, 64> numbers;
    for (unsigned l = 0; l < width; ++l)
      numbers.push_back(b.getInt32(l));
    Value *mine = b.CreateAdd(b.CreateVectorSplat(width, t), ConstantVector::get(numbers));
    Value *active = b.CreateAnd(b.CreateICmpUGE(mine, b.CreateVectorSplat(width, first)),
                                b.CreateICmpULT(mine, b.CreateVectorSplat(width, last)), "active");

    // The end of the vector cannot wrap: a block has fewer threads than that.
    if (inStep)
      active = b.CreateVectorSplat(width, b.getTrue());
    Value *full = inStep ? b.getTrue()
                         : b.CreateAnd(b.CreateICmpUGE(t, first),
                                       b.CreateICmpULE(b.CreateAdd(t, b.getInt32(width)), last), "full");

    BasicBlock *end =
        widener.run(*vectors, *entry, {block, thread, t, active, full, ArrayRef(arguments).drop_front(3)});
    b.SetInsertPoint(end);
    Value *answer = answerOf(b, widener.answer(), active, next, t, common, start);
    Value *up = b.CreateAdd(t, b.getInt32(width), "", true);
    t->addIncoming(up, end);
    common->addIncoming(answer, end);
    b.CreateCondBr(b.CreateICmpULT(up, last), vectors, done);
    b.SetInsertPoint(done);
    b.CreateRet(answer);
    lane.eraseFromParent();
  }

private:
  // Does this launch have what lane programs rely on (simd/lane_program.h)?
  Value *covered(IRBuilder<> &b, Value *block, unsigned width) {
    const auto field = [&](size_t offset, unsigned dimension, const char *label) {
      return kernel::loadBlockField(b, block, static_cast<unsigned>(offset + 4 * dimension), i32, label);
    };
    Value *x = field(offsetof(sampan_block, block_dim), 0, "blockDim");
    Value *shape = b.CreateIsNull(b.CreateAnd(x, width - 1));
    if (!simd::needsAligned(lane)) {
      Value *others = b.CreateMul(field(offsetof(sampan_block, block_dim), 1, "blockDim"),
                                  field(offsetof(sampan_block, block_dim), 2, "blockDim"));
      shape = b.CreateOr(shape, b.CreateICmpEQ(others, b.getInt32(1)));
    }
    Value *threads = b.CreateMul(b.CreateZExt(x, b.getInt64Ty()),
                                 b.CreateZExt(field(offsetof(sampan_block, grid_dim), 0, "gridDim"), b.getInt64Ty()));
    return b.CreateAnd(shape, b.CreateICmpULT(threads, b.getInt64(uint64_t(1) << 31)));
  }

  // As in split_regions: the site where all threads so far have stopped, or DIVERGED, and then each one's in block->next.
  Value *answerOf(IRBuilder<> &b, Value *stop, Value *active, Value *next, Value *t, Value *common, Value *start) {
    if (isa<ConstantInt>(stop))
      return stop;
    auto *vector = dyn_cast<VectorType>(stop->getType());
    const unsigned width = cast<FixedVectorType>(active->getType())->getNumElements();
    Value *all = vector ? stop : b.CreateVectorSplat(width, stop);
    Value *places = b.CreateInBoundsGEP(i32, next, b.CreateZExt(t, b.getInt64Ty()));
    b.CreateMaskedStore(all, places, Align(4), active);
    Value *one = stop, *same = b.getTrue();
    if (vector) {
      Type *bits = b.getIntNTy(width);
      Value *lowest = b.CreateIntrinsic(Intrinsic::cttz, {bits}, {b.CreateBitCast(active, bits), b.getTrue()});
      one = b.CreateExtractElement(stop, b.CreateZExtOrTrunc(lowest, i32));
      Value *differs = b.CreateLogicalAnd(active, b.CreateICmpNE(stop, b.CreateVectorSplat(width, one)));
      same = b.CreateIsNull(b.CreateBitCast(differs, bits));
    }
    Value *agrees = b.CreateOr(b.CreateICmpEQ(t, start), b.CreateICmpEQ(common, one));
    return b.CreateSelect(b.CreateLogicalAnd(same, agrees), one, b.getInt32(SAMPAN_SITE_DIVERGED));
  }

  Function &lane, &threads;
  const std::string name;
  LLVMContext &c;
  Type *i32;
};

} // namespace

void widenRegions(kernel::KernelModule &km) {
  for (Function *lane : simd::laneFunctions(km.module))
    WideRegion(*lane, *km.module.getFunction(simd::regionOf(*lane))).run();
  simd::dropLanes(km.module);
}

} // namespace sampan::cpu
