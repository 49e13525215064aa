// What a lane function calls is inlined, whatever its size and whatever the user said of inlining: a call would have to be
// made for one lane after the other. Left alone are functions that call themselves, calls through pointers and the
// runtime; and calls beyond a size at which compilation would take too long.
#include "kernel/llvm_passes.h"
#include "kernel/recursion.h"
#include "simd/lane_program.h"
#include "simd/passes.h"

#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/Cloning.h>

namespace sampan::simd {

using namespace llvm;

constexpr unsigned kMaxInstructions = 30000;

void inlineCalls(KernelModule &km) {
  kernel::Recursion recursion;
  kernel::LlvmPasses llvmPasses;
  for (Function *lane : laneFunctions(km.module)) {
    bool inlined = false;
    for (bool again = true; again;) {
      again = false;
      SmallVector<CallBase *, 16> calls;
      for (Instruction &i : instructions(*lane))
        if (auto *call = dyn_cast<CallBase>(&i))
          if (Function *callee = call->getCalledFunction();
              callee && !callee->isDeclaration() && !recursion.callsItself(*callee))
            calls.push_back(call);
      for (CallBase *call : calls) {
        if (lane->getInstructionCount() > kMaxInstructions)
          break;
        InlineFunctionInfo info;
        again |= InlineFunction(*call, info).isSuccess();
      }
      inlined |= again;
    }
    // Records of variables are of no use once a value is a vector, and cost time in each pass.
    for (Instruction &i : instructions(*lane))
      i.dropDbgRecords();
    if (inlined)
      llvmPasses.simplify(*lane);
  }
}

} // namespace sampan::simd
