// `exit` in inline PTX ends the thread from wherever it stands. In a kernel that is a return; a device function that holds
// one is therefore inlined into its callers until only kernels do. Where that cannot be (recursion, a function pointer) it
// is an error (K1202): a thread that went on would compute what it must not.
#include "kernel/passes.h"

#include <llvm/ADT/SetVector.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>
#include <llvm/Transforms/Utils/Cloning.h>
#include <llvm/Transforms/Utils/Local.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

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
  Function *exit = km.module.getFunction("__sampan_exit");
  if (!exit)
    return;
  const auto outside = [](User *user) { return !isKernel(*cast<CallInst>(user)->getFunction()); };
  for (auto user = find_if(exit->users(), outside); user != exit->user_end(); user = find_if(exit->users(), outside)) {
    auto *call = cast<CallInst>(*user);
    const Location where = locationOf(*call);
    if (!dissolve(*call->getFunction())) {
      km.diagnostics.error("K1202", "inline PTX: 'exit' in a function that cannot be inlined into its kernels",
                           "return a flag from the function and end the thread in the kernel", where);
      return;
    }
  }
  SmallSetVector<Function *, 4> ending;
  for (User *user : exit->users())
    ending.insert(cast<CallInst>(user)->getFunction());
  for (User *user : make_early_inc_range(exit->users()))
    returnAt(cast<CallInst>(user));
  for (Function *f : ending)
    removeUnreachableBlocks(*f);
}

} // namespace sampan::kernel
