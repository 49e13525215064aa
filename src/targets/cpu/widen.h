// Widens one lane program: for W lanes, each of its values becomes a scalar (uniform, or lane 0 of a strided value), a
// vector of W elements, or both if asked for. Control flow stays as it is, since all of it is uniform.
//
// The parts of this class are in widen_values.cpp (scalars, vectors, types), widen_arithmetic.cpp, widen_memory.cpp,
// widen_if_exact.cpp, widen_neighbours.cpp, widen_each.cpp and widen_warp.cpp; widen_regions.cpp builds the loop around it.
#pragma once

#include "simd/lane_program.h"
#include "simd/neighbours.h"
#include "simd/shape.h"

#include <llvm/IR/IRBuilder.h>

namespace sampan::cpu {

// What a lane function's arguments are for the vector that begins with thread `first`.
struct LaneArguments {
  llvm::Value *block;                   // the block's description
  llvm::Value *thread;                  // description of the first lane's thread
  llvm::Value *first;                   // its linear number, a multiple of the width
  llvm::Value *active;                  // <W x i1>, with some lane in it
  llvm::Value *full;                    // i1: all are
  llvm::ArrayRef<llvm::Value *> shared; // by the whole block: the arguments behind
};

class Widener {
public:
  Widener(llvm::Function &lane, llvm::Function &to);

  // Copies the widened program to the end of `to`, entered from the end of block `from`. Local arrays go to `top`. Answers
  // the block in which it ends, without a terminator; answer() is then each lane's stop.
  llvm::BasicBlock *run(llvm::BasicBlock &from, llvm::BasicBlock &top, const LaneArguments &);
  // One number for all lanes if constant or uniform, else a vector.
  llvm::Value *answer() const { return stop; }

  unsigned width() const { return lanes; }

private:
  struct ExtendedPhi {
    llvm::PHINode *of, *extended;
    bool sign;
  };

  // Values
  static unsigned parts(llvm::Type *);
  static llvm::Type *part(llvm::Type *, unsigned);
  static llvm::Value *getPart(llvm::IRBuilder<> &, llvm::Value *, unsigned);
  static llvm::Value *putPart(llvm::IRBuilder<> &, llvm::Value *, llvm::Value *part, unsigned);
  llvm::Type *wide(llvm::Type *) const;
  llvm::Value *scalar(llvm::Value *); // of a value whose shape has one
  llvm::Value *vector(llvm::Value *);
  llvm::Value *splat(llvm::IRBuilder<> &, llvm::Value *, llvm::Type *);
  llvm::Value *steps(llvm::Type *element, int64_t stride) const; // <0, stride, 2 stride, …>
  llvm::Value *laneZeroExtended(llvm::Value *, llvm::Type *, bool sign);
  llvm::Value *extendedPhi(llvm::PHINode &, llvm::Type *, bool sign);
  llvm::Value *element(llvm::Value *, llvm::Value *lane); // of one lane
  llvm::Value *elementOf(llvm::Value *all, llvm::Type *, llvm::Value *lane);
  llvm::Value *withElement(llvm::Value *all, llvm::Value *one, llvm::Value *lane);
  llvm::Value *bitsOf(llvm::Value *mask); // as an integer of W bits
  void setScalar(llvm::Value &of, llvm::Value *v) { scalars[&of] = v; }
  void setVector(llvm::Value &of, llvm::Value *v) { vectors[&of] = v; }

  // Instructions
  void instruction(llvm::Instruction &);
  void scalarInstruction(llvm::Instruction &);
  void vectorInstruction(llvm::Instruction &);
  llvm::Value *vectorSelect(llvm::Value *condition, llvm::Value *a, llvm::Value *b);
  llvm::Value *selectParts(llvm::Value *condition, llvm::Value *a, llvm::Value *b);
  llvm::Value *vectorAddress(llvm::GetElementPtrInst &);
  llvm::Value *vectorCall(llvm::CallInst &);
  llvm::Value *saturated(llvm::Value *x, llvm::Type *to, bool sign);
  void phi(llvm::PHINode &);
  void local(llvm::AllocaInst &);
  void terminator(llvm::Instruction &);
  void finishPhis();

  // Memory, and operations on one lane at a time
  void load(llvm::CallInst &);
  void store(llvm::CallInst &);
  void storeToOne(llvm::CallInst &);
  llvm::Value *loadStrided(llvm::CallInst &, llvm::Value *from, int64_t stride);
  bool storeStrided(llvm::CallInst &, llvm::Value *at, int64_t stride);
  struct Ways;
  llvm::Value *loadIfExact(llvm::CallInst &, int64_t stride);
  void storeIfExact(llvm::CallInst &, int64_t stride);
  llvm::Value *laneZeroIfExact(llvm::Value *, llvm::Value *&exact);
  llvm::Value *inOrder(llvm::Value *first, const llvm::APInt &far, bool sign);
  llvm::Value *forActive(llvm::Value *mask, llvm::Type *result, llvm::function_ref<llvm::Value *(llvm::Value *lane)>);
  bool servesStride(const llvm::CallInst &, int64_t stride) const;
  bool loadNeighbours(llvm::CallInst &);
  bool storeNeighbours(llvm::CallInst &);
  llvm::Value *lowestAddress(const simd::Neighbours &);
  llvm::Align eachAligned(const simd::Neighbours &) const;
  void vote(llvm::CallInst &, bool all);
  llvm::Value *atOneEnd(llvm::Value *mask);
  void warpOperation(llvm::CallInst &);
  void shuffle(llvm::CallInst &);
  llvm::Value *shuffledThroughMemory(llvm::Value *, unsigned mode, llvm::Value *operand, unsigned width);
  static llvm::Value *reduced(llvm::IRBuilder<> &, llvm::AtomicRMWInst::BinOp, llvm::Value *vector);
  void each(llvm::CallInst &);
  bool eachAtOnce(llvm::CallInst &);
  llvm::Align eachAligned(llvm::Align claimed, llvm::Type *element) const;
  llvm::Value *reversed(llvm::Value *);

  llvm::Function &lane;
  llvm::Function &to;
  const unsigned lanes;
  simd::Shapes shapes;
  const llvm::DataLayout &layout;
  llvm::IRBuilder<> b;
  llvm::BasicBlock *top = nullptr;   // of the function, for local arrays
  llvm::BasicBlock *begin = nullptr; // where arguments are known
  llvm::BasicBlock *end = nullptr;
  llvm::Value *allActive = nullptr;
  llvm::Value *stop = nullptr;
  llvm::DenseMap<llvm::Value *, llvm::Value *> scalars, vectors;
  std::vector<ExtendedPhi> extendedPhis;
  llvm::DenseMap<llvm::CallInst *, simd::Neighbours> storedTogether; // none for those that the last one of them serves
  llvm::DenseMap<llvm::BasicBlock *, llvm::BasicBlock *> heads, tails; // an operation on each lane splits its block
};

} // namespace sampan::cpu
