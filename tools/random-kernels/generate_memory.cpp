// Shared and global memory in phases, barriers and atomics.
#include "generator.h"

#include <numeric>
#include <utility>

namespace sampan::randomkernels {
namespace {

bool fitsAtomic(Type type, AtomicOp op) {
  const bool word = type == Type::S32 || type == Type::U32, wide = type == Type::U64;
  switch (op) {
  case AtomicOp::Min:
  case AtomicOp::Max: return word || wide || type == Type::S64;
  case AtomicOp::Sub: return word;
  case AtomicOp::Inc:
  case AtomicOp::Dec: return type == Type::U32;
  default: return word || wide;
  }
}

} // namespace

Phase Generator::randomPhase(const Memory &memory) {
  Phase phase;
  const int roll = random_.between(0, 99);
  const uint32_t threads = kernel_.threads();
  if (memory.counter) {
    phase.mode = roll < 60 && has(Feature::Atomics) ? Phase::Mode::Atomic : Phase::Mode::Read;
    return phase;
  }
  const bool own = static_cast<uint32_t>(memory.size) >= threads;
  if (own && roll < 50) {
    phase.mode = Phase::Mode::Own;
    if (random_.chance(45))
      return phase;
    if (random_.chance(30)) {
      phase.factor = phase.offset = threads - 1; // reversed
      return phase;
    }
    do
      phase.factor = 1 + random_.below(threads);
    while (std::gcd(phase.factor, threads) != 1);
    phase.offset = random_.below(threads);
    return phase;
  }
  const bool atomicType = fitsAtomic(memory.type, AtomicOp::Min) && !memory.isVolatile && has(Feature::Atomics);
  if (atomicType && roll >= (own ? 85 : 50)) {
    static const std::vector<AtomicOp> kOps = {AtomicOp::Add, AtomicOp::Add, AtomicOp::Sub,
                                               AtomicOp::Min, AtomicOp::Max, AtomicOp::And,
                                               AtomicOp::Or,  AtomicOp::Xor, AtomicOp::AddByCas};
    do
      phase.op = random_.pick(kOps);
    while (!fitsAtomic(memory.type, phase.op));
    phase.mode = Phase::Mode::Atomic;
  }
  return phase;
}

// A barrier. Without a target it starts new phases.
StmtPtr Generator::sync(const std::vector<Phase> *target) {
  ++syncs_;
  if (target)
    phases_ = *target;
  else
    for (size_t i = 0; i < kernel_.memories.size(); ++i) {
      const Memory &memory = kernel_.memories[i];
      const bool fixed = memory.space == Space::Input || memory.space == Space::Constant ||
                         memory.space == Space::Accumulator || memory.flag;
      if (!fixed && random_.chance(75))
        phases_[i] = randomPhase(memory);
    }
  return make(StmtKind::Sync);
}

void Generator::barrier(Body &body, Scope &scope) {
  body.push_back(sync(nullptr));
  if (!has(Feature::BarrierReduce) || !random_.chance(25))
    return;
  StmtPtr s = std::move(body.back());
  body.pop_back();
  s->kind = StmtKind::SyncReduce;
  s->mode = random_.between(0, 2);
  // The operand is read before the barrier, when the old phases still hold: no memory in it.
  s->exprs.push_back(convert(leaf(Type::U32, scope, false, false), Type::Bool));
  if (random_.chance(60))
    s->exprs[0] = binary("($0 < $1)", leaf(Type::S32, scope, false, false), leaf(Type::S32, scope, false, false));
  target(*s, s->mode == 0 ? Type::S32 : Type::Bool, scope, true);
  body.push_back(std::move(s));
}

std::vector<int> Generator::memoriesIn(Phase::Mode mode, bool writable) const {
  std::vector<int> found;
  for (size_t i = 0; i < kernel_.memories.size(); ++i) {
    const Space space = kernel_.memories[i].space;
    if (phases_[i].mode != mode || kernel_.memories[i].flag)
      continue;
    if (writable && (space == Space::Input || space == Space::Constant))
      continue;
    found.push_back(static_cast<int>(i));
  }
  return found;
}

void Generator::store(Body &body, Scope &scope) {
  const std::vector<int> own = memoriesIn(Phase::Mode::Own, true);
  if (own.empty())
    return assign(body, scope);
  StmtPtr s = make(StmtKind::Store);
  s->memory = random_.pick(own);
  s->exprs.push_back(ownCell(phases_[static_cast<size_t>(s->memory)]));
  s->exprs.push_back(expression(kernel_.memories[static_cast<size_t>(s->memory)].type, depthOf(), scope));
  body.push_back(std::move(s));
}

void Generator::atomic(Body &body, Scope &scope) {
  const std::vector<int> shared = memoriesIn(Phase::Mode::Atomic, true);
  if (shared.empty())
    return assign(body, scope);
  StmtPtr s = make(StmtKind::Atomic);
  s->memory = random_.pick(shared);
  const Memory &memory = kernel_.memories[static_cast<size_t>(s->memory)];
  s->mode = static_cast<int>(phases_[static_cast<size_t>(s->memory)].op);
  s->exprs.push_back(expression(Type::U32, 1, scope));
  if (memory.counter)
    s->exprs.push_back(convert(below(expression(Type::U32, 1, scope), 15), memory.type));
  else
    s->exprs.push_back(expression(memory.type, depthOf(), scope));
  body.push_back(std::move(s));
}

// On a cell that nobody else touches what an atomic operation answers is known.
void Generator::atomicOwn(Body &body, Scope &scope) {
  std::vector<int> fitting;
  for (int i : memoriesIn(Phase::Mode::Own, true)) {
    const Memory &memory = kernel_.memories[static_cast<size_t>(i)];
    if (fitsAtomic(memory.type, AtomicOp::Min) && !memory.isVolatile)
      fitting.push_back(i);
  }
  if (fitting.empty())
    return store(body, scope);
  StmtPtr s = make(StmtKind::AtomicOwn);
  s->memory = random_.pick(fitting);
  const Type type = kernel_.memories[static_cast<size_t>(s->memory)].type;
  static const std::vector<AtomicOp> kOps = {AtomicOp::Add, AtomicOp::Sub, AtomicOp::Min, AtomicOp::Max,
                                             AtomicOp::And, AtomicOp::Or,  AtomicOp::Xor, AtomicOp::Exch,
                                             AtomicOp::Cas, AtomicOp::Inc, AtomicOp::Dec};
  AtomicOp op = AtomicOp::Min;
  do
    op = random_.pick(kOps);
  while (!fitsAtomic(type, op));
  s->mode = static_cast<int>(op);
  s->exprs.push_back(ownCell(phases_[static_cast<size_t>(s->memory)]));
  s->exprs.push_back(expression(type, 2, scope));
  if (op == AtomicOp::Cas)
    s->exprs.push_back(leaf(type, scope, false));
  target(*s, type, scope, false);
  body.push_back(std::move(s));
}

void Generator::doneFlag(Body &body, Scope &scope) {
  StmtPtr s = make(StmtKind::DoneFlag);
  for (size_t i = 0; i < kernel_.memories.size(); ++i)
    if (kernel_.memories[i].flag)
      s->memory = static_cast<int>(i);
  if (s->memory < 0)
    return barrier(body, scope);
  s->index = random_.between(1, 6);
  s->mode = mayHaveExited_ || function_ != &kernel_.main ? 1 : random_.between(0, 1); // 0: thread 0 sets the flag
  const int counter = newSlot(Type::S32, "i", true, false);
  s->targets.push_back(counter);
  Scope round = scope;
  round.mayBreak = round.mayContinue = false;
  round.loopMask = kNoWarp;
  round.visible.push_back(counter);
  ++round.loops;
  // Evaluated between two barriers that change no phase.
  s->exprs.push_back(condition(round));
  s->bodies.resize(1);
  inner(s->bodies[0], round, random_.between(1, 4));
  body.push_back(std::move(s));
}

} // namespace sampan::randomkernels
