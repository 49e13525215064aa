// Operations of warps (shuffles, votes, reductions) at sites: what lower-builtins wrote, read back; and the same as operations of
// lanes that run together, for code that all lanes of a warp run in step.
#pragma once

#include <llvm/IR/Instructions.h>

#include <optional>

namespace sampan::kernel {

// Says which field of the thread's record (its offset in sampan_record) this access is to.
void noteRecordField(llvm::Instruction &access, unsigned offset);

struct WarpOperation {
  llvm::CallInst *site;
  unsigned kind;                                                                                     // sampan_sync_kind
  llvm::Value *mask = nullptr, *mode = nullptr, *lane = nullptr, *width = nullptr, *value = nullptr; // of what it has
  llvm::LoadInst *result = nullptr;
  llvm::SmallVector<llvm::StoreInst *, 5> operands;
};

// The operation at this site; its operands are stored in the site's basic block, and the result is loaded there.
WarpOperation warpOperationAt(llvm::CallInst &site);
// Is it one in which all lanes of a warp take part, in a way that is known now?
bool isOfWholeWarp(const WarpOperation &);
// Replaces the site by `lane.warp.…` (simd/lane_program.h).
void takeTogether(const WarpOperation &);

// T (T value, i32 mode, i32 operand, i32 width): see sampan_shuffle_source
inline constexpr const char *kShuffle = "lane.warp.shuffle.";
inline constexpr const char *kVote = "lane.warp.vote";     // i32 (i1 predicate, i32 mode)
inline constexpr const char *kReduce = "lane.warp.reduce"; // i32 (i32 value, i32 operation)
inline constexpr const char *kStep = "lane.warp.step";     // void (): lanes wait for each other
// Attribute of a function that has such operations: its lanes are a whole warp, and all of them are active.
inline constexpr const char *kInStepAttribute = "sampan-in-step";
bool isWarpOperation(const llvm::Instruction &);

} // namespace sampan::kernel
