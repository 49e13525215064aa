#include "drop.h"

namespace sampan::randomkernels {
namespace {

template <class F> void visit(Body &body, F &&action) {
  for (StmtPtr &stmt : body) {
    action(*stmt);
    for (Body &inner : stmt->bodies)
      visit(inner, action);
  }
}

template <class F> void visitAll(Kernel &kernel, F &&action) {
  for (Function &function : kernel.functions)
    visit(function.body, action);
  visit(kernel.main.body, action);
}

bool isNeeded(const Stmt &stmt, const Function *function) {
  switch (stmt.kind) {
  case StmtKind::Sync:
  case StmtKind::Ballot:
  case StmtKind::Fill: return true;
  case StmtKind::Match: return function->variables[static_cast<size_t>(stmt.targets[0])].isMask;
  case StmtKind::Return:
  case StmtKind::Exit: return stmt.mode == 0;
  default: return false;
  }
}

} // namespace

int numberStatements(Kernel &kernel) {
  int next = 0;
  visitAll(kernel, [&](Stmt &stmt) { stmt.id = next++; });
  return next;
}

std::set<int> dropStatements(Kernel &kernel, const std::set<int> &numbers) {
  std::set<int> dropped;
  const auto dropIn = [&](Function &function) {
    visit(function.body, [&](Stmt &stmt) {
      if (!numbers.count(stmt.id) || isNeeded(stmt, &function))
        return;
      stmt.dropped = true;
      dropped.insert(stmt.id);
    });
  };
  for (Function &function : kernel.functions)
    dropIn(function);
  dropIn(kernel.main);
  return dropped;
}

} // namespace sampan::randomkernels
