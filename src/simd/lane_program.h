// The lane program: what one lane of a vector does in one region, with everything that lanes share made explicit. It is an
// LLVM function of scalar types, `i32 @kernel.lane.N(ptr block, ptr thread, i32 t, i1 active)`, in a form that any width
// can be made from without looking at CUDA or at divergence again:
//
//   - every branch is uniform: what lanes decide differently has become masks (i1 values that vary from lane to lane)
//     and selects, with `lane.any(mask)` where code is to be skipped when no lane wants it;
//   - what touches memory that lanes do not share says under which mask: `lane.load`, `lane.store`;
//   - what cannot be done for several lanes at once is `lane.each.N(mask, …)`, a function with the one operation in it,
//     to be run for one active lane after the other in ascending order;
//   - a block of the function is only entered when its mask holds for at least one lane.
//
// Arguments behind these four are values that all threads of the block share.
//
// `t` is the thread's linear number and `thread` its description; lane l of a vector has t + l. Whoever runs a lane program
// makes sure of what it relies on, for lane 0 too if that is not active:
//
//   - t of lane 0 is a multiple of the width;
//   - threadIdx.x counts up from lane to lane, threadIdx.y and z are the same: blockDim.x is a multiple of the width, or,
//     unless the program says that it needs the former (`needsAligned`), the block has one dimension;
//   - gridDim.x * blockDim.x is below 2^31, so that blockIdx.x * blockDim.x + threadIdx.x does not wrap.
#pragma once

#include <llvm/IR/IRBuilder.h>

#include <string>
#include <vector>

namespace sampan::simd {

inline constexpr const char *kLoad = "lane.load.";   // T (ptr, i1 mask)
inline constexpr const char *kStore = "lane.store."; // void (T, ptr, i1 mask)
inline constexpr const char *kEach = "lane.each.";   // T (i1 mask, operands…)
inline constexpr const char *kAny = "lane.any";      // i1 (i1 mask), uniform
// i1 (i1 mask), uniform. It chooses a faster copy of the same code, so it may be false where it is hard to tell.
inline constexpr const char *kAll = "lane.all";

// On a local array of a lane function: the lanes' elements, of so many bytes each, lie side by side, and offsets within the
// array are scaled by the width. Without it each lane's array lies in one piece.
inline constexpr const char *kInterleaveMetadata = "sampan.interleave";
// Bytes from one lane's beginning of a local array to the next one's.
uint64_t localStride(const llvm::AllocaInst &);

// Operations of a whole warp are `lane.warp.…` (kernel/warp_operation.h). A function that has them is made for the lanes of one
// warp, all of them active, and in it they stand where all lanes are.
bool isInStep(const llvm::Function &lane);

// Attribute of a lane function: how many lanes its shapes hold for.
inline constexpr const char *kWidthAttribute = "sampan-lane-width";
// Attribute of a lane function that holds only where blockDim.x is a multiple of the width.
inline constexpr const char *kAlignedAttribute = "sampan-lane-aligned";
// Attribute of a lane function that must not be widened, with the reason.
inline constexpr const char *kScalarAttribute = "sampan-scalar";

// Attribute of a kernel whose threads may run row after row across neighbouring blocks.
inline constexpr const char *kRowsAttribute = "sampan-rows";

enum class LaneOp { None, Load, Store, Each, Any, All, Warp };
LaneOp laneOp(const llvm::Instruction &);
// The mask that a Load, Store or Each runs under.
llvm::Value *maskOf(const llvm::CallInst &);
// The address and the type of what a Load or Store accesses.
llvm::Value *pointerOf(const llvm::CallInst &);
llvm::Type *elementOf(const llvm::CallInst &);
llvm::Align alignmentOf(const llvm::CallInst &);

// The `lane.any` that decides where this block goes on; null if it is left in another way.
llvm::CallInst *anyAtEnd(const llvm::BasicBlock &);

// The lane functions that are to be widened.
std::vector<llvm::Function *> laneFunctions(llvm::Module &);
// The name of the region that a lane function does the same as.
std::string regionOf(const llvm::Function &lane);
// Erases the lane functions that are left, which nobody runs, and what only they could do.
void dropLanes(llvm::Module &);
unsigned widthOf(const llvm::Function &lane);
bool needsAligned(const llvm::Function &lane);

llvm::CallInst *createLoad(llvm::IRBuilder<> &, llvm::LoadInst &, llvm::Value *mask);
llvm::CallInst *createStore(llvm::IRBuilder<> &, llvm::StoreInst &, llvm::Value *mask);
llvm::Value *createAny(llvm::IRBuilder<> &, llvm::Value *mask);
llvm::Value *createAll(llvm::IRBuilder<> &, llvm::Value *mask);
// Puts a copy of the instruction into a function of its own and makes the call that stands for it.
llvm::CallInst *createEach(llvm::IRBuilder<> &, llvm::Instruction &, llvm::Value *mask);

} // namespace sampan::simd
