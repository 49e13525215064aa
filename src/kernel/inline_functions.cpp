// Device functions are inlined on every path where nvcc would inline them: nearly everywhere. Only so are products fused
// with sums in the same places (form-fma), and the passes that give CUDA its meaning see across calls.
//
// Left alone are what the user marked __noinline__, functions that can come back to themselves, very large ones, and the
// maths library, in whose functions every fused operation is written out.
#include "kernel/passes.h"
#include "kernel/recursion.h"

#include <llvm/ADT/DenseSet.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/Transforms/Utils/Cloning.h>

namespace sampan::kernel {

using namespace llvm;

namespace {

// Instructions as Clang writes them, two to three times what remains of them.
constexpr unsigned kMaxCallee = 1500;
constexpr unsigned kMaxCaller = 30000;

class Inliner {
public:
  // What `f` calls comes first, so that each body is copied when it is complete.
  void into(Function &f) {
    if (!done.insert(&f).second)
      return;
    SmallVector<CallBase *, 16> calls;
    for (Instruction &i : instructions(f))
      if (auto *call = dyn_cast<CallBase>(&i))
        if (Function *callee = call->getCalledFunction(); callee && !callee->isDeclaration()) {
          into(*callee);
          if (mayInline(*callee))
            calls.push_back(call);
        }
    unsigned size = f.getInstructionCount();
    for (CallBase *call : calls) {
      const unsigned more = call->getCalledFunction()->getInstructionCount();
      if (more > kMaxCallee || size + more > kMaxCaller || call->isNoInline())
        continue;
      InlineFunctionInfo info;
      if (InlineFunction(*call, info, /*MergeAttributes=*/false, /*CalleeAAR=*/nullptr, /*InsertLifetime=*/false)
              .isSuccess())
        size += more;
    }
  }

private:
  bool mayInline(Function &callee) {
    return !callee.hasFnAttribute(Attribute::NoInline) && !callee.getName().starts_with("__sampan_") &&
           !callee.isInterposable() && !recursion.callsItself(callee);
  }

  Recursion recursion;
  DenseSet<Function *> done;
};

} // namespace

void inlineFunctions(KernelModule &km) {
  if (!km.options.promote)
    return;
  Inliner inliner;
  for (Function &f : km.module)
    if (!f.isDeclaration())
      inliner.into(f);
  for (bool again = true; again;) {
    again = false;
    for (Function &f : make_early_inc_range(km.module))
      if (!f.isDeclaration() && f.isDefTriviallyDead() && !f.getName().starts_with("__sampan_")) {
        f.eraseFromParent();
        again = true;
      }
  }
}

} // namespace sampan::kernel
