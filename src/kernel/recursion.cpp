#include "kernel/recursion.h"

#include <llvm/ADT/SetVector.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>

namespace sampan::kernel {

using namespace llvm;

bool Recursion::callsItself(Function &f) {
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

} // namespace sampan::kernel
