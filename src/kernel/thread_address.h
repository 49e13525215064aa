// Which bytes of memory each thread of a block accesses: base + terms that all threads share + threadIdx.x * a constant + a
// constant.
#pragma once

#include <llvm/ADT/MapVector.h>
#include <llvm/IR/Instructions.h>

namespace sampan::kernel {

// threadIdx.x, as the thread's description has it.
bool isThreadIndex(const llvm::Value *);

struct ThreadAddress {
  enum class Space { Unknown, Shared, Arguments }; // the block's shared memory; what a pointer argument points to

  Space space = Space::Unknown;
  bool write = false;
  bool known = false; // what follows holds
  const llvm::Value *base = nullptr;
  llvm::MapVector<const llvm::Value *, int64_t>
      terms;                           // and how often each counts. Whether threads share them is not looked at
  int64_t perThread = 0, constant = 0; // bytes
  int64_t size = 0;
};

// Of a load or a store.
ThreadAddress addressOf(const llvm::Instruction &);

// Are they of memories that do not overlap?
bool apart(const ThreadAddress &, const ThreadAddress &);

// Of two accesses whose terms are the same: if threads t and u meet there, the first in t and the second in u, is t never a
// higher thread than u?
bool neverBehind(const ThreadAddress &first, const ThreadAddress &second);

} // namespace sampan::kernel
