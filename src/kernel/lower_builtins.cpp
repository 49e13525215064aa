// The kernel built-ins (include/sampan/builtins.h) become what the runtime understands: reads of the thread and block
// descriptions, synchronisation sites, and calls of runtime functions that get the thread.
//
// A site is `store operands to the thread's record; call __sampan_sync(thread, kind, number); load the result`.
// Fibers stop in that call; the region splitter cuts there. Numbers rise in program order, which the scheduler
// uses to let the lanes that are behind go first.
#include "kernel/passes.h"
#include "kernel/thread_access.h"
#include "kernel/warp_operation.h"
#include "runtime/abi.h"

#include <llvm/ADT/StringSwitch.h>
#include <llvm/IR/InstIterator.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

// Which field of the record an argument of a built-in goes to.
enum class Field { Mask, Mode, Lane, Width, Value };

struct Site {
  const char *builtin;
  sampan_sync_kind kind;
  std::initializer_list<Field> operands;
};

const Site kSites[] = {
    {"__sampan_barrier", SAMPAN_SYNC_BARRIER, {Field::Lane, Field::Width}},
    {"__sampan_barrier_red", SAMPAN_SYNC_BARRIER_RED, {Field::Mode, Field::Value}},
    {"__sampan_grid_sync", SAMPAN_SYNC_GRID, {}},
    {"__sampan_warp_sync", SAMPAN_SYNC_WARP, {Field::Mask}},
    {"__sampan_shfl", SAMPAN_SYNC_SHFL, {Field::Mask, Field::Mode, Field::Value, Field::Lane, Field::Width}},
    {"__sampan_vote", SAMPAN_SYNC_VOTE, {Field::Mask, Field::Mode, Field::Value}},
    {"__sampan_match", SAMPAN_SYNC_MATCH, {Field::Mask, Field::Mode, Field::Value}},
    {"__sampan_reduce", SAMPAN_SYNC_REDUCE, {Field::Mask, Field::Mode, Field::Value}},
    {"__sampan_activemask", SAMPAN_SYNC_ACTIVEMASK, {}},
    {"__sampan_converge", SAMPAN_SYNC_CONVERGE, {}},
    {"__sampan_yield", SAMPAN_SYNC_YIELD, {}},
};

struct RuntimeCall {
  const char *builtin;
  const char *runtime;
};

const RuntimeCall kRuntimeCalls[] = {
    {"__sampan_clock", "__sampan_rt_clock"},
    {"__sampan_globaltimer", "__sampan_rt_globaltimer"},
    {"__sampan_nanosleep", "__sampan_rt_nanosleep"},
    {"__sampan_malloc", "__sampan_rt_malloc"},
    {"__sampan_free", "__sampan_rt_free"},
    {"malloc", "__sampan_rt_malloc"},
    {"free", "__sampan_rt_free"},
    {"__sampan_trap", "__sampan_rt_trap"},
    {"__assertfail", "__sampan_rt_assertfail"},
    {"vprintf", "__sampan_rt_vprintf"},
};

class Lowering {
public:
  explicit Lowering(KernelModule &km) : km(km) {}

  void run(CallInst &call) {
    const StringRef name = call.getCalledFunction()->getName();
    if (name == "__sampan_barrier" && isZero(call.getArgOperand(0)) && isZero(call.getArgOperand(1)))
      return site(call, {"", SAMPAN_SYNC_BARRIER_BLOCK, {}});
    for (const Site &s : kSites)
      if (name == s.builtin)
        return site(call, s);
    for (const RuntimeCall &r : kRuntimeCalls)
      if (name == r.builtin)
        return runtimeCall(call, r.runtime);
    read(call, name);
  }

private:
  static bool isZero(const Value *v) {
    auto *c = dyn_cast<ConstantInt>(v);
    return c && c->isZero();
  }

  static Value *recordField(IRBuilder<> &b, Value *thread, unsigned offset, Type *type) {
    return arrayElement(b, thread, offsetof(sampan_block, records), "records", offset, type->getIntegerBitWidth() / 8);
  }

  void site(CallInst &call, const Site &s) {
    IRBuilder<> b(&call);
    Value *thread = call.getFunction()->getArg(0);
    const bool hasResult = !call.getType()->isVoidTy();
    unsigned i = 0;
    for (Field f : s.operands) {
      Value *v = call.getArgOperand(i++);
      const auto put = [&](unsigned offset, Type *type) {
        noteRecordField(*b.CreateStore(b.CreateZExtOrTrunc(v, type), recordField(b, thread, offset, type)), offset);
      };
      switch (f) {
      case Field::Mask: put(offsetof(sampan_record, mask), b.getInt32Ty()); break;
      case Field::Mode: put(offsetof(sampan_record, mode), b.getInt32Ty()); break;
      case Field::Lane: put(offsetof(sampan_record, lane), b.getInt32Ty()); break;
      case Field::Width: put(offsetof(sampan_record, width), b.getInt32Ty()); break;
      case Field::Value: put(offsetof(sampan_record, value), b.getInt64Ty()); break;
      }
    }
    FunctionCallee sync =
        km.module.getOrInsertFunction("__sampan_sync", b.getVoidTy(), b.getPtrTy(), b.getInt32Ty(), b.getInt32Ty());
    CallInst *stop = b.CreateCall(sync, {thread, b.getInt32(s.kind), b.getInt32(number++)});
    stop->addFnAttr(Attribute::Convergent);
    if (hasResult) {
      constexpr unsigned offset = offsetof(sampan_record, result);
      LoadInst *r = b.CreateLoad(b.getInt64Ty(), recordField(b, thread, offset, b.getInt64Ty()));
      noteRecordField(*r, offset);
      call.replaceAllUsesWith(b.CreateTrunc(r, call.getType()));
    }
    call.eraseFromParent();
  }

