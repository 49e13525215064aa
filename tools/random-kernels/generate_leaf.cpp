// What expressions are made of: literals, variables, built-in variables, cells of arrays.
#include "generator.h"

#include <utility>

namespace sampan::randomkernels {

bool Generator::enabled(Type type) const {
  switch (type) {
  case Type::F32: return has(Feature::Float);
  case Type::F64: return has(Feature::Double);
  case Type::S64:
  case Type::U64: return has(Feature::Int64);
  case Type::S8:
  case Type::U8:
  case Type::S16:
  case Type::U16: return has(Feature::Narrow);
  default: return true;
  }
}

Type Generator::randomType(bool withBool) {
  static const std::vector<Type> kBag = {Type::S32, Type::S32, Type::S32, Type::S32, Type::U32, Type::U32, Type::U32,
                                         Type::U32, Type::S64, Type::U64, Type::F32, Type::F32, Type::F32, Type::F64,
                                         Type::F64, Type::S8,  Type::U8,  Type::S16, Type::U16, Type::Bool};
  for (;;) {
    const Type type = random_.pick(kBag);
    if (enabled(type) && (withBool || type != Type::Bool))
      return type;
  }
}

uint64_t Generator::randomBits(Type type, bool finite) {
  const uint64_t word = random_.next();
  const int form = random_.between(0, 9);
  return withType(type, [&](auto zero) -> uint64_t {
    using T = decltype(zero);
    if constexpr (std::is_same_v<T, bool>)
      return word & 1;
    else if constexpr (std::is_floating_point_v<T>) {
      if (form < 5)
        return put<T>(static_cast<T>(static_cast<int>(word % 4001) - 2000) / 16);
      if (form < 7)
        return put<T>(static_cast<T>(static_cast<int>(word % 33) - 16));
      if (form == 7 || finite)
        return put<T>(static_cast<T>(static_cast<int64_t>(word)) * T(1.0e-3));
      if (form == 8)
        return put<T>(get<T>(word)); // any bits: denormal, infinite, NaN
      const T special[] = {T(0), -T(0), get<T>(1), T(2147483648.0), -T(2147483648.0), T(4294967296.0)};
      return put<T>(special[word % 6]);
    } else {
      if (form < 4)
        return put<T>(static_cast<T>(static_cast<int>(word % 21) - (std::is_signed_v<T> ? 10 : 0)));
      if (form < 6)
        return put<T>(static_cast<T>(word % 1000));
      if (form == 6)
        return put<T>(static_cast<T>(uint64_t{1} << (word % (sizeof(T) * 8))));
      if (form == 7)
        return put<T>(static_cast<T>((uint64_t{1} << (word % (sizeof(T) * 8))) - 1));
      return put<T>(static_cast<T>(word));
    }
  });
}

ExprPtr Generator::literalOf(Type type, uint64_t bits) {
  auto result = std::make_unique<Expr>();
  result->kind = ExprKind::Literal;
  result->type = type;
  result->bits = bits;
  return result;
}

ExprPtr Generator::literal(Type type) { return literalOf(type, randomBits(type, false)); }

ExprPtr Generator::variable(int slot) {
  auto result = std::make_unique<Expr>();
  const Variable &which = function_->variables[static_cast<size_t>(slot)];
  result->kind = which.length ? ExprKind::LocalArray : ExprKind::Variable;
  result->type = which.type;
  result->index = slot;
  return result;
}

ExprPtr Generator::builtin(Builtin which) {
  auto result = std::make_unique<Expr>();
  result->kind = ExprKind::Builtin;
  result->type = Type::U32;
  result->index = static_cast<int>(which);
  return result;
}

ExprPtr Generator::ownCell(const Phase &phase) {
  auto result = std::make_unique<Expr>();
  result->kind = ExprKind::OwnCell;
  result->type = Type::U32;
  result->bits = uint64_t{phase.offset} << 32 | phase.factor;
  result->index = static_cast<int>(kernel_.threads());
  return result;
}

ExprPtr Generator::load(Type type, const Scope &scope, bool uniform) {
  std::vector<int> candidates;
  for (size_t i = 0; i < kernel_.memories.size(); ++i) {
    const Phase::Mode mode = phases_[i].mode;
    if (mode == Phase::Mode::Atomic || (uniform && mode == Phase::Mode::Own))
      continue;
    const bool namespaceScope = kernel_.memories[i].space == Space::Constant;
    if (!memoriesAllowed() && !namespaceScope)
      continue;
    candidates.push_back(static_cast<int>(i));
    if (kernel_.memories[i].type == type)
      candidates.insert(candidates.end(), 4, static_cast<int>(i));
  }
  if (candidates.empty())
    return nullptr;
  const int which = random_.pick(candidates);
  const Memory &memory = kernel_.memories[static_cast<size_t>(which)];
  const Phase phase = phases_[static_cast<size_t>(which)];
  auto result = std::make_unique<Expr>();
  result->kind = ExprKind::Load;
  result->type = memory.type;
  result->index = which;
  // The index of a cell is reduced by the size wherever a load or store is printed.
  if (phase.mode == Phase::Mode::Own)
    result->args.push_back(ownCell(phase));
  else if (!uniform && random_.chance(40))
    result->args.push_back(builtin(random_.chance(70) ? Builtin::Linear : Builtin::Lane));
  else
    result->args.push_back(leaf(Type::U32, scope, uniform, false));
  return convert(std::move(result), type);
}

std::vector<int> Generator::visibleOf(const Scope &scope, Type type, bool uniform, bool assignable) const {
  std::vector<int> found;
  for (int slot : scope.visible) {
    const Variable &v = function_->variables[static_cast<size_t>(slot)];
    if (v.type != type || v.length || v.isMask || (uniform && !v.uniform) || (assignable && !v.assignable))
      continue;
    found.push_back(slot);
  }
  return found;
}

ExprPtr Generator::leaf(Type type, const Scope &scope, bool uniform, bool memory) {
  const int roll = random_.between(0, 99);
  if (roll < 50) {
    const std::vector<int> same = visibleOf(scope, type, uniform, false);
    if (!same.empty())
      return variable(random_.pick(same));
  }
  if (roll < 70 && !scope.visible.empty()) {
    const int slot = random_.pick(scope.visible);
    const Variable &v = function_->variables[static_cast<size_t>(slot)];
    if (!v.isMask && (!uniform || v.uniform)) {
      ExprPtr value = variable(slot);
      if (v.length)
        value->args.push_back(leaf(Type::U32, scope, uniform, false));
      return convert(std::move(value), type);
    }
  }
  if (roll < 80 && memory)
    if (ExprPtr value = load(type, scope, uniform))
      return value;
  if (roll < 90) {
    static const std::vector<Builtin> kVarying = {Builtin::TidX,   Builtin::TidY, Builtin::TidZ, Builtin::Linear,
                                                  Builtin::Linear, Builtin::Lane, Builtin::BidX};
    static const std::vector<Builtin> kUniform = {Builtin::BidX,  Builtin::BidY,  Builtin::BidZ,
                                                  Builtin::DimX,  Builtin::DimY,  Builtin::DimZ,
                                                  Builtin::GridX, Builtin::GridY, Builtin::GridZ};
    return convert(builtin(random_.pick(uniform || random_.chance(25) ? kUniform : kVarying)), type);
  }
  return literal(type);
}

} // namespace sampan::randomkernels
