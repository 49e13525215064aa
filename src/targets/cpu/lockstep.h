// Runs a lane program as it reads, the second oracle between fibers and the widened code: every operation is done for one lane
// after the other before the next one begins, each lane has a value of its own of everything, and no shape decides how.
// Shapes are only looked at to assert them: what is claimed of a value is compared with the lanes' values while the program
// runs. Nothing here is shared with the widener, which it judges.
//
// An inactive lane computes along, so its values may be poison. That is followed: a lane has a value of everything and a flag
// that says that the value is poison. Such a lane makes no claim false, and it neither loads nor divides.
//
// lockstep.cpp has the frame and control flow, lockstep_operations.cpp what instructions do, lockstep_regions.cpp the loop
// around them.
#pragma once

#include "simd/lane_program.h"
#include "simd/shape.h"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/ModuleSlotTracker.h>

#include <functional>

namespace sampan::cpu {

// What a lane function's arguments are for the vector that begins with thread `first`.
struct LockstepArguments {
  llvm::Value *block, *thread, *first;
  llvm::Value *from, *to;               // the threads that are active
  llvm::ArrayRef<llvm::Value *> shared; // by the whole block
};

class Lockstep {
public:
  Lockstep(llvm::Function &lane, llvm::Function &to, std::string kernel);

  // Writes the program to the end of `to`, entered from the end of block `from`; arrays of lanes go to block `top`. Answers the
  // block in which it ends, without a terminator.
  llvm::BasicBlock *run(llvm::BasicBlock &from, llvm::BasicBlock &top, const LockstepArguments &);

  // Writes a loop over the lanes where the builder stands, and leaves the builder behind it.
  void forLanes(llvm::IRBuilder<> &, const std::function<void(llvm::Value *lane)> &);
  // Writes `body` to be done if `condition` holds, and leaves the builder behind it.
  static void onlyIf(llvm::IRBuilder<> &, llvm::Value *condition, const std::function<void()> &body);
  llvm::Value *isActive(llvm::IRBuilder<> &, llvm::Value *lane);
  llvm::Value *stop(llvm::IRBuilder<> &b, llvm::Value *lane) { return value(b, returned, lane); } // where it ended
  llvm::Value *stopOfAll() const { return returned; } // as the program has it

private:
  struct Slot {
    llvm::AllocaInst *values, *poison; // of all lanes
  };

  struct OfLane {
    llvm::Value *value, *poison;
  };

  Slot makeSlot(llvm::Type *, const llvm::Twine &name);
  Slot slotOf(llvm::Instruction &);
  llvm::Value *value(llvm::IRBuilder<> &, llvm::Value *, llvm::Value *lane);
  llvm::Value *poison(llvm::IRBuilder<> &, llvm::Value *, llvm::Value *lane); // i1
  llvm::Value *holds(llvm::Value *mask, llvm::Value *lane);                   // a mask, in which poison is false
  void set(llvm::Value *lane, llvm::Instruction &, llvm::Value *value, llvm::Value *poison);
  void setAll(llvm::Instruction &, llvm::Value *); // one value for all lanes

  void instruction(llvm::Instruction &);
  void terminator(llvm::Instruction &);
  void leaveFor(llvm::BasicBlock &next, llvm::BasicBlock &here);
  void enter(llvm::BasicBlock &);
  void assertShape(llvm::Instruction &);

  bool isClaimed(llvm::Instruction &) const;

  static bool isOfOneLane(llvm::Instruction &);
  void compute(llvm::ArrayRef<llvm::Instruction *>);
  OfLane compute(llvm::Instruction &, llvm::Value *lane);
  OfLane load(llvm::CallInst &, llvm::Value *lane);
  OfLane guarded(llvm::Type *, llvm::Value *can, const std::function<llvm::Value *()> &make);
  llvm::Instruction *copyFor(llvm::Instruction &, llvm::Value *lane);
  llvm::Value *poisonOf(llvm::Instruction &, llvm::Value *lane);
  llvm::Value *breaksPromise(llvm::Instruction &, llvm::Value *lane);
  llvm::Value *canRun(llvm::Instruction &, llvm::Value *lane);
  void local(llvm::AllocaInst &);
  void store(llvm::CallInst &);
  void each(llvm::CallInst &);
  void vote(llvm::CallInst &, bool all);
  void warpOperation(llvm::CallInst &);
  llvm::Value *bits(llvm::Value *mask);

  llvm::Function &lane, &to;
  const std::string kernel;
  llvm::ModuleSlotTracker names; // of values, in messages
  const unsigned lanes;
  const simd::Shapes shapes;
  const llvm::DataLayout &layout;
  llvm::IRBuilder<> b;
  llvm::BasicBlock *top = nullptr, *end = nullptr;
  llvm::AllocaInst *active = nullptr;
  llvm::Value *returned = nullptr;
  LockstepArguments arguments{};
  llvm::DenseMap<llvm::Value *, Slot> slots;
  llvm::DenseMap<llvm::PHINode *, Slot> next;       // what a phi will be: all phis of a block change at once
  llvm::DenseMap<llvm::Value *, OfLane> ofThisLane; // known in the loop that is being written
  llvm::DenseMap<llvm::BasicBlock *, llvm::BasicBlock *> heads;
};

} // namespace sampan::cpu
