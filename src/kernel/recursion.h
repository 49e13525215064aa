// Which functions can come back to themselves.
#pragma once

#include <llvm/ADT/DenseMap.h>
#include <llvm/IR/Function.h>

namespace sampan::kernel {

// Asked of many functions of one module; what it found of one is kept, so calls may be inlined meanwhile.
class Recursion {
public:
  // Can `f` come back to itself through direct calls?
  bool callsItself(llvm::Function &f);

private:
  llvm::DenseMap<llvm::Function *, bool> known;
};

} // namespace sampan::kernel
