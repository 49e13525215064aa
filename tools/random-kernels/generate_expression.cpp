#include "generator.h"

#include <utility>

namespace sampan::randomkernels {

bool Generator::isConstant(const Expr &expr) const {
  if (expr.kind == ExprKind::Variable)
    return function_->isTemplate && expr.index == function_->parameters.back().slots[0];
  if (expr.kind != ExprKind::Literal && expr.kind != ExprKind::Apply && expr.kind != ExprKind::Select)
    return false;
  for (const ExprPtr &arg : expr.args)
    if (!isConstant(*arg))
      return false;
  return true;
}

ExprPtr Generator::apply(int row, std::vector<ExprPtr> args) {
  // What CUDA's chips make of a value out of range is no rule for compilers that fold constants, so no conversion to an
  // integer has a constant operand.
  const Operation &operation = Operations::table().row(row);
  if (isFloat(operation.operands[0]) && isInteger(operation.result) && isConstant(*args[0]))
    return literal(operation.result);
  auto result = std::make_unique<Expr>();
  result->kind = ExprKind::Apply;
  result->type = operation.result;
  result->index = row;
  result->args = std::move(args);
  return result;
}

ExprPtr Generator::binary(const std::string &pattern, ExprPtr left, ExprPtr right) {
  const int row = Operations::table().find(pattern, left->type);
  std::vector<ExprPtr> args;
  args.push_back(std::move(left));
  args.push_back(std::move(right));
  return apply(row, std::move(args));
}

ExprPtr Generator::below(ExprPtr value, uint32_t oddBound) {
  return binary("((unsigned)($0 % (unsigned)($1 | 1)))", std::move(value), literalOf(Type::U32, oddBound | 1));
}

ExprPtr Generator::convert(ExprPtr value, Type to) {
  if (value->type == to)
    return value;
  std::vector<ExprPtr> args;
  const int row = Operations::table().conversion(value->type, to);
  args.push_back(std::move(value));
  return apply(row, std::move(args));
}

int Generator::chooseRow(Type type) {
  const Operations &table = Operations::table();
  const std::vector<int> &rows = table.resultingIn(type);
  const auto allowed = [&](const Operation &row) {
    if (!has(row.feature) || !(row.styles >> kernel_.floatStyle & 1))
      return false;
    for (Type operand : row.operands)
      if (!enabled(operand))
        return false;
    return row.weight > 0;
  };
  int total = 0;
  for (int row : rows)
    total += allowed(table.row(row)) ? table.row(row).weight : 0;
  if (total == 0)
    return -1;
  int at = static_cast<int>(random_.below(static_cast<uint32_t>(total)));
  for (int row : rows) {
    if (!allowed(table.row(row)))
      continue;
    at -= table.row(row).weight;
    if (at < 0)
      return row;
  }
  return -1;
}

ExprPtr Generator::expression(Type type, int depth, const Scope &scope, bool uniform) {
  if (depth <= 0 || random_.chance(10))
    return leaf(type, scope, uniform);
  const int roll = random_.between(0, 99);
  if (roll < 7) {
    auto result = std::make_unique<Expr>();
    result->kind = ExprKind::Select;
    result->type = type;
    result->args.push_back(expression(Type::Bool, depth - 1, scope, uniform));
    result->args.push_back(expression(type, depth - 1, scope, uniform));
    result->args.push_back(expression(type, depth - 1, scope, uniform));
    return result;
  }
  if (type == Type::Bool && roll < 25) {
    auto result = std::make_unique<Expr>();
    result->kind = random_.chance(50) ? ExprKind::And : ExprKind::Or;
    result->type = type;
    result->args.push_back(expression(Type::Bool, depth - 1, scope, uniform));
    result->args.push_back(expression(Type::Bool, depth - 1, scope, uniform));
    return result;
  }
  const int row = chooseRow(type);
  if (row < 0)
    return leaf(type, scope, uniform);
  std::vector<ExprPtr> args;
  for (Type operand : Operations::table().row(row).operands)
    args.push_back(expression(operand, depth - 1, scope, uniform));
  return apply(row, std::move(args));
}

ExprPtr Generator::condition(const Scope &scope, bool uniform) {
  if (!uniform && random_.chance(30)) { // about half of the threads, which random operands seldom give
    const Operations &table = Operations::table();
    ExprPtr bit = convert(builtin(random_.chance(50) ? Builtin::Linear : Builtin::Lane), Type::S32);
    for (int row : table.resultingIn(Type::Bool)) {
      const Operation &operation = table.row(row);
      if (operation.operands.size() != 2 || operation.operands[0] != Type::S32 || !random_.chance(30))
        continue;
      std::vector<ExprPtr> args;
      args.push_back(std::move(bit));
      args.push_back(random_.chance(60) ? literalOf(Type::S32, random_.below(40)) : leaf(Type::S32, scope, false));
      return apply(row, std::move(args));
    }
  }
  return expression(Type::Bool, random_.between(1, 2), scope, uniform);
}

} // namespace sampan::randomkernels
