#include "model.h"
#include "operations.h"

namespace sampan::randomkernels {

uint64_t Model::builtin(Builtin which, uint32_t thread) const {
  const auto &dim = kernel_.block, &grid = kernel_.grid;
  switch (which) {
  case Builtin::TidX: return thread % dim[0];
  case Builtin::TidY: return thread / dim[0] % dim[1];
  case Builtin::TidZ: return thread / dim[0] / dim[1];
  case Builtin::BidX: return block_ % grid[0];
  case Builtin::BidY: return block_ / grid[0] % grid[1];
  case Builtin::BidZ: return block_ / grid[0] / grid[1];
  case Builtin::DimX: return dim[0];
  case Builtin::DimY: return dim[1];
  case Builtin::DimZ: return dim[2];
  case Builtin::GridX: return grid[0];
  case Builtin::GridY: return grid[1];
  case Builtin::GridZ: return grid[2];
  case Builtin::Linear: return thread;
  default: return thread % 32;
  }
}

uint64_t Model::evaluate(const Expr &expr, Frame &frame, uint32_t thread) {
  switch (expr.kind) {
  case ExprKind::Literal: return expr.bits;
  case ExprKind::Variable: return at(frame, expr.index, thread);
  case ExprKind::LocalArray: {
    const uint32_t length = static_cast<uint32_t>(frame.function->variables[static_cast<size_t>(expr.index)].length);
    return at(frame, expr.index, thread, static_cast<uint32_t>(evaluate(*expr.args[0], frame, thread)) % length);
  }
  case ExprKind::Load: {
    const uint64_t index = evaluate(*expr.args[0], frame, thread);
    read(expr.index, index, thread);
    return cell(expr.index, index);
  }
  case ExprKind::Builtin: return builtin(static_cast<Builtin>(expr.index), thread);
  case ExprKind::OwnCell:
    return (thread * (expr.bits & 0xffffffffu) + (expr.bits >> 32)) % static_cast<uint64_t>(expr.index);
  case ExprKind::Apply: {
    uint64_t operands[3] = {};
    for (size_t i = 0; i < expr.args.size(); ++i)
      operands[i] = evaluate(*expr.args[i], frame, thread);
    return Operations::table().row(expr.index).evaluate(operands);
  }
  case ExprKind::Select: return evaluate(*expr.args[evaluate(*expr.args[0], frame, thread) ? 1 : 2], frame, thread);
  case ExprKind::And: return evaluate(*expr.args[0], frame, thread) && evaluate(*expr.args[1], frame, thread);
  default: return evaluate(*expr.args[0], frame, thread) || evaluate(*expr.args[1], frame, thread);
  }
}

} // namespace sampan::randomkernels
