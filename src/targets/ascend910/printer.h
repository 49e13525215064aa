// Prints a lane program as HIVM, MLIR's dialect for the vector cores of Ascend 910B and 910C: one tile stands for as many
// threads as it has elements. What the language of these chips cannot say exactly is an error at the place in the user's
// source; nothing is left out.
//
// printer.cpp has the function around the program, print_flow.cpp branches and loops, print_operations.cpp the choice for
// each instruction, print_arithmetic.cpp, print_integers.cpp, print_fma.cpp, print_masks.cpp and print_memory.cpp what they
// become.
#pragma once

#include "simd/lane_program.h"
#include "simd/shape.h"
#include "support/diagnostic.h"
#include "targets/ascend910/text.h"
#include "targets/ascend910/tile_value.h"

#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/PostDominators.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/Instructions.h>

#include <set>

namespace sampan::ascend910 {

// How blocks and threads are laid on tiles.
enum class Layout {
  BlockTile, // a tile is a whole block, whose threads work together
  Grid,      // only the thread's number in the whole grid counts: a tile is a stretch of a row of the grid
  Block      // a tile is a stretch of a row of one block
};

struct Printed {
  std::string text;               // a whole MLIR module
  unsigned fusedMultiplyAdds = 0; // which the chip's language has not
  unsigned roughDivisions = 0;    // divisions and roots by the chip's own operation
  unsigned gathers = 0;           // loops over elements that read memory
};

class Printer {
public:
  Printer(llvm::Function &lane, std::string kernel, Layout, unsigned vectorCores, Diagnostics &);

  // False after an error.
  bool run(Printed &);

private:
  // Memory that the kernel reaches: by an argument, or a variable.
  struct Memory {
    uint64_t offset = 0; // of the pointer in the packed arguments
    const llvm::GlobalVariable *variable = nullptr;
    std::set<std::string> types; // it is passed once for each type it is accessed as
    int64_t words = 0;           // of shared memory, of 32 bits; 0: global memory
    bool isDynamic = false;      // shared memory whose size a launch gives, of kDynamicBytes at most
  };

  // printer.cpp
  std::string argumentList();
  void openLoops();
  void openBlocks(const std::string (&grid)[3], const std::string (&block)[3]);
  void closeLoops();
  TileValue refuse(const char *id, const std::string &what, const std::string &hint, const llvm::Instruction *);
  TileValue noDouble(const llvm::Instruction &);

  // print_flow.cpp
  const llvm::BasicBlock *blocks(const llvm::BasicBlock *from, const llvm::BasicBlock *stop,
                                 const llvm::BasicBlock *latch = nullptr);
  void branch(const llvm::BranchInst &, const llvm::BasicBlock &end);
  const llvm::BasicBlock *loop(const llvm::Loop &, const llvm::BasicBlock &from);
  std::string phiType(const llvm::PHINode &);
  std::string phiOperand(const llvm::PHINode &, const llvm::Value *);
  TileValue phiResult(const llvm::PHINode &, const std::string &name, const llvm::Value *like);
  void takePhis(const llvm::BasicBlock &, const llvm::BasicBlock &from);

  // print_operations.cpp
  TileValue instruction(const llvm::Instruction &);
  TileValue ofTiles(const llvm::Instruction &);
  TileValue call(const llvm::CallInst &);
  TileValue each(const llvm::CallInst &);
  TileValue description(const llvm::LoadInst &, bool &known);
  TileValue select(const llvm::SelectInst &);
  TileValue compare(const llvm::CmpInst &);

  // print_scalars.cpp
  TileValue ofScalars(const llvm::Instruction &);

  // print_wide.cpp
  TileValue wide(const llvm::Instruction &);
  TileValue address(const llvm::GEPOperator &);
  TileValue addWide(const TileValue &, const TileValue &, bool minus);
  TileValue multiplied(const TileValue &, const std::string &by);
  TileValue scaleWide(const TileValue &, int64_t by);
  TileValue asWide(const llvm::Value *);

  // print_arithmetic.cpp: of values of one type, scalars as long as all operands are
  TileValue binary(const char *vector, const char *ofScalars, const TileValue &, const TileValue &,
                   const std::string &type);
  TileValue unary(const std::string &vector, const TileValue &, const std::string &type);
  TileValue converted(const TileValue &, const std::string &from, const std::string &to, const char *mode);
  TileValue reinterpret(const TileValue &, const std::string &from, const std::string &to);
  TileValue choose(const TileValue &mask, const TileValue &, const TileValue &, const std::string &type);
  TileValue compareTiles(const char *mode, const TileValue &, const TileValue &, const std::string &type);
  TileValue compareFloats(llvm::CmpInst::Predicate, const TileValue &, const TileValue &, const std::string &type);
  TileValue floatOperation(const llvm::Instruction &);

