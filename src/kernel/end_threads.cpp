// `exit` in inline PTX ends the thread from wherever it stands. In a kernel that is a return; a device function that holds
// one is therefore inlined into its callers until only kernels do. Where that cannot be (recursion, a function pointer) it
// is an error (K1202): a thread that went on would compute what it must not.
#include "kernel/passes.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>
#include <llvm/Transforms/Utils/Cloning.h>
#include <llvm/Transforms/Utils/Local.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

constexpr const char *kExit = "__sampan_exit";

SmallVector<CallInst *, 4> callsIn(Function &f, function_ref<bool(CallInst &)> wanted) {
  SmallVector<CallInst *, 4> found;
  for (Instruction &i : instructions(f))
    if (auto *call = dyn_cast<CallInst>(&i); call && wanted(*call))
      found.push_back(call);
  return found;
}

SmallVector<CallInst *, 4> exitsOf(Function &f) {
  return callsIn(f, [](CallInst &call) { return callOf(call, kExit) != nullptr; });
}

// Moves the body of `f` into everybody who calls it; false if somebody does otherwise than by its name.
bool dissolve(Function &f) {
  SmallVector<CallInst *, 8> calls;
  for (User *user : f.users()) {
    auto *call = dyn_cast<CallInst>(user);
    if (!call || call->getCalledFunction() != &f || call->getFunction() == &f)
      return false;
    calls.push_back(call);
  }
  for (CallInst *call : calls) {
    InlineFunctionInfo info;
    if (!InlineFunction(*call, info).isSuccess())
      return false;
  }
  f.eraseFromParent();
  return true;
}

void returnAt(CallInst *exit) {
  BasicBlock *block = exit->getParent();
  SplitBlock(block, exit);
  IRBuilder<>(block->getTerminator()).CreateRetVoid();
  block->getTerminator()->eraseFromParent();
}

} // namespace

void endThreads(KernelModule &km) {
  for (bool moved = true; moved;) {
    moved = false;
    for (Function &f : km.module) {
      const auto exits = exitsOf(f);
      if (exits.empty() || isKernel(f))
        continue;
      const Location where = locationOf(*exits.front());
      if (!dissolve(f)) {
        km.diagnostics.error("K1202", "inline PTX: 'exit' in a function that cannot be inlined into its kernels",
                             "return a flag from the function and end the thread in the kernel", where);
        return;
      }
      moved = true;
      break; // the list of functions has changed
    }
  }
  for (Function *f : kernels(km.module)) {
    const auto exits = exitsOf(*f);
    for (CallInst *exit : exits)
      returnAt(exit);
    if (!exits.empty())
      removeUnreachableBlocks(*f);
  }
}

} // namespace sampan::kernel
