// What a lane function calls is inlined, whatever its size and whatever the user said of inlining: a call would have to be
// made for one lane after the other. Left alone are functions that call themselves, calls through pointers and the
// runtime; and calls beyond a size at which compilation would take too long.
#include "kernel/llvm_passes.h"
#include "simd/lane_program.h"
#include "simd/passes.h"

#include <llvm/ADT/SetVector.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/Cloning.h>

namespace sampan::simd {

using namespace llvm;

constexpr unsigned kMaxInstructions = 30000;

// Can `f` come back to itself through direct calls?
static bool callsItself(Function &f, DenseMap<Function *, bool> &known) {
  const auto [it, fresh] = known.try_emplace(&f, false);
  if (!fresh)
    return it->second;
  SetVector<Function *> reached;
  const auto add = [&](Function &from) {
    for (Instruction &i : instructions(from))
      if (auto *call = dyn_cast<CallBase>(&i))
        if (Function *callee = call->getCalledFunction(); callee && !callee->isDeclaration())
          reached.insert(callee);
  };
  add(f);
  for (unsigned at = 0; at < reached.size(); ++at)
    add(*reached[at]);
  return known[&f] = reached.contains(&f);
}

void inlineCalls(KernelModule &km) {
  DenseMap<Function *, bool> recursive;
  kernel::LlvmPasses llvmPasses;
  for (Function *lane : laneFunctions(km.module)) {
    bool inlined = false;
    for (bool again = true; again;) {
      again = false;
      SmallVector<CallBase *, 16> calls;
      for (Instruction &i : instructions(*lane))
        if (auto *call = dyn_cast<CallBase>(&i))
          if (Function *callee = call->getCalledFunction();
              callee && !callee->isDeclaration() && !callsItself(*callee, recursive))
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
