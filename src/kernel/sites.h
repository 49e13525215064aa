// Synchronisation sites in kernel IR: calls of __sampan_sync(thread, kind, number).
#pragma once

#include <llvm/ADT/SetVector.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Module.h>

#include <vector>

namespace sampan::kernel {

// The call if this instruction is a site, else null.
llvm::CallInst *siteAt(llvm::Instruction &);
std::vector<llvm::CallInst *> sitesOf(llvm::Function &);
// Afterwards each site ends its block, but for a branch to what is behind it.
void splitBehindSites(llvm::Function &);
unsigned siteKind(const llvm::CallInst &site);
// A call of this marks where it is good for all threads of the block to wait for each other, but not needed: tile-strides makes
// them, form-blocks takes them away.
inline constexpr const char *kTile = "sampan.tile";
std::vector<llvm::CallInst *> tilesOf(llvm::Function &);
// The functions that contain a site or call one that does. Calls through pointers are not followed.
llvm::SetVector<llvm::Function *> functionsWithSites(llvm::Module &);

} // namespace sampan::kernel
