// Assignments, local arrays and structs, and the choice of what comes next.
#include "generator.h"

#include <utility>

namespace sampan::randomkernels {

StmtPtr Generator::make(StmtKind kind) const {
  auto result = std::make_unique<Stmt>();
  result->kind = kind;
  return result;
}

int Generator::newSlot(Type type, const std::string &prefix, bool uniform, bool assignable) {
  Variable v;
  v.name = prefix + std::to_string(names_++);
  v.type = type;
  v.uniform = uniform;
  v.assignable = assignable;
  function_->variables.push_back(v);
  return static_cast<int>(function_->variables.size()) - 1;
}

// A variable for a result: one that is there, if the rules of uniform variables allow, or a new one.
int Generator::target(Stmt &statement, Type type, Scope &scope, bool uniform) {
  uniform = uniform && scope.uniform;
  if (random_.chance(45)) {
    std::vector<int> fitting;
    for (int slot : visibleOf(scope, type, false, true))
      if (uniform || !function_->variables[static_cast<size_t>(slot)].uniform)
        fitting.push_back(slot);
    if (!fitting.empty()) {
      statement.targets.push_back(random_.pick(fitting));
      return statement.targets.back();
    }
  }
  const int slot = newSlot(type, "v", uniform);
  Variable &v = function_->variables[static_cast<size_t>(slot)];
  v.isVolatile = has(Feature::Volatile) && isInteger(type) && random_.chance(4);
  statement.targets.push_back(slot);
  statement.declares = true;
  scope.visible.push_back(slot);
  return slot;
}

void Generator::assign(Body &body, Scope &scope) {
  StmtPtr s = make(StmtKind::Assign);
  const Type type = randomType();
  const bool uniform = scope.uniform && random_.chance(25);
  s->exprs.push_back(expression(type, depthOf(), scope, uniform));
  target(*s, type, scope, uniform);
  body.push_back(std::move(s));
}

void Generator::startTrace(Scope &scope, Body &body) {
  StmtPtr s = make(StmtKind::Assign);
  const int slot = newSlot(Type::U64, "trace", false, false);
  function_->traceSlot = slot;
  s->targets.push_back(slot);
  s->declares = true;
  s->exprs.push_back(literalOf(Type::U64, 1));
  scope.visible.push_back(slot);
  body.push_back(std::move(s));
}

// Without it whatever an inner body computes for itself would be dead, and a wrong value would not show.
void Generator::trace(Body &body, const Scope &scope, size_t since) {
  if (scope.visible.size() == since)
    return;
  StmtPtr s = make(StmtKind::Assign);
  s->targets.push_back(function_->traceSlot);
  ExprPtr sum = variable(function_->traceSlot);
  for (size_t i = since; i < scope.visible.size(); ++i) {
    ExprPtr value = variable(scope.visible[i]);
    const Type type = value->type;
    if (value->kind == ExprKind::LocalArray)
      value->args.push_back(convert(variable(function_->traceSlot), Type::U32));
    if (isFloat(type)) {
      std::vector<ExprPtr> args;
      args.push_back(std::move(value));
      value = apply(Operations::table().find("bitsOf($0)", type), std::move(args));
    }
    sum = binary("((unsigned long long)($0 ^ $1))", std::move(sum), convert(std::move(value), Type::U64));
    sum = binary("((unsigned long long)((unsigned long long)$0 * (unsigned long long)$1))", std::move(sum),
                 literalOf(Type::U64, 0x9e3779b97f4a7c15ull));
  }
  s->exprs.push_back(std::move(sum));
  body.push_back(std::move(s));
}

void Generator::declareArray(Body &body, Scope &scope) {
  StmtPtr s = make(StmtKind::DeclareArray);
  const Type type = randomType();
  const int length = 1 << random_.between(1, 4);
  for (int i = 0; i < length; ++i)
    s->exprs.push_back(leaf(type, scope, false));
  const int slot = newSlot(type, "a", false, false);
  function_->variables[static_cast<size_t>(slot)].length = length;
  s->targets.push_back(slot);
  s->declares = true;
  scope.visible.push_back(slot);
  body.push_back(std::move(s));
}

void Generator::storeArray(Body &body, Scope &scope) {
  std::vector<int> arrays;
  for (int slot : scope.visible)
    if (function_->variables[static_cast<size_t>(slot)].length)
      arrays.push_back(slot);
  if (arrays.empty())
    return declareArray(body, scope);
  StmtPtr s = make(StmtKind::StoreArray);
  s->targets.push_back(random_.pick(arrays));
  s->exprs.push_back(expression(Type::U32, 1, scope));
  s->exprs.push_back(expression(function_->variables[static_cast<size_t>(s->targets[0])].type, depthOf(), scope));
  body.push_back(std::move(s));
}

int Generator::structType() {
  if (!kernel_.structs.empty() && random_.chance(60))
    return static_cast<int>(random_.below(static_cast<uint32_t>(kernel_.structs.size())));
  StructType type;
  type.name = "S" + std::to_string(kernel_.structs.size());
  const int fields = random_.between(1, 6);
  for (int i = 0; i < fields; ++i)
    type.fields.push_back(randomType());
  kernel_.structs.push_back(type);
  return static_cast<int>(kernel_.structs.size()) - 1;
}

void Generator::declareStruct(Body &body, Scope &scope) {
  StmtPtr s = make(StmtKind::DeclareStruct);
  s->index = structType();
  s->declares = true;
  const std::vector<Type> fields = kernel_.structs[static_cast<size_t>(s->index)].fields;
  const std::string name = "v" + std::to_string(names_++);
  for (Type type : fields)
    s->exprs.push_back(expression(type, 1, scope));
  for (size_t i = 0; i < fields.size(); ++i) {
    const int slot = newSlot(fields[i], "v", false);
    function_->variables[static_cast<size_t>(slot)].name = name + ".f" + std::to_string(i);
    s->targets.push_back(slot);
    scope.visible.push_back(slot);
  }
  body.push_back(std::move(s));
}

void Generator::statements(Body &body, Scope &scope, int count) {
  for (int i = 0; i < count && budget_ > 0; ++i) {
    statement(body, scope);
    if (left_) {
      scope = diverged(scope);
      scope.loopMask = kNoWarp;
    }
  }
}

void Generator::statement(Body &body, Scope &scope) {
  --budget_;
  struct Choice {
    int weight;
    void (Generator::*make)(Body &, Scope &);
  };
  const bool memory = memoriesAllowed(), warp = scope.mask != kNoWarp && has(Feature::Warp);
  const bool nest = scope.depth < 4, roundNest = nest && has(Feature::Loops) && scope.loops < 3;
  const auto when = [](bool condition, int weight) { return condition ? weight : 0; };
  const Choice choices[] = {
      {22, &Generator::assign},
      {when(has(Feature::LocalArrays), 2), &Generator::declareArray},
      {when(has(Feature::LocalArrays), 3), &Generator::storeArray},
      {when(has(Feature::Structs), 3), &Generator::declareStruct},
      {when(nest, 9), &Generator::branch},
      {when(nest && warp, 5), &Generator::maskedIf},
      {when(roundNest, 7), &Generator::loop},
      {when(roundNest && warp, 3), &Generator::maskedLoop},
      {when(roundNest && has(Feature::While), 3), &Generator::whileLoop},
      {when(nest && has(Feature::Switch), 3), &Generator::switchOf},
      {when(scope.mayBreak || scope.mayContinue || scope.mayReturn || scope.loopMask >= 0, 5), &Generator::leave},
      {when(has(Feature::EarlyExit) && function_ == &kernel_.main && scope.depth == 0, 2), &Generator::earlyExit},
      {when(scope.maySync && has(Feature::Barriers), 10), &Generator::barrier},
      {when(scope.maySync && has(Feature::Barriers) && has(Feature::DoneFlag) && roundNest && scope.loops < 2, 2),
       &Generator::doneFlag},
      {when(memory, 14), &Generator::store},
      {when(memory && has(Feature::Atomics), 6), &Generator::atomic},
      {when(memory && has(Feature::Atomics), 3), &Generator::atomicOwn},
      {when(warp, 11), &Generator::warpOperation},
      {when(warp && memory, 5), &Generator::warpExchange},
      {when(has(Feature::Calls) && scope.loops < 3 && functionDepth_ < 2, 7), &Generator::call},
      {when(scope.recursions > 0 && scope.loops == 0, 30), &Generator::callItself},
      {when(nest && has(Feature::Lambdas), 3), &Generator::lambda},
  };
  int total = 0;
  for (const Choice &choice : choices)
    total += choice.weight;
  int at = static_cast<int>(random_.below(static_cast<uint32_t>(total)));
  for (const Choice &choice : choices)
    if ((at -= choice.weight) < 0)
      return (this->*choice.make)(body, scope);
}

} // namespace sampan::randomkernels
