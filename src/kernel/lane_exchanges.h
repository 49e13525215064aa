// Places where lanes hand values to each other through plain shared memory with nothing to make them wait.
#pragma once

#include <llvm/ADT/SmallPtrSet.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/Module.h>

namespace sampan::kernel {

// Functions that hold a barrier, a warp operation or a call through a pointer, or call one that does.
llvm::SmallPtrSet<const llvm::Function *, 16> waitingFunctions(llvm::Module &);

// An access, and the instruction before which the lanes have to wait for each other so that it is in order. If the code
// there runs exactly as often as a barrier of the block, `barrier` is that one, and the whole block can wait.
struct LaneExchange {
  llvm::Instruction *access = nullptr;
  llvm::Instruction *waitBefore = nullptr;
  llvm::CallBase *barrier = nullptr;
};
// The first place of the function that needs a wait; `access` is null if there is none.
LaneExchange findLaneExchange(llvm::Function &, const llvm::SmallPtrSetImpl<const llvm::Function *> &waiting);

} // namespace sampan::kernel
