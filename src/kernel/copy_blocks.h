// Copies the part of a kernel that one region runs.
#pragma once

#include <llvm/ADT/DenseMap.h>
#include <llvm/IR/Instructions.h>

#include <vector>

namespace sampan::kernel {

struct CopiedBlocks {
  llvm::BasicBlock *start = nullptr;                               // copy of the block to begin at
  std::vector<llvm::BasicBlock *> ends;                            // copies that end in a return or hold a site
  llvm::DenseMap<llvm::BasicBlock *, llvm::CallInst *> siteOf;     // of those that hold one
  llvm::DenseMap<llvm::BasicBlock *, llvm::BasicBlock *> original; // from copy to what was copied
};

// The blocks that can be reached from `start` without passing a site.
std::vector<llvm::BasicBlock *> regionBlocks(llvm::BasicBlock &start);

// Copies the regionBlocks of `kernel` from `start` on to the end of the function that
// `entry` belongs to. The kernel's only argument becomes `thread`; local variables go to `entry`. Debug locations and
// variables move to a subprogram of the new function's own, because two functions cannot share one.
CopiedBlocks copyBlocks(llvm::Function &kernel, llvm::BasicBlock &start, llvm::BasicBlock &entry, llvm::Value &thread);

} // namespace sampan::kernel
