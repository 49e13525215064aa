// Reads of the thread and block descriptions (runtime/abi.h) as IR. All loads here are marked invariant: neither
// description changes while a thread runs, and the region splitter makes such values anew instead of saving them.
#pragma once

#include <llvm/IR/IRBuilder.h>

namespace sampan::kernel {

llvm::Value *loadThreadField(llvm::IRBuilder<> &, llvm::Value *thread, unsigned offset, llvm::Type *, const char *name);
llvm::Value *loadBlock(llvm::IRBuilder<> &, llvm::Value *thread);
llvm::Value *loadBlockField(llvm::IRBuilder<> &, llvm::Value *block, unsigned offset, llvm::Type *, const char *name);
// The other way round: what a read of a description, or of the kernel's arguments, reads from, and at which offset. The pointer
// is null if the value is none.
struct DescriptionRead {
  const llvm::Value *from = nullptr;
  uint64_t offset = 0;
};
DescriptionRead descriptionRead(const llvm::Value *);

// threadIdx, blockIdx, blockDim, gridDim by dimension 0..2.
llvm::Value *threadIndex(llvm::IRBuilder<> &, llvm::Value *thread, unsigned dimension);
// Linear number of the thread in its block.
llvm::Value *linearIndex(llvm::IRBuilder<> &, llvm::Value *thread);
// Address of the thread's element in one of the arrays that lie one behind the other from a pointer in the block's
// description on: of elements of `size` bytes, beginning at `offset` for each of padded_count threads.
llvm::Value *arrayElement(llvm::IRBuilder<> &, llvm::Value *thread, unsigned pointerField, const char *name,
                          uint64_t offset, uint64_t size);

} // namespace sampan::kernel
