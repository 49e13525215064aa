// Makes one random kernel. Freedom from races and from lost lanes is a property of how the tree is built:
//
// - Between two barriers each array is in one phase: read by all, or own (a thread touches only its cell, which a
//   bijection of the thread number picks), or updated by one kind of atomic operation. Only a barrier changes phases.
//   A loop or branch that contains barriers ends with one that brings the phases of its beginning back.
// - Barriers stand only where all living threads of the block come (Scope::uniform).
// - A warp operation names its lanes by a mask that a ballot made on the same path, and reads only lanes in it.
#pragma once

#include "ast.h"
#include "operations.h"
#include "random.h"

#include <optional>

namespace sampan::randomkernels {

struct Settings {
  Features features;
  int maxStatements = 60;
};

struct Phase {
  enum class Mode : uint8_t { Read, Own, Atomic } mode = Mode::Read;
  uint32_t factor = 1, offset = 0; // Own: cell = (thread * factor + offset) % threads
  AtomicOp op = AtomicOp::Add;
};

struct Scope {
  std::vector<int> visible; // slots that an expression may read
  bool uniform = true;      // every living thread of the block comes here together
  bool maySync = true;
  int loopMask = kNoWarp; // in the body of a masked loop itself: the mask that a lane must leave with it
  bool mayBreak = false, mayContinue = false;
  bool mayReturn = false;
  int mask = kFullMask;
  int depth = 0, loops = 0;
  int recursions = 0; // calls of itself that a recursive function may still make
};

class Generator {
public:
  Generator(uint64_t seed, const Settings &settings);
  Kernel make();

private:
  // kernel
  void chooseShape();
  void chooseMemories();
  void chooseArguments(Scope &scope);
  uint64_t randomBits(Type type, bool finite);
  void fillShared(Scope &scope, Body &body);

  // expressions
  Type randomType(bool withBool = true);
  bool enabled(Type type) const;
  ExprPtr literal(Type type);
  ExprPtr literalOf(Type type, uint64_t bits);
  ExprPtr variable(int slot);
  ExprPtr builtin(Builtin which);
  ExprPtr convert(ExprPtr value, Type to);
  ExprPtr binary(const std::string &pattern, ExprPtr left, ExprPtr right);
  ExprPtr below(ExprPtr value, uint32_t oddBound); // value % (oddBound | 1)
  bool isConstant(const Expr &expr) const;
  ExprPtr apply(int row, std::vector<ExprPtr> args);
  ExprPtr expression(Type type, int depth, const Scope &scope, bool uniform = false);
  ExprPtr leaf(Type type, const Scope &scope, bool uniform, bool memory = true);
  ExprPtr load(Type type, const Scope &scope, bool uniform);
  ExprPtr ownCell(const Phase &phase);
  ExprPtr condition(const Scope &scope, bool uniform = false);
  int chooseRow(Type type);
  int depthOf() { return random_.between(1, 3); }

  // statements
  void statements(Body &body, Scope &scope, int count);
  void statement(Body &body, Scope &scope);
  void assign(Body &body, Scope &scope);
  void declareArray(Body &body, Scope &scope);
  void storeArray(Body &body, Scope &scope);
  void declareStruct(Body &body, Scope &scope);
  void branch(Body &body, Scope &scope);
  void maskedIf(Body &body, Scope &scope);
  void loop(Body &body, Scope &scope);
  void maskedLoop(Body &body, Scope &scope);
  void whileLoop(Body &body, Scope &scope);
  void switchOf(Body &body, Scope &scope);
  void leave(Body &body, Scope &scope);
  void earlyExit(Body &body, Scope &scope);
  void inner(Body &body, Scope scope, int count);
  void startTrace(Scope &scope, Body &body);
  void trace(Body &body, const Scope &scope, size_t since);
  Scope diverged(const Scope &scope) const;
  ExprPtr tripCount(const Scope &scope, bool uniform);

  // memory and synchronisation
  StmtPtr sync(const std::vector<Phase> *target);
  void barrier(Body &body, Scope &scope);
  void doneFlag(Body &body, Scope &scope);
  void store(Body &body, Scope &scope);
  void atomic(Body &body, Scope &scope);
  void atomicOwn(Body &body, Scope &scope);
  void warpOperation(Body &body, Scope &scope);
  void warpExchange(Body &body, Scope &scope);
  void ensureMask(Body &body, Scope &scope);
  Phase randomPhase(const Memory &memory);
  std::vector<int> memoriesIn(Phase::Mode mode, bool writable) const;
  bool memoriesAllowed() const { return function_->kind == FunctionKind::Block || function_ == &kernel_.main; }

  // functions
  void call(Body &body, Scope &scope);
  int makeFunction(FunctionKind kind, int like = -1);
  void lambda(Body &body, Scope &scope);
  void traceInto(ExprPtr &result);
  void callItself(Body &body, Scope &scope);
  void arguments(const Function &callee, Stmt &call, const Scope &scope, bool itself);
  std::vector<int> candidates(FunctionKind kind, Stmt &call);

  StmtPtr make(StmtKind kind) const;
  int newSlot(Type type, const std::string &prefix, bool uniform, bool assignable = true);
  int target(Stmt &statement, Type type, Scope &scope, bool uniform);
  std::vector<int> visibleOf(const Scope &scope, Type type, bool uniform, bool assignable) const;
  int structType();
  void useMask(const Scope &scope, Stmt &statement);
  bool has(Feature feature) const { return settings_.features.has(feature); }

  Settings settings_;
  Random random_;
  Kernel kernel_;
  Function *function_ = nullptr;
  std::vector<Phase> phases_;
  int budget_ = 0;
  int names_ = 0;
  int functionDepth_ = 0;
  int syncs_ = 0;                               // raised by each change of phases
  bool left_ = false;                           // some threads have left the body of the innermost loop
  std::vector<std::vector<Phase>> phasesAfter_; // of each function of kind Block
  bool wholeWarps_ = true;
  bool mayHaveExited_ = false;
};

} // namespace sampan::randomkernels