  void runtimeCall(CallInst &call, const char *runtime) {
    IRBuilder<> b(&call);
    SmallVector<Value *, 6> arguments{call.getFunction()->getArg(0)};
    SmallVector<Type *, 6> types{b.getPtrTy()};
    for (Value *v : call.args()) {
      arguments.push_back(v);
      types.push_back(v->getType());
    }
    FunctionCallee callee = km.module.getOrInsertFunction(runtime, FunctionType::get(call.getType(), types, false));
    CallInst *fresh = b.CreateCall(callee, arguments);
    if (call.doesNotReturn())
      fresh->setDoesNotReturn();
    call.replaceAllUsesWith(fresh);
    call.eraseFromParent();
  }

  void read(CallInst &call, StringRef name) {
    IRBuilder<> b(&call);
    Value *thread = call.getFunction()->getArg(0);
    Type *i32 = b.getInt32Ty(), *i64 = b.getInt64Ty(), *ptr = b.getPtrTy();
    const auto blockField = [&](unsigned offset, Type *type, const char *label) {
      return loadBlockField(b, loadBlock(b, thread), offset, type, label);
    };
    const auto dimensional = [&](unsigned offset, const char *label) -> Value * {
      auto *d = dyn_cast<ConstantInt>(call.getArgOperand(0));
      if (!d || d->getZExtValue() > 2) {
        km.diagnostics.error("K1102", "the dimension of " + name.str() + " must be 0, 1 or 2", "", locationOf(call));
        return ConstantInt::get(i32, 0);
      }
      const unsigned at = offset + 4 * static_cast<unsigned>(d->getZExtValue());
      return label ? blockField(at, i32, label) : threadIndex(b, thread, static_cast<unsigned>(d->getZExtValue()));
    };
    const auto sharedOffset = [&](Value *p) {
      Value *shared = blockField(offsetof(sampan_block, shared), ptr, "shared");
      return b.CreateSub(b.CreatePtrToInt(p, i64), b.CreatePtrToInt(shared, i64));
    };
    Value *v = nullptr;
    if (name == "__sampan_tid")
      v = dimensional(0, nullptr);
    else if (name == "__sampan_ntid")
      v = dimensional(offsetof(sampan_block, block_dim), "blockDim");
    else if (name == "__sampan_ctaid")
      v = dimensional(offsetof(sampan_block, block_idx), "blockIdx");
    else if (name == "__sampan_nctaid")
      v = dimensional(offsetof(sampan_block, grid_dim), "gridDim");
    else if (name == "__sampan_laneid")
      v = b.CreateAnd(linearIndex(b, thread), b.getInt32(31));
    else if (name == "__sampan_warpid")
      v = b.CreateLShr(linearIndex(b, thread), 5);
    else if (name == "__sampan_dynamic_smem_size")
      v = blockField(offsetof(sampan_block, dynamic_bytes), i32, "dynamicBytes");
    else if (name == "__sampan_generic_to_shared")
      v = sharedOffset(call.getArgOperand(0));
    else if (name == "__sampan_shared_to_generic")
      v = b.CreateGEP(b.getInt8Ty(), blockField(offsetof(sampan_block, shared), ptr, "shared"), call.getArgOperand(0));
    else if (name == "__sampan_is_shared") {
      // The window ends where the dynamic part does.
      Value *dynamic = sharedOffset(blockField(offsetof(sampan_block, dynamic_shared), ptr, "dynamic_shared"));
      Value *bytes = b.CreateAdd(
          dynamic, b.CreateZExt(blockField(offsetof(sampan_block, dynamic_bytes), i32, "dynamicBytes"), i64));
      v = b.CreateICmpULT(sharedOffset(call.getArgOperand(0)), bytes);
    } else if (name == "__sampan_is_local" || name == "__sampan_is_constant")
      v = isOwn(call, name == "__sampan_is_local");
    if (!v)
      return;
    call.replaceAllUsesWith(v->getType() == call.getType() ? v : b.CreateZExtOrTrunc(v, call.getType()));
    call.eraseFromParent();
  }

  // Answered from where the pointer comes from; a pointer of unknown origin is taken for global memory, which is what
  // programs ask in order to exclude.
  Value *isOwn(CallInst &call, bool local) {
    const Value *p = call.getArgOperand(0)->stripInBoundsOffsets();
    const auto *g = dyn_cast<GlobalVariable>(p);
    const bool yes = local ? isa<AllocaInst>(p) : g && g->hasAttribute("sampan-constant");
    return ConstantInt::get(call.getType(), yes);
  }

  KernelModule &km;
  unsigned number = 0;
};

} // namespace

void lowerBuiltins(KernelModule &km) {
  Lowering lowering(km);
  for (Function &f : km.module) {
    if (f.isDeclaration())
      continue;
    for (Instruction &i : make_early_inc_range(instructions(f)))
      if (auto *call = dyn_cast<CallInst>(&i))
        if (const Function *callee = call->getCalledFunction();
            callee && callee->isDeclaration() && !callee->isIntrinsic())
          lowering.run(*call);
  }
  for (Function &f : make_early_inc_range(km.module))
    if (f.isDeclaration() && f.use_empty())
      f.eraseFromParent();
}

} // namespace sampan::kernel
