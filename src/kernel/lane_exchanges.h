// Places where lanes hand values to each other through plain shared memory with nothing to make them wait.
#pragma once

#include <llvm/ADT/SmallPtrSet.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/Module.h>

namespace sampan::kernel {

// Functions that hold a barrier, a warp operation or a call through a pointer, or call one that does.
llvm::SmallPtrSet<const llvm::Function *, 16> waitingFunctions(llvm::Module &);

// An access, and the instruction before which the lanes have to wait for each other so that it is in order.
struct LaneExchange {
  llvm::Instruction *access;
  llvm::Instruction *waitBefore;
};
// The first place of the function that needs a wait; `access` is null if there is none. `countsOnSteps` becomes true when a
// value is loaded behind a store of another lane: its programmer counts on lanes in step, and loads before stores are
// looked at more strictly from then on.
LaneExchange findLaneExchange(llvm::Function &, const llvm::SmallPtrSetImpl<const llvm::Function *> &waiting,
                              bool &countsOnSteps);

} // namespace sampan::kernel
