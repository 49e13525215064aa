// How the threads of a block go through a kernel together: the kernel as a flow of parts, each of which all threads run from
// its beginning to its end before any of them goes on. Parts are cut at barriers, and wherever the way of the whole block
// forks or joins. In between, threads go their own ways.
#pragma once

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/SetVector.h>
#include <llvm/IR/Instructions.h>

#include <string>

namespace sampan::kernel {

class BlockFlow {
public:
  // Each site of the kernel must end its basic block but for a branch.
  explicit BlockFlow(llvm::Function &kernel);

  // Why threads cannot be seen to go through the kernel together; empty if they can. If it is not, nothing else holds.
  const std::string &obstacle() const { return why; }

  // The basic blocks in which parts begin; the kernel's entry is the first.
  const llvm::SetVector<llvm::BasicBlock *> &starts() const { return begins; }
  // The start of the part that a basic block belongs to. Null behind the last sites: what leads nowhere but to the end
  // belongs to each part that reaches it.
  llvm::BasicBlock *partOf(const llvm::BasicBlock *b) const { return parts.lookup(b); }
  // The branch or switch by which the block chooses where to go on behind this part, or null.
  llvm::Instruction *forkOf(llvm::BasicBlock *start) const { return forks.lookup(start); }
  // The one part behind this one, where there is no fork; null at the end of the kernel.
  llvm::BasicBlock *nextOf(llvm::BasicBlock *start) const { return nexts.lookup(start); }
  // Can the value be computed once for the whole block: from the block's description, arguments, constants, and what lies in
  // memory where a part begins?
  bool isShared(const llvm::Value *v) const;

private:
  void findForks();
  void label();
  void labelOnce(bool &changed);
  void findShared();
  bool staysShared(const llvm::Instruction &) const;
  bool readsAtStart(const llvm::LoadInst &) const;
  void findEnds();
  bool addEnd(llvm::BasicBlock &start, llvm::BasicBlock *next);

  llvm::Function &f;
  std::string why;
  llvm::SmallPtrSet<llvm::BasicBlock *, 16> siteBlocks, forking, before; // before: a site can still be reached from
  llvm::SetVector<llvm::BasicBlock *> begins;
  llvm::DenseMap<const llvm::BasicBlock *, llvm::BasicBlock *> parts, nexts;
  llvm::DenseMap<const llvm::BasicBlock *, llvm::Instruction *> forks;
  llvm::SmallPtrSet<const llvm::BasicBlock *, 16> ended;
  llvm::SmallPtrSet<const llvm::Instruction *, 32> shared;
};

// A reading of the pointer to the block's description, which every thread has in its own.
bool readsBlock(const llvm::Instruction &);
// Of the block's description, or of the kernel's arguments at a place known now: there is no condition under which it would
// be wrong to read them.
bool readsDescription(const llvm::LoadInst &);
// Does it compute, from its operands alone, what is the same for all threads if they are?
bool followsFromOperands(const llvm::Instruction &);

} // namespace sampan::kernel
