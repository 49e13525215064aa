#include "targets/cpu/lockstep_regions.h"

#include "kernel/thread_access.h"
#include "runtime/abi.h"
#include "targets/cpu/lockstep.h"

namespace sampan::cpu {

using namespace llvm;

namespace {

// i32 @kernel.region.N(ptr block, i32 first, i32 last, shared…):
//
//   if the launch is of a shape that the lane program does not cover: the scalar region
//   for t = first rounded down to W; t < last; t += W: the lane program in lockstep
class LockstepRegion {
public:
  LockstepRegion(Function &lane, Function &threads) : lane(lane), threads(threads), c(lane.getContext()) {}

  void run() {
    const std::string name = threads.getName().str();
    threads.setName(name + ".threads");
    Function *g = Function::Create(threads.getFunctionType(), GlobalValue::InternalLinkage, name, lane.getParent());
    g->setAttributes(AttributeList().addFnAttributes(c, AttrBuilder(c, lane.getAttributes().getFnAttrs())));
    g->removeFnAttr(kernel::kLaneAttribute);
    // Optimised, it would be judged by what it is to judge: LLVM's own idea of what lanes may do together.
    g->removeFnAttr(Attribute::AlwaysInline);
    g->addFnAttr(Attribute::NoInline);
    g->addFnAttr(Attribute::OptimizeNone);
    g->setSubprogram(lane.getSubprogram());
    lane.setSubprogram(nullptr);
    threads.replaceAllUsesWith(g);
    SmallVector<Value *, 8> arguments;
    for (Argument &a : g->args()) {
      a.setName(threads.getArg(a.getArgNo())->getName());
      arguments.push_back(&a);
    }
    Value *block = arguments[0], *first = arguments[1], *last = arguments[2];
    const unsigned width = simd::widthOf(lane);

    const auto makeBlock = [&](const char *label) { return BasicBlock::Create(c, label, g); };
    BasicBlock *entry = makeBlock("entry"), *narrow = makeBlock("narrow"), *ahead = makeBlock("ahead");
    BasicBlock *vectors = makeBlock("vectors"), *done = makeBlock("done");
    IRBuilder<> b(entry);
    if (DISubprogram *s = g->getSubprogram())
      b.SetCurrentDebugLocation(DILocation::get(c, s->getLine(), 0, s));
    b.CreateCondBr(simd::isInStep(lane) ? b.getTrue() : covered(b, block, width), ahead, narrow);
    b.SetInsertPoint(narrow);
    b.CreateRet(b.CreateCall(&threads, arguments));

    b.SetInsertPoint(ahead);
    Value *descriptions = kernel::loadBlockField(b, block, offsetof(sampan_block, threads), b.getPtrTy(), "threads");
    Value *start = b.CreateSub(first, b.CreateURem(first, b.getInt32(width)), "start");
    IRBuilder<> top(entry, entry->begin());
    AllocaInst *t = top.CreateAlloca(b.getInt32Ty(), nullptr, "t"),
               *answer = top.CreateAlloca(b.getInt32Ty(), nullptr, "answer");
    AllocaInst *begun = top.CreateAlloca(b.getInt1Ty(), nullptr, "begun");
    b.CreateStore(start, t);
    b.CreateStore(b.getInt32(SAMPAN_SITE_EXIT), answer);
    b.CreateStore(b.getFalse(), begun);
    b.CreateBr(vectors);

    b.SetInsertPoint(vectors);
    Value *now = b.CreateLoad(b.getInt32Ty(), t);
    Value *thread = b.CreateGEP(b.getInt8Ty(), descriptions,
                                b.CreateMul(b.CreateZExt(now, b.getInt64Ty()), b.getInt64(sizeof(sampan_thread))));
    Lockstep program(lane, *g, name);
    b.SetInsertPoint(
        program.run(*vectors, *entry, {block, thread, now, first, last, ArrayRef(arguments).drop_front(3)}));
    if (isa<Constant>(program.stopOfAll()))
      b.CreateStore(program.stopOfAll(), answer);
    else
      noteStops(b, program, block, now, answer, begun);
    Value *up = b.CreateAdd(now, b.getInt32(width));
    b.CreateStore(up, t);
    b.CreateCondBr(b.CreateICmpULT(up, last), vectors, done);
    b.SetInsertPoint(done);
    b.CreateRet(b.CreateLoad(b.getInt32Ty(), answer));
    lane.eraseFromParent();
  }

private:
  // Does this launch have what lane programs rely on (simd/lane_program.h)?
  Value *covered(IRBuilder<> &b, Value *block, unsigned width) {
    const auto field = [&](size_t offset) {
      Value *v = kernel::loadBlockField(b, block, static_cast<unsigned>(offset), b.getInt32Ty(), "size");
      return b.CreateZExt(v, b.getInt64Ty());
    };
    Value *x = field(offsetof(sampan_block, block_dim)), *all = field(offsetof(sampan_block, thread_count));
    Value *shape = b.CreateIsNull(b.CreateURem(x, b.getInt64(width)));
    if (!simd::needsAligned(lane))
      shape = b.CreateOr(shape, b.CreateICmpEQ(all, x)); // of one dimension
    Value *row = b.CreateMul(x, field(offsetof(sampan_block, grid_dim)));
    return b.CreateAnd(shape, b.CreateICmpULT(row, b.getInt64(uint64_t(1) << 31)));
  }

  // As in split_regions: the site where all threads so far have stopped, or DIVERGED, and then each one's in block->next.
  static void noteStops(IRBuilder<> &b, Lockstep &program, Value *block, Value *t, Value *answer, Value *begun) {
    Type *i32 = b.getInt32Ty();
    Value *stops = kernel::loadBlockField(b, block, offsetof(sampan_block, next), b.getPtrTy(), "stops");
    program.forLanes(b, [&](Value *l) {
      Lockstep::onlyIf(b, program.isActive(b, l), [&] {
        Value *stop = program.stop(b, l);
        b.CreateStore(stop, b.CreateGEP(i32, stops, b.CreateZExt(b.CreateAdd(t, l), b.getInt64Ty())));
        Value *before = b.CreateLoad(i32, answer);
        Value *agrees = b.CreateOr(b.CreateNot(b.CreateLoad(b.getInt1Ty(), begun)), b.CreateICmpEQ(before, stop));
        b.CreateStore(b.CreateSelect(agrees, stop, b.getInt32(SAMPAN_SITE_DIVERGED)), answer);
        b.CreateStore(b.getTrue(), begun);
      });
    });
  }

  Function &lane, &threads;
  LLVMContext &c;
};

} // namespace

void lockstepRegions(kernel::KernelModule &km) {
  for (Function *lane : simd::laneFunctions(km.module))
    LockstepRegion(*lane, *km.module.getFunction(simd::regionOf(*lane))).run();
  simd::dropLanes(km.module);
}

} // namespace sampan::cpu
