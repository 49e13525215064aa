// Values that all threads of a block share, between form-blocks, which takes them out of the kernel, and split-regions, which
// hands them to the parts as arguments.
#pragma once

#include <llvm/IR/IRBuilder.h>

namespace sampan::kernel {

// Attribute of a kernel that form-blocks has turned inside out: the name of its block's function.
inline constexpr const char *kBlockAttribute = "sampan-block-function";
// Attribute of a kernel's copy for blocks of whole warps: the kernel's name.
inline constexpr const char *kWarpsOfAttribute = "sampan-whole-warps-of";
// Attribute of a kernel: the name of the function that runs a block of whole warps from its beginning to its end.
inline constexpr const char *kWholeWarpsAttribute = "sampan-whole-warps";
inline constexpr const char *kRunPart = "sampan.part"; // void (i32 number of the site + 1)

// In the kernel: the shared value of this number.
llvm::CallInst *readShared(llvm::IRBuilder<> &, unsigned number, llvm::Type *);
// In the block's function: what it is.
llvm::CallInst *publishShared(llvm::IRBuilder<> &, unsigned number, llvm::Value *);
bool isSharedRead(const llvm::Instruction &);
bool isPublication(const llvm::Instruction &);
unsigned sharedNumber(const llvm::Instruction &);

} // namespace sampan::kernel