  // print_integers.cpp
  TileValue integerOperation(const llvm::Instruction &);
  TileValue held(const llvm::Value *);                // for a tile: 8 and 16 bits in 32
  TileValue narrow(const TileValue &, unsigned bits); // sign-extended from its low bits again
  TileValue zeroExtended(const TileValue &, unsigned bits);
  TileValue shift(unsigned opcode, const TileValue &, const TileValue &, unsigned bits);
  TileValue compareIntegers(llvm::CmpInst::Predicate, TileValue, TileValue);
  TileValue toFloat(const TileValue &, bool isSigned);
  TileValue halfBits(const llvm::CastInst &);
  TileValue toInteger(const TileValue &, bool isSigned);
  TileValue unsignedInteger(const TileValue &);
  TileValue conversion(const llvm::CastInst &);

  // print_division.cpp
  struct Quotient {
    TileValue quotient, rest;
  };
  Quotient divideUnsigned(const TileValue &, const TileValue &);
  TileValue divide(const llvm::Instruction &);

  // print_fma.cpp
  TileValue fma(const TileValue &, const TileValue &, const TileValue &);

  // print_masks.cpp
  std::string maskTile(const TileValue &);
  TileValue maskAnd(const TileValue &, const TileValue &);
  TileValue maskOr(const TileValue &, const TileValue &);
  TileValue maskNot(const TileValue &);
  TileValue compareStrided(const llvm::ICmpInst &);
  std::string any(const TileValue &);
  std::string extreme(const TileValue &mask, const char *how, const char *otherwise);
  Interval hull(const TileValue &); // the shortest interval that holds all lanes of a mask

  // print_memory.cpp
  TileValue load(const llvm::CallInst &);
  void store(const llvm::CallInst &);
  TileValue loadScalar(const llvm::LoadInst &);
  TileValue gather(const TileValue &at, const TileValue &mask, const std::string &type, const llvm::CallInst &);
  void storeOne(const TileValue &at, const TileValue &v, const Interval &, const std::string &type,
                const llvm::CallInst &);
  std::string memory(const TileValue &at, const std::string &type);
  std::string elementNumber(const std::string &bytes, uint64_t size); // an index
  std::string shifted(const std::string &tile, const std::string &type, const std::string &by, bool up);
  TileValue widened(const std::string &tile, const std::string &type);
  bool isOfBlock(const llvm::Value *pointer) const;
  bool followsStore(const llvm::Instruction &) const;
  void seeStores(const llvm::Instruction &, bool throughCache);

  // print_shared.cpp
  static constexpr uint64_t kDynamicBytes = 8 << 10;
  TileValue sharedMemory(bool dynamic);
  std::string sharedBuffers() const;
  std::string shared(const TileValue &at) const;
  bool isShared(const TileValue &at) const;
  std::string wordsOf(const std::string &count) const;
  TileValue wordNumbers(const TileValue &at, const llvm::Instruction &);
  TileValue loadShared(const TileValue &at, const std::string &type, const llvm::Instruction &);
  void storeShared(const TileValue &at, const TileValue &v, const TileValue &mask, const std::string &type,
                   const llvm::Instruction &);
  TileValue threadIndex(unsigned dimension);
  TileValue shuffle(const llvm::CallInst &each, const llvm::CallInst &inner);

  // Values ------------------------------------------------------------------------------------------------------------

  TileValue value(const llvm::Value *);
  TileValue constant(const llvm::Constant *);
  std::string typeOf(const llvm::Type *) const;  // of a scalar
  std::string tiled(const std::string &) const;  // of a tile of such elements: "tensor<1024xf32>"
  std::string element(const llvm::Type *) const; // of a tile: integers below 32 bits are held in 32
  std::string empty(const std::string &type);
  std::string scalarOf(const TileValue &, const std::string &type); // lane 0's
  std::string tileOf(const TileValue &, const std::string &type);
  std::string iota(const std::string &type);
  // An operand of a vector operation that may be a scalar, with its type behind the colon.
  std::pair<std::string, std::string> operand(const TileValue &, const std::string &type);
  std::string toIndex(const std::string &scalar, const std::string &type);

  llvm::Function &lane;
  const std::string kernel;
  const Layout layout;
  const unsigned vectorCores, width;
  unsigned length; // of the tiles that are being printed: the width, or that of a buffer
  TileValue spread[3]{};
  Diagnostics &out;
  const simd::Shapes shapes;
  llvm::DominatorTree dominators;
  llvm::PostDominatorTree postDominators;
  llvm::LoopInfo loops;
  Text text;
  Printed *printed = nullptr;
  bool good = true;
  llvm::DenseMap<const llvm::Value *, TileValue> values;
  std::vector<Memory> memories;
  std::set<std::string> merged;                                      // tiles that a branch or a loop gives
  std::map<std::pair<uint64_t, std::string>, std::string> arguments; // scalars: (offset, type) -> name
  std::map<std::string, std::string> places;                         // names of blockIdx.x and so on
};

} // namespace sampan::ascend910
