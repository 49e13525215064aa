// Warp operations. A lane reads only lanes that are in its mask; what a shuffle yields from others is replaced.
#include "generator.h"

#include <utility>

namespace sampan::randomkernels {

void Generator::useMask(const Scope &scope, Stmt &statement) {
  statement.mask = scope.mask;
  statement.plainMask = scope.uniform && scope.mask >= 0 && random_.chance(25);
}

// Where lanes may be missing, operations that read other lanes need to know which are there.
void Generator::ensureMask(Body &body, Scope &scope) {
  if (!has(Feature::Warp)) {
    scope.mask = kNoWarp;
    return;
  }
  StmtPtr s = make(StmtKind::Ballot);
  s->exprs.push_back(literalOf(Type::Bool, 1));
  const int slot = newSlot(Type::U32, "m", false, false);
  function_->variables[static_cast<size_t>(slot)].isMask = true;
  s->targets.push_back(slot);
  s->declares = true;
  s->mask = kFullMask;
  scope.mask = slot;
  body.push_back(std::move(s));
}

void Generator::warpOperation(Body &body, Scope &scope) {
  static const std::vector<Type> kShuffled = {Type::S32, Type::S32, Type::U32, Type::U32, Type::S64,
                                              Type::U64, Type::F32, Type::F32, Type::F64};
  static const std::vector<Type> kMatched = {Type::S32, Type::U32, Type::S64, Type::U64};
  const auto typeFrom = [&](const std::vector<Type> &bag) {
    for (;;)
      if (const Type type = random_.pick(bag); enabled(type))
        return type;
  };
  const int roll = random_.between(0, 99);
  StmtPtr s;
  Type result = Type::U32;
  if (roll < 55) {
    s = make(StmtKind::Shuffle);
    s->mode = random_.between(0, 3);
    s->index = random_.chance(50) ? 32 : 1 << random_.between(1, 5);
    s->type = result = typeFrom(kShuffled);
    s->exprs.push_back(expression(result, depthOf(), scope));
    ExprPtr lane = leaf(Type::S32, scope, false, false);
    if (random_.chance(50))
      lane = literalOf(Type::S32, random_.below(32));
    else if (s->mode != 0)
      lane = binary("((int)($0 & $1))", std::move(lane), literalOf(Type::S32, 31));
    s->exprs.push_back(std::move(lane));
    s->exprs.push_back(leaf(result, scope, false, false));
  } else if (roll < 75 || (roll < 87 && !has(Feature::WarpMatch)) || (roll >= 87 && !has(Feature::WarpReduce))) {
    s = make(StmtKind::Vote);
    s->mode = random_.between(0, 2);
    s->exprs.push_back(condition(scope));
    result = s->mode == 2 ? Type::U32 : Type::Bool;
  } else if (roll < 87) {
    s = make(StmtKind::Match);
    s->mode = random_.between(0, 1);
    s->type = typeFrom(kMatched);
    s->exprs.push_back(random_.chance(60) ? convert(below(expression(Type::U32, 1, scope), 5), s->type)
                                          : expression(s->type, 1, scope));
  } else {
    s = make(StmtKind::Reduce);
    s->mode = random_.between(0, 5);
    s->type = result = s->mode < 3 && random_.chance(50) ? Type::S32 : Type::U32;
    s->exprs.push_back(expression(result, depthOf(), scope));
  }
  useMask(scope, *s);
  target(*s, result, scope, false);
  const bool groups = s->kind == StmtKind::Match && s->mode == 0 && s->declares && random_.chance(60);
  if (groups) { // the mask of the lanes that match is a mask of its own for what follows
    const int slot = s->targets[0];
    Variable &v = function_->variables[static_cast<size_t>(slot)];
    v.isMask = true;
    v.assignable = v.isVolatile = false;
    std::erase(scope.visible, slot);
    body.push_back(std::move(s));
    Scope group = diverged(scope);
    group.mask = slot;
    group.loopMask = kNoWarp;
    group.mayBreak = group.mayContinue = group.mayReturn = false;
    for (int i = random_.between(1, 2); i > 0; --i)
      warpOperation(body, group);
    scope.visible = group.visible;
    return;
  }
  body.push_back(std::move(s));
}

void Generator::warpExchange(Body &body, Scope &scope) {
  std::vector<int> fitting;
  for (int i : memoriesIn(Phase::Mode::Own, true)) {
    const Phase &phase = phases_[static_cast<size_t>(i)];
    if (phase.factor == 1 && phase.offset == 0)
      fitting.push_back(i);
  }
  if (fitting.empty())
    return warpOperation(body, scope);
  StmtPtr s = make(StmtKind::WarpExchange);
  s->memory = random_.pick(fitting);
  s->mask = scope.mask;
  const Type type = kernel_.memories[static_cast<size_t>(s->memory)].type;
  s->exprs.push_back(expression(type, 2, scope));
  s->exprs.push_back(leaf(Type::U32, scope, false, false));
  target(*s, type, scope, false);
  body.push_back(std::move(s));
}

} // namespace sampan::randomkernels
