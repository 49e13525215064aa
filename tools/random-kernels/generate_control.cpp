// Branches and loops, uniform and divergent.
#include "generator.h"

#include <utility>

namespace sampan::randomkernels {

Scope Generator::diverged(const Scope &scope) const {
  Scope result = scope;
  result.uniform = result.maySync = false;
  result.mask = kNoWarp;
  return result;
}

// A nested body. Phases that it changes are those of its beginning again when it ends.
void Generator::inner(Body &body, Scope scope, int count) {
  const std::vector<Phase> before = phases_;
  const int syncs = syncs_;
  ++scope.depth;
  const size_t known = scope.visible.size();
  statements(body, scope, count);
  trace(body, scope, known);
  if (syncs_ != syncs)
    body.push_back(sync(&before));
}

void Generator::branch(Body &body, Scope &scope) {
  StmtPtr s = make(StmtKind::If);
  const bool uniform = scope.uniform && random_.chance(40);
  s->exprs.push_back(condition(scope, uniform));
  s->bodies.resize(random_.chance(45) ? 2 : 1);
  Scope taken = uniform ? scope : diverged(scope);
  taken.loopMask = kNoWarp;
  for (Body &part : s->bodies)
    inner(part, taken, random_.between(1, 4));
  body.push_back(std::move(s));
}

void Generator::maskedIf(Body &body, Scope &scope) {
  StmtPtr s = make(StmtKind::MaskedIf);
  s->exprs.push_back(condition(scope));
  useMask(scope, *s);
  const int slot = newSlot(Type::U32, "m", false, false);
  function_->variables[static_cast<size_t>(slot)].isMask = true;
  s->targets.push_back(slot);
  s->bodies.resize(1);
  Scope taken = diverged(scope);
  taken.mask = slot;
  taken.loopMask = kNoWarp;
  taken.mayBreak = taken.mayContinue = false; // lanes that leave would be missed by the masks of this body
  inner(s->bodies[0], taken, random_.between(2, 5));
  if (random_.chance(30)) {
    s->bodies.resize(2);
    inner(s->bodies[1], diverged(taken), random_.between(1, 3));
  }
  body.push_back(std::move(s));
}

ExprPtr Generator::tripCount(const Scope &scope, bool uniform) {
  const int most = scope.loops == 0 ? 9 : scope.loops == 1 ? 5 : 3;
  if (uniform && random_.chance(50))
    return literalOf(Type::S32, static_cast<uint64_t>(random_.between(0, most - 1)));
  return convert(below(expression(Type::U32, 1, scope, uniform), static_cast<uint32_t>(most)), Type::S32);
}

void Generator::loop(Body &body, Scope &scope) {
  StmtPtr s = make(StmtKind::For);
  const bool uniform = scope.uniform && random_.chance(60);
  s->exprs.push_back(tripCount(scope, uniform));
  s->mode = random_.between(0, 2);
  s->index = random_.chance(70) ? 0 : random_.between(1, 2);
  Scope round = uniform ? scope : diverged(scope);
  round.loopMask = kNoWarp;
  round.mayBreak = round.mayContinue = false;
  if (!uniform || random_.chance(30)) {
    round = diverged(round);
    round.mayBreak = round.mayContinue = true;
  }
  const int counter = newSlot(Type::S32, "i", round.uniform, false), count = newSlot(Type::S32, "n", uniform, false);
  s->targets = {counter, count};
  round.visible.push_back(counter);
  ++round.loops;
  s->bodies.resize(1);
  const bool left = std::exchange(left_, false);
  inner(s->bodies[0], round, random_.between(1, 5));
  left_ = left;
  body.push_back(std::move(s));
}

// Lanes leave one after the other; those still in have a mask that says so.
void Generator::maskedLoop(Body &body, Scope &scope) {
  StmtPtr s = make(StmtKind::MaskedFor);
  s->exprs.push_back(tripCount(scope, false));
  useMask(scope, *s);
  const int counter = newSlot(Type::S32, "i", false, false), count = newSlot(Type::S32, "n", false, false);
  const int mask = newSlot(Type::U32, "m", false, false);
  function_->variables[static_cast<size_t>(mask)].isMask = true;
  s->targets = {counter, count, mask};
  Scope round = diverged(scope);
  round.mask = round.loopMask = mask;
  round.mayBreak = false; // only with the mask: MaskedBreak
  round.mayContinue = true;
  round.visible.push_back(counter);
  ++round.loops;
  s->bodies.resize(1);
  const bool left = std::exchange(left_, false);
  inner(s->bodies[0], round, random_.between(2, 5));
  left_ = left;
  body.push_back(std::move(s));
}

void Generator::whileLoop(Body &body, Scope &scope) {
  StmtPtr s = make(StmtKind::While);
  s->mode = random_.between(0, 1);
  s->index = scope.loops == 0 ? random_.between(1, 8) : random_.between(1, 4);
  Scope round = diverged(scope);
  round.loopMask = kNoWarp;
  round.mayBreak = round.mayContinue = true;
  const int guard = newSlot(Type::S32, "w", false, false);
  s->targets.push_back(guard);
  Scope asked = scope;
  asked.visible.push_back(guard);
  s->exprs.push_back(condition(asked));
  round.visible.push_back(guard);
  ++round.loops;
  s->bodies.resize(1);
  const bool left = std::exchange(left_, false);
  inner(s->bodies[0], round, random_.between(1, 4));
  left_ = left;
  body.push_back(std::move(s));
}

void Generator::switchOf(Body &body, Scope &scope) {
  StmtPtr s = make(StmtKind::Switch);
  const bool uniform = scope.uniform && random_.chance(35);
  const int cases = random_.between(2, 5);
  s->exprs.push_back(below(expression(Type::U32, 1, scope, uniform), static_cast<uint32_t>(cases)));
  s->mode = static_cast<int>(random_.below(1u << cases) | random_.below(1u << cases));
  Scope taken = uniform ? scope : diverged(scope);
  taken.mayBreak = false; // would end the switch
  taken.loopMask = kNoWarp;
  s->bodies.resize(static_cast<size_t>(cases));
  for (Body &part : s->bodies)
    inner(part, taken, random_.between(1, 3));
  body.push_back(std::move(s));
}

void Generator::leave(Body &body, Scope &scope) {
  if (scope.loopMask >= 0 && random_.chance(60)) {
    StmtPtr s = make(StmtKind::MaskedBreak);
    s->exprs.push_back(condition(scope));
    s->targets.push_back(scope.loopMask);
    body.push_back(std::move(s));
    return;
  }
  std::vector<StmtKind> kinds;
  if (scope.mayBreak)
    kinds.push_back(StmtKind::Break);
  if (scope.mayContinue)
    kinds.push_back(StmtKind::Continue);
  if (scope.mayReturn)
    kinds.push_back(StmtKind::Return);
  if (kinds.empty())
    return assign(body, scope);
  StmtPtr s = make(random_.pick(kinds));
  s->mode = 1;
  s->exprs.push_back(condition(scope));
  if (s->kind == StmtKind::Return)
    for (Type type : function_->results)
      s->exprs.push_back(expression(type, 1, scope));
  left_ = true;
  body.push_back(std::move(s));
}

void Generator::earlyExit(Body &body, Scope &scope) {
  StmtPtr s = make(StmtKind::Exit);
  s->mode = 1;
  s->exprs.push_back(condition(scope));
  for (int slot : scope.visible)
    s->targets.push_back(slot);
  body.push_back(std::move(s));
  wholeWarps_ = false;
  mayHaveExited_ = true;
  if (has(Feature::ExitBeforeSync))
    ensureMask(body, scope);
  else
    scope = diverged(scope);
}

} // namespace sampan::randomkernels
