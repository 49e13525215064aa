// Device functions, recursion, calls through pointers and virtual functions, lambdas.
#include "generator.h"

#include <utility>

namespace sampan::randomkernels {

// A new function; `like` >= 0 gives it that function's signature.
int Generator::makeFunction(FunctionKind kind, int like) {
  Function made;
  made.kind = kind;
  made.noInline = random_.chance(40);
  const bool block = kind == FunctionKind::Block;
  Function *const caller = std::exchange(function_, &made);
  const int budget = std::exchange(budget_, std::min(budget_, random_.between(2, block ? 9 : 6)));
  const bool left = std::exchange(left_, false);
  const std::vector<Phase> phases = phases_;
  const int syncs = syncs_;
  ++functionDepth_;
  made.name = "f" + std::to_string(names_++);

  Scope scope;
  scope.uniform = scope.maySync = block;
  scope.mask = kNoWarp;
  scope.mayReturn = kind == FunctionKind::Pure;
  scope.depth = 1;
  const auto add = [&](Type type, const char *prefix, bool uniform, bool assignable) {
    const int slot = newSlot(type, prefix, uniform, assignable);
    made.parameters.push_back({made.variables.back().name, -1, {slot}});
    scope.visible.push_back(slot);
  };
  if (kind == FunctionKind::Warp) {
    add(Type::U32, "m", false, false);
    made.variables[0].isMask = true;
    scope.visible.clear();
    scope.mask = 0;
  }
  if (like >= 0) {
    const Function &model = kernel_.functions[static_cast<size_t>(like)];
    made.results = model.results;
    made.resultStruct = model.resultStruct;
    for (const Parameter &parameter : model.parameters)
      add(model.variables[static_cast<size_t>(parameter.slots[0])].type, "p", false, true);
  } else {
    made.recursive = kind == FunctionKind::Pure && has(Feature::Recursion) && random_.chance(30);
    if (made.recursive) {
      add(Type::U32, "d", false, false);
      scope.recursions = random_.between(1, 2);
    }
    for (int i = random_.between(1, 3); i > 0; --i) {
      if (!has(Feature::Structs) || !random_.chance(15)) {
        add(randomType(), "p", block && random_.chance(40), true);
        continue;
      }
      Parameter parameter;
      parameter.structType = structType();
      parameter.name = "p" + std::to_string(names_++);
      const std::vector<Type> fields = kernel_.structs[static_cast<size_t>(parameter.structType)].fields;
      for (size_t field = 0; field < fields.size(); ++field) {
        parameter.slots.push_back(newSlot(fields[field], "p", false));
        made.variables.back().name = parameter.name + ".f" + std::to_string(field);
        scope.visible.push_back(parameter.slots.back());
      }
      made.parameters.push_back(parameter);
    }
    if (has(Feature::Templates) && !made.recursive && random_.chance(25)) {
      made.isTemplate = true;
      add(Type::S32, "K", false, false);
    }
    made.results = {randomType()};
    if (has(Feature::Structs) && !made.recursive && random_.chance(15)) {
      made.resultStruct = structType();
      made.results = kernel_.structs[static_cast<size_t>(made.resultStruct)].fields;
    }
  }
  if (block) {
    made.body.push_back(sync(nullptr));
    ensureMask(made.body, scope);
  }
  startTrace(scope, made.body);
  statements(made.body, scope, random_.between(2, 8));
  StmtPtr last = make(StmtKind::Return);
  for (Type type : made.results)
    last->exprs.push_back(expression(type, 2, scope));
  traceInto(last->exprs[0]);
  made.body.push_back(std::move(last));

  --functionDepth_;
  phasesAfter_.push_back(phases_);
  phases_ = phases;
  syncs_ = syncs;
  left_ = left;
  budget_ = budget;
  function_ = caller;
  kernel_.functions.push_back(std::move(made));
  return static_cast<int>(kernel_.functions.size()) - 1;
}

void Generator::traceInto(ExprPtr &result) {
  const Type type = result->type;
  if (isInteger(type)) {
    const std::string pattern = std::string("((") + nameOf(type) + ")($0 ^ $1))";
    result = binary(pattern, std::move(result), convert(variable(function_->traceSlot), type));
    return;
  }
  auto select = std::make_unique<Expr>();
  select->kind = ExprKind::Select;
  select->type = type;
  select->args.push_back(binary("($0 < $1)", variable(function_->traceSlot), literalOf(Type::U64, 1ull << 63)));
  select->args.push_back(std::move(result));
  select->args.push_back(literal(type));
  result = std::move(select);
}

// Which functions a call may reach; decides whether it goes by name, pointer or virtual table.
std::vector<int> Generator::candidates(FunctionKind kind, Stmt &call) {
  const bool pointers = kind == FunctionKind::Pure && has(Feature::FunctionPointers);
  const bool virtuals = kind == FunctionKind::Pure && has(Feature::Virtual);
  if ((pointers || virtuals) && random_.chance(35)) {
    call.mode = !virtuals || (pointers && random_.chance(50)) ? 1 : 2;
    if (call.mode == 2 && !kernel_.families.empty() && random_.chance(50)) {
      call.index = static_cast<int>(random_.below(static_cast<uint32_t>(kernel_.families.size())));
      return kernel_.families[static_cast<size_t>(call.index)];
    }
    std::vector<int> family;
    for (size_t i = 0; i < kernel_.functions.size() && family.empty(); ++i) {
      const Function &f = kernel_.functions[i];
      bool plain = f.kind == kind && !f.recursive && !f.isTemplate;
      for (const Parameter &parameter : f.parameters)
        plain = plain && parameter.structType < 0;
      if (plain)
        family.push_back(static_cast<int>(i));
    }
    if (!family.empty()) {
      for (int i = random_.between(1, 2); i > 0; --i)
        family.push_back(makeFunction(kind, family[0]));
      if (call.mode == 2) {
        call.index = static_cast<int>(kernel_.families.size());
        kernel_.families.push_back(family);
      }
      return family;
    }
    call.mode = 0;
  }
  std::vector<int> known;
  for (size_t i = 0; i < kernel_.functions.size(); ++i)
    if (kernel_.functions[i].kind == kind)
      known.push_back(static_cast<int>(i));
  if (!known.empty() && (known.size() >= 3 || random_.chance(50)))
    return {random_.pick(known)};
  return {makeFunction(kind)};
}

void Generator::arguments(const Function &callee, Stmt &call, const Scope &scope, bool itself) {
  for (size_t i = 0; i < callee.parameters.size(); ++i)
    for (int slot : callee.parameters[i].slots) {
      const Variable v = callee.variables[static_cast<size_t>(slot)];
      if (v.isMask) {
        call.exprs.push_back(scope.mask == kFullMask ? literalOf(Type::U32, 0xffffffffu) : variable(scope.mask));
      } else if (callee.recursive && i == 0) {
        if (itself)
          call.exprs.push_back(
              binary("((unsigned)((unsigned)$0 - (unsigned)$1))", variable(slot), literalOf(Type::U32, 1)));
        else
          call.exprs.push_back(below(expression(Type::U32, 1, scope), 3));
      } else if (callee.isTemplate && i + 1 == callee.parameters.size()) {
        call.exprs.push_back(literalOf(v.type, static_cast<uint64_t>(random_.between(0, 5))));
      } else {
        call.exprs.push_back(expression(v.type, random_.between(0, 2), scope, v.uniform));
      }
    }
}

void Generator::call(Body &body, Scope &scope) {
  std::vector<FunctionKind> kinds{FunctionKind::Pure, FunctionKind::Pure};
  if (scope.mask != kNoWarp && has(Feature::Warp))
    kinds.push_back(FunctionKind::Warp);
  // Such a function has phases of its own, so it is called where the caller's may change too.
  if (scope.maySync && has(Feature::Barriers) && memoriesAllowed() && functionDepth_ == 0 && scope.loops < 2)
    kinds.push_back(FunctionKind::Block);
  StmtPtr s = make(StmtKind::Call);
  const FunctionKind kind = random_.pick(kinds);
  s->functions = candidates(kind, *s);
  const int callee = s->functions[0];
  const Function &f = kernel_.functions[static_cast<size_t>(callee)];
  arguments(f, *s, scope, false);
  if (s->functions.size() > 1)
    s->exprs.push_back(below(expression(Type::U32, 1, scope), static_cast<uint32_t>(s->functions.size())));
  if (f.resultStruct >= 0) {
    s->declares = true;
    const std::string name = "v" + std::to_string(names_++);
    for (size_t i = 0; i < f.results.size(); ++i) {
      s->targets.push_back(newSlot(f.results[i], "v", false));
      function_->variables.back().name = name + ".f" + std::to_string(i);
      scope.visible.push_back(s->targets.back());
    }
  } else {
    target(*s, f.results[0], scope, false);
  }
  if (kind == FunctionKind::Block) {
    phases_ = phasesAfter_[static_cast<size_t>(callee)];
    ++syncs_;
  }
  body.push_back(std::move(s));
}

void Generator::callItself(Body &body, Scope &scope) {
  --scope.recursions;
  const int slot = newSlot(function_->results[0], "v", false);
  StmtPtr declare = make(StmtKind::Assign);
  declare->declares = true;
  declare->targets.push_back(slot);
  declare->exprs.push_back(expression(function_->results[0], 1, scope));
  body.push_back(std::move(declare));
  scope.visible.push_back(slot);
  StmtPtr deeper = make(StmtKind::Call);
  deeper->functions = {kItself};
  arguments(*function_, *deeper, scope, true);
  deeper->targets.push_back(slot);
  StmtPtr guard = make(StmtKind::If);
  guard->exprs.push_back(binary("($0 > $1)", variable(0), literalOf(Type::U32, 0)));
  guard->bodies.resize(1);
  guard->bodies[0].push_back(std::move(deeper));
  body.push_back(std::move(guard));
}

void Generator::lambda(Body &body, Scope &scope) {
  const bool block = random_.chance(45);
  StmtPtr s = make(block ? StmtKind::LambdaBlock : StmtKind::Lambda);
  Scope inside = scope;
  const int count = random_.between(1, 2), times = block ? random_.between(1, 2) : 1;
  std::vector<Type> types;
  for (int i = 0; i < count; ++i)
    types.push_back(randomType());
  for (int i = 0; i < count * times; ++i)
    s->exprs.push_back(expression(types[static_cast<size_t>(i % count)], 1, scope));
  std::vector<int> slots;
  for (Type type : types)
    slots.push_back(newSlot(type, "q", false));
  inside.visible.insert(inside.visible.end(), slots.begin(), slots.end());
  if (block) {
    s->mode = times;
    s->targets = slots;
    inside.mayBreak = inside.mayContinue = inside.mayReturn = false;
    inside.loopMask = kNoWarp;
    inside.recursions = 0;
    s->bodies.resize(1);
    inner(s->bodies[0], inside, random_.between(1, 4));
  } else {
    const Type type = randomType();
    s->exprs.insert(s->exprs.begin(), expression(type, 2, inside));
    target(*s, type, scope, false);
    s->targets.insert(s->targets.end(), slots.begin(), slots.end());
  }
  body.push_back(std::move(s));
}

} // namespace sampan::randomkernels
