// A generated kernel as a tree. The printer and the model read the same tree and nothing else.
#pragma once

#include "features.h"
#include "types.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace sampan::randomkernels {

enum class ExprKind : uint8_t {
  Literal,    // bits
  Variable,   // index = slot of the function
  LocalArray, // index = slot; args: element, masked where it is used
  Load,       // index = memory; args: cell
  Builtin,    // index = Builtin
  OwnCell,    // the cell that belongs to this thread: (linear thread * bits.low + bits.high) % threads
  Apply,      // index = row of the table of operations; args
  Select,     // args: condition, value, value; only one is evaluated
  And,
  Or
};

enum class Builtin : uint8_t {
  TidX,
  TidY,
  TidZ,
  BidX,
  BidY,
  BidZ,
  DimX,
  DimY,
  DimZ,
  GridX,
  GridY,
  GridZ,
  Linear,
  Lane
};

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;
struct Expr {
  ExprKind kind;
  Type type;
  uint64_t bits = 0;
  int index = -1;
  std::vector<ExprPtr> args;
};

enum class StmtKind : uint8_t {
  Assign,        // targets[0] = exprs[0]
  DeclareArray,  // targets[0][i] = exprs[i]
  StoreArray,    // targets[0][exprs[0]] = exprs[1]
  DeclareStruct, // targets = exprs, printed as one object of type `index`
  Store,         // memory[exprs[0]] = exprs[1]
  Fill,          // every cell of memory: cell targets[0] = exprs[0], threads in strides
  If,            // exprs[0]; bodies[0], bodies[1]
  MaskedIf,      // targets[0] = __ballot_sync(mask, exprs[0]); then as If, with that mask inside
  For,           // targets: counter, count; exprs[0] = count; mode 0 up, 1 down, 2 doubling
  MaskedFor,     // targets: counter, count, mask of the lanes still in; exprs[0] = count
  While,         // targets[0] = guard; exprs[0]; mode 0 while, 1 do; `index` = most rounds
  Switch,        // exprs[0] in 0 … bodies-1; bit i of mode: case i ends with break
  Break,         // if exprs[0]
  Continue,      // if exprs[0]
  MaskedBreak,   // targets[0] is the mask of the loop: loses the lanes that break if exprs[0]
  Return,        // exprs = results, under condition if mode 1 (then exprs[0] is the condition)
  Exit,          // the kernel's end for those with exprs[0] (mode 1) or all: writes the digest of targets
  Sync,
  SyncReduce,   // targets[0] = __syncthreads_{count,and,or}(exprs[0]); mode
  DoneFlag,     // for (targets[0] < index): memory[0] is set, cleared by threads with exprs[0], and ends the loop
  Ballot,       // targets[0] = __ballot_sync(mask, exprs[0])
  Shuffle,      // targets[0] = __shfl…(mask, exprs[0], exprs[1], index = width); exprs[2] if the lane is not there
  Vote,         // mode 0 all, 1 any, 2 ballot
  Match,        // mode 0 any, 1 all (targets[1] = predicate)
  Reduce,       // mode as in ReduceOp
  WarpExchange, // own cell of memory = exprs[0]; __syncwarp; targets[0] = cell of the lane that exprs[1] picks
  Atomic,       // memory[exprs[0]] op= exprs[1]; mode as in AtomicOp; result unused
  AtomicOwn,    // the same on the own cell, exprs[0] = cell; targets[0] = what it held (exprs[2] for CAS)
  Call,         // targets = f(exprs) with f in functions (kItself: the caller); if several, exprs.back() picks;
                // mode 0 by name, 1 by pointer, 2 virtual, of family `index`
  Lambda,       // targets[0] = [](params = targets[1…]) { return exprs[0] }(exprs[1…])
  LambdaBlock   // [&](params = targets) { bodies[0] }(exprs), mode times
};

enum class ReduceOp : uint8_t { Add, Min, Max, And, Or, Xor };
enum class AtomicOp : uint8_t { Add, Sub, Min, Max, And, Or, Xor, AddByCas, Exch, Cas, Inc, Dec };

inline constexpr int kItself = -1;
inline constexpr int kFullMask = -1; // mask operand: 0xffffffff, all 32 lanes are there
inline constexpr int kNoWarp = -2;   // no mask is known here: warp operations are not allowed

struct Stmt;
using StmtPtr = std::unique_ptr<Stmt>;
using Body = std::vector<StmtPtr>;
struct Stmt {
  StmtKind kind;
  bool declares = false; // targets are declared here
  bool dropped = false;
  bool plainMask = false; // 0xffffffff although lanes are missing: they have ended, so they don't count
  int id = -1;
  int mode = 0;
  int index = -1;
  int memory = -1;
  int mask = kFullMask;
  Type type = Type::S32;
  std::vector<int> targets;
  std::vector<int> functions; // candidates of a call
  std::vector<ExprPtr> exprs;
  std::vector<Body> bodies;
};

struct Variable {
  std::string name;
  Type type;
  int length = 0; // elements of a local array, a power of two; 0 = scalar
  bool uniform = false;
  bool assignable = true;
  bool isVolatile = false;
  bool isMask = false;
};

struct StructType {
  std::string name;
  std::vector<Type> fields;
};

struct Parameter {
  std::string name;
  int structType = -1;
  std::vector<int> slots;
};

enum class FunctionKind : uint8_t {
  Pure, // no memory, no synchronisation
  Warp, // first parameter is the mask of the lanes that call
  Block // begins with a barrier: all threads call it
};

struct Function {
  std::string name;
  FunctionKind kind = FunctionKind::Pure;
  bool noInline = false;
  bool isTemplate = false; // its last parameter is a template argument
  bool recursive = false;  // its first parameter counts down
  int resultStruct = -1;
  int traceSlot = -1; // what variables held that end with an inner body is mixed into this one
  std::vector<Type> results;
  std::vector<Parameter> parameters;
  std::vector<Variable> variables;
  Body body;
};

enum class Space : uint8_t { SharedLocal, SharedNamespace, SharedDynamic, GlobalSlice, Input, Constant, Accumulator };

struct Memory {
  std::string name;
  Space space;
  Type type;
  int size;
  bool isVolatile = false;
  bool flag = false;             // only for loops that end on a flag
  bool counter = false;          // floats that only ever hold small whole numbers, so that additions commute
  std::vector<uint64_t> initial; // GlobalSlice: one slice per block
};

inline bool isShared(Space space) {
  return space == Space::SharedLocal || space == Space::SharedNamespace || space == Space::SharedDynamic;
}

struct Kernel {
  uint64_t seed = 0;
  Features features;
  int floatStyle = 0; // 0: products are intrinsics; 1: sums are; 2: all plain, needs -fmad=false
  std::array<uint32_t, 3> block{1, 1, 1};
  std::array<uint32_t, 3> grid{1, 1, 1};
  std::vector<StructType> structs;
  std::vector<Memory> memories;
  std::vector<Function> functions;        // callees before callers
  std::vector<std::vector<int>> families; // functions that are the call operators of classes with one base
  Function main;                          // parameters: the scalar arguments
  std::vector<uint64_t> arguments;

  uint32_t threads() const { return block[0] * block[1] * block[2]; }
  uint32_t blocks() const { return grid[0] * grid[1] * grid[2]; }
};

} // namespace sampan::randomkernels
