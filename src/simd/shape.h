// Shapes: what is known of a value across the lanes of one vector. They decide what stays scalar (one computation for all
// lanes), which accesses are consecutive, and which branches lanes can take differently.
#pragma once

#include <llvm/ADT/DenseMap.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/Function.h>

#include <string>

namespace sampan::simd {

struct Shape {
  enum Kind : uint8_t {
    Unknown, // nothing has been seen that says anything yet, or the value is undefined: agrees with every shape
    Uniform, // the same in all active lanes
    Strided, // lane l has the value of lane 0 plus l * stride, modulo 2^bits
    Varying
  };
  Kind kind = Unknown;
  // The value (of lane 0, if strided) is a multiple of 1 << align.
  uint8_t align = 0;
  // Strided only: sign or zero extension gives a strided value again, since no active lane is across a wrap from lane 0.
  bool exactSigned = false, exactUnsigned = false;
  int64_t stride = 0;

  static Shape unknown() { return {}; }
  static Shape uniform(unsigned align = 0) { return {Uniform, static_cast<uint8_t>(align), true, true, 0}; }
  static Shape strided(int64_t stride, unsigned align, bool exactSigned, bool exactUnsigned);
  static Shape varying() { return {Varying, 0, false, false, 0}; }

  bool isUniform() const { return kind == Uniform || kind == Unknown; }
  bool isStrided() const { return kind == Strided; }
  bool isVarying() const { return kind == Varying; }
  // One scalar (of lane 0) tells the values of all lanes.
  bool hasScalar() const { return kind != Varying; }
  bool operator==(const Shape &) const = default;
};

// The shape of a value that is one of the two.
Shape join(const Shape &, const Shape &);
// "uniform", "strided 4", "varying": for remarks, dumps and tests.
std::string toString(const Shape &);

// What shapes rest on; see lane_program.h.
struct Lanes {
  unsigned width;       // a power of two; lane 0's thread number is a multiple of it
  bool aligned = false; // blockDim.x is one too
};
Lanes lanesOf(const llvm::Function &lane);

// Shapes of all values of a lane function, before or after linearise.
class Shapes {
public:
  Shapes(llvm::Function &, Lanes);
  explicit Shapes(llvm::Function &f) : Shapes(f, lanesOf(f)) {}

  Shape of(const llvm::Value *) const;
  // The shape that an address or an index has if no number under an extension wraps between the lanes. Whether one does can be
  // told from lane 0 when the kernel runs: `first + threadIdx.x` in 32 bits, with a `first` of which nothing is known.
  Shape ifExact(const llvm::Value *) const;
  // Can lanes of one vector go different ways here?
  bool isDivergent(const llvm::Instruction &branch) const;

private:
  Shape transfer(const llvm::Instruction &) const;
  Shape ofPhi(const llvm::PHINode &) const;
  bool joinsDivergent(const llvm::BasicBlock &) const;
  void solve();

  llvm::Function &f;
  const Lanes lanes;
  llvm::DominatorTree dominators;
  llvm::LoopInfo loops;
  llvm::DenseMap<const llvm::Value *, Shape> shapes;
};

} // namespace sampan::simd
