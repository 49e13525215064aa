// The kernel around the statements: its shape, arrays, arguments and end.
#include "generator.h"

#include <utility>

namespace sampan::randomkernels {

Generator::Generator(uint64_t seed, const Settings &settings) : settings_(settings), random_(seed) {
  kernel_.seed = seed;
  kernel_.features = settings.features;
}

void Generator::chooseShape() {
  const int roll = random_.between(0, 99);
  uint32_t threads = 32;
  if (roll < 15 && has(Feature::OddBlocks))
    threads = 1 + random_.below(31);
  else if (roll < 45 && has(Feature::OddBlocks))
    threads = 33 + random_.below(160);
  else if (roll < 65)
    threads = 64;
  else if (roll < 80)
    threads = 32;
  else if (roll < 96)
    threads = 32 * (2 + random_.below(7));
  else
    threads = has(Feature::OddBlocks) && random_.chance(50) ? 500 + random_.below(525) : 1024;
  kernel_.block = {threads, 1, 1};
  if (has(Feature::ThreeD) && random_.chance(40)) {
    for (int axis = 1; axis < 3; ++axis) {
      const uint32_t part = 1 + random_.below(4);
      if (kernel_.block[0] % part && !has(Feature::OddBlocks))
        continue;
      kernel_.block[static_cast<size_t>(axis)] = part;
      kernel_.block[0] = std::max(1u, kernel_.block[0] / part);
    }
  }
  if (has(Feature::ManyBlocks)) {
    const uint32_t most = threads > 256 ? 2 : 4;
    kernel_.grid[0] = 1 + random_.below(most);
    if (has(Feature::ThreeD) && random_.chance(25))
      kernel_.grid = {1 + random_.below(2), 1 + random_.below(2), 1 + random_.below(2)};
  }
  wholeWarps_ = kernel_.threads() % 32 == 0;
}

void Generator::chooseMemories() {
  const int threads = static_cast<int>(kernel_.threads()), blocks = static_cast<int>(kernel_.blocks());
  const auto add = [&](Space space, Type type, int size, const char *prefix) -> Memory & {
    Memory memory;
    memory.name = prefix + std::to_string(kernel_.memories.size());
    memory.space = space;
    memory.type = type;
    memory.size = size;
    kernel_.memories.push_back(memory);
    Phase phase;
    if (isShared(space) || space == Space::Accumulator)
      phase.mode = Phase::Mode::Atomic; // not to be read yet
    phases_.push_back(phase);
    return kernel_.memories.back();
  };
  const auto sizeOf = [&] {
    const int roll = random_.between(0, 99);
    return roll < 60 ? threads : roll < 75 ? threads + random_.between(1, 9) : random_.between(1, 20);
  };
  if (has(Feature::Shared))
    for (int i = random_.between(1, 3); i > 0; --i) {
      const int roll = random_.between(0, 99);
      Space space = roll < 50 ? Space::SharedLocal : roll < 75 ? Space::SharedNamespace : Space::SharedDynamic;
      if (space == Space::SharedDynamic && !has(Feature::DynamicShared))
        space = Space::SharedLocal;
      Memory &memory = add(space, randomType(false), sizeOf(), "s");
      memory.isVolatile = has(Feature::Volatile) && random_.chance(10);
      memory.counter = isFloat(memory.type) && random_.chance(35);
      if (memory.counter) {
        memory.isVolatile = false;
        memory.size = random_.between(1, 8);
      }
    }
  if (has(Feature::Shared) && has(Feature::DoneFlag))
    add(Space::SharedLocal, Type::S32, 1, "flag").flag = true;
  if (has(Feature::Global))
    for (int i = random_.between(0, 2); i > 0; --i) {
      Memory &memory = add(Space::GlobalSlice, randomType(false), sizeOf(), "g");
      for (int cell = memory.size * blocks; cell > 0; --cell)
        memory.initial.push_back(randomBits(memory.type, false));
      phases_.back() = randomPhase(memory);
    }
  for (int i = random_.between(1, 2); i > 0; --i) {
    Memory &memory = add(Space::Input, randomType(false), random_.between(1, 48), "in");
    for (int cell = memory.size; cell > 0; --cell)
      memory.initial.push_back(randomBits(memory.type, false));
  }
  for (int i = random_.between(0, 2); i > 0; --i) {
    Memory &memory = add(Space::Constant, randomType(false), random_.between(1, 16), "c");
    for (int cell = memory.size; cell > 0; --cell)
      memory.initial.push_back(randomBits(memory.type, true));
  }
  if (has(Feature::Atomics))
    for (int i = random_.between(0, 2); i > 0; --i) {
      static const std::vector<Type> kTypes = {Type::S32, Type::U32, Type::U64};
      static const std::vector<AtomicOp> kOps = {AtomicOp::Add, AtomicOp::Add, AtomicOp::Min, AtomicOp::Max,
                                                 AtomicOp::And, AtomicOp::Or,  AtomicOp::Xor, AtomicOp::AddByCas};
      Memory &memory = add(Space::Accumulator, random_.pick(kTypes), random_.between(1, 8), "acc");
      phases_.back().op = random_.pick(kOps);
      for (int cell = memory.size; cell > 0; --cell)
        memory.initial.push_back(randomBits(memory.type, false));
    }
}

void Generator::chooseArguments(Scope &scope) {
  for (int i = random_.between(1, 4); i > 0; --i) {
    const Type type = randomType();
    const int slot = newSlot(type, "arg", true, random_.chance(50));
    kernel_.main.parameters.push_back({kernel_.main.variables.back().name, -1, {slot}});
    kernel_.arguments.push_back(randomBits(type, false));
    scope.visible.push_back(slot);
  }
}

void Generator::fillShared(Scope &scope, Body &body) {
  bool any = false;
  for (size_t i = 0; i < kernel_.memories.size(); ++i) {
    const Memory &memory = kernel_.memories[i];
    if (!isShared(memory.space) || memory.flag)
      continue;
    StmtPtr s = make(StmtKind::Fill);
    s->memory = static_cast<int>(i);
    const int counter = newSlot(Type::U32, "k", false, false);
    s->targets.push_back(counter);
    Scope inside = scope;
    inside.visible.push_back(counter);
    s->exprs.push_back(memory.counter ? literalOf(memory.type, 0) : expression(memory.type, 2, inside));
    body.push_back(std::move(s));
    any = true;
  }
  if (!any)
    return;
  body.push_back(make(StmtKind::Sync));
  for (size_t i = 0; i < kernel_.memories.size(); ++i)
    if (isShared(kernel_.memories[i].space) && !kernel_.memories[i].flag)
      phases_[i] = randomPhase(kernel_.memories[i]);
}

Kernel Generator::make() {
  kernel_.floatStyle = has(Feature::FloatPlain) && random_.chance(50) ? 2 : random_.between(0, 1);
  kernel_.main.name = "kernel";
  function_ = &kernel_.main;
  Scope scope;
  chooseShape();
  chooseMemories();
  chooseArguments(scope);
  Body &body = kernel_.main.body;
  startTrace(scope, body);
  fillShared(scope, body);
  if (!wholeWarps_)
    ensureMask(body, scope);
  budget_ = random_.between(settings_.maxStatements / 4, settings_.maxStatements);
  while (budget_ > 0) {
    statement(body, scope);
    left_ = false;
  }
  if (scope.maySync && (has(Feature::Barriers) || has(Feature::Shared))) {
    std::vector<Phase> last = phases_;
    for (size_t i = 0; i < last.size(); ++i)
      if (kernel_.memories[i].space != Space::Accumulator && !kernel_.memories[i].flag)
        last[i] = Phase{};
    body.push_back(sync(&last));
  }
  for (size_t i = 0; i < kernel_.memories.size(); ++i) {
    if (phases_[i].mode == Phase::Mode::Atomic)
      continue;
    StmtPtr s = make(StmtKind::Assign);
    const Memory &memory = kernel_.memories[i];
    auto cell = std::make_unique<Expr>();
    cell->kind = ExprKind::Load;
    cell->type = memory.type;
    cell->index = static_cast<int>(i);
    const bool own = phases_[i].mode == Phase::Mode::Own;
    cell->args.push_back(own ? ownCell(phases_[i]) : builtin(Builtin::Linear));
    s->exprs.push_back(std::move(cell));
    const int slot = newSlot(memory.type, "v", false);
    s->targets.push_back(slot);
    s->declares = true;
    scope.visible.push_back(slot);
    body.push_back(std::move(s));
  }
  StmtPtr end = make(StmtKind::Exit);
  end->targets = scope.visible;
  body.push_back(std::move(end));
  return std::move(kernel_);
}

} // namespace sampan::randomkernels
