// Branches, loops and warp operations.
#include "print_cuda.h"

namespace sampan::randomkernels {

std::string DevicePrinter::mask(const Stmt &stmt, bool plainAllowed) const {
  return stmt.mask == kFullMask || (stmt.plainMask && plainAllowed) ? "0xffffffffu" : variable(stmt.mask).name;
}

void DevicePrinter::control(const Stmt &stmt) {
  const std::string condition = stmt.exprs.empty() ? "" : expr(*stmt.exprs[0]);
  switch (stmt.kind) {
  case StmtKind::If:
    block("if (" + condition + ")", stmt.bodies[0]);
    if (stmt.bodies.size() > 1)
      block("else", stmt.bodies[1]);
    return;
  case StmtKind::MaskedIf: {
    const std::string &m = variable(stmt.targets[0]).name;
    line("{");
    ++indent_;
    line("const bool taken" + m + " = " + condition + ";");
    line("const unsigned " + m + " = __ballot_sync(" + mask(stmt) + ", taken" + m + ");");
    block("if (taken" + m + ")", stmt.bodies[0]);
    if (stmt.bodies.size() > 1)
      block("else", stmt.bodies[1]);
    --indent_;
    return line("}");
  }
  case StmtKind::MaskedBreak: {
    const std::string &m = variable(stmt.targets[0]).name;
    line("{");
    ++indent_;
    line("const bool leaves = " + condition + ";");
    line(m + " = __ballot_sync(" + m + ", !leaves);");
    line("if (leaves) break;");
    --indent_;
    return line("}");
  }
  case StmtKind::Break: return line("if (" + condition + ") break;");
  case StmtKind::Continue: return line("if (" + condition + ") continue;");
  case StmtKind::Switch: return switchOf(stmt);
  case StmtKind::DoneFlag: return doneFlag(stmt);
  case StmtKind::While: {
    const std::string &w = variable(stmt.targets[0]).name;
    const std::string test = w + " < " + std::to_string(stmt.index) + " && " + condition;
    line("{");
    ++indent_;
    line("int " + w + " = 0;");
    line(stmt.mode ? "do {" : "while (" + test + ") {");
    line("  ++" + w + ";");
    body(stmt.bodies[0]);
    line(stmt.mode ? "} while (" + test + ");" : "}");
    --indent_;
    return line("}");
  }
  default: return loop(stmt);
  }
}

void DevicePrinter::loop(const Stmt &stmt) {
  const std::string &i = variable(stmt.targets[0]).name, &n = variable(stmt.targets[1]).name;
  line("{");
  ++indent_;
  line("const int " + n + " = " + expr(*stmt.exprs[0]) + ";");
  if (stmt.index > 0)
    line(stmt.index == 1 ? "#pragma unroll" : "#pragma unroll 1");
  if (stmt.kind == StmtKind::MaskedFor) {
    const std::string &m = variable(stmt.targets[2]).name;
    line("unsigned " + m + " = " + mask(stmt) + ";");
    line("for (int " + i + " = 0;; ++" + i + ") {");
    line("  " + m + " = __ballot_sync(" + m + ", " + i + " < " + n + ");");
    line("  if (!(" + i + " < " + n + ")) break;");
    body(stmt.bodies[0]);
    line("}");
  } else if (stmt.mode == 0) {
    block("for (int " + i + " = 0; " + i + " < " + n + "; ++" + i + ")", stmt.bodies[0]);
  } else if (stmt.mode == 1) {
    block("for (int " + i + " = " + n + "; " + i + " > 0; --" + i + ")", stmt.bodies[0]);
  } else {
    block("for (int " + i + " = 1; " + i + " <= " + n + "; " + i + " += " + i + ")", stmt.bodies[0]);
  }
  --indent_;
  line("}");
}

void DevicePrinter::switchOf(const Stmt &stmt) {
  line("switch (" + expr(*stmt.exprs[0]) + ") {");
  for (size_t i = 0; i < stmt.bodies.size(); ++i) {
    const bool last = i + 1 == stmt.bodies.size();
    block(last ? "default:" : "case " + std::to_string(i) + ":", stmt.bodies[i]);
    if (stmt.mode >> i & 1)
      line("  break;");
  }
  line("}");
}

void DevicePrinter::doneFlag(const Stmt &stmt) {
  const std::string &i = variable(stmt.targets[0]).name, flag = memory(stmt).name + "[0]";
  line("for (int " + i + " = 0; " + i + " < " + std::to_string(stmt.index) + "; ++" + i + ") {");
  ++indent_;
  line("__syncthreads();");
  line((stmt.mode == 0 ? "if (linearThread() == 0u) " : "") + flag + " = 1;");
  line("__syncthreads();");
  line("if (" + expr(*stmt.exprs[0]) + ") " + flag + " = 0;");
  line("__syncthreads();");
  line("if (" + flag + ") break;");
  --indent_;
  body(stmt.bodies[0]);
  line("}");
  line("__syncthreads();");
}

void DevicePrinter::warp(const Stmt &stmt) {
  const std::string m = mask(stmt), operand = expr(*stmt.exprs[0]);
  switch (stmt.kind) {
  case StmtKind::Vote: {
    const char *names[] = {"__all_sync(", "__any_sync(", "__ballot_sync("};
    return line(assign(stmt) + names[stmt.mode] + m + ", " + operand + ")" + (stmt.mode < 2 ? " != 0;" : ";"));
  }
  case StmtKind::Ballot: return line(assign(stmt) + "__ballot_sync(" + m + ", " + operand + ");");
  case StmtKind::Match:
    if (stmt.mode == 0)
      return line(assign(stmt) + "__match_any_sync(" + m + ", " + operand + ");");
    return line(assign(stmt) + "matchAll(" + m + ", " + operand + ");");
  case StmtKind::Reduce: {
    const char *names[] = {"add", "min", "max", "and", "or", "xor"};
    return line(assign(stmt) + "__reduce_" + names[stmt.mode] + "_sync(" + m + ", " + operand + ");");
  }
  default: break;
  }
  const char *names[] = {"__shfl_sync(", "__shfl_up_sync(", "__shfl_down_sync(", "__shfl_xor_sync("};
  const std::string width = std::to_string(stmt.index), number = std::to_string(stmt.id);
  const std::string open = assign(stmt) + names[stmt.mode] + m + ", " + operand + ", ";
  const std::string close = (stmt.index == 32 ? "" : ", " + width) + ");";
  if (stmt.mask == kFullMask)
    return line(open + expr(*stmt.exprs[1]) + close); // all lanes are there
  const std::string lane = "lane" + number, otherwise = "otherwise" + number;
  line("const int " + lane + " = " + expr(*stmt.exprs[1]) + ";");
  line(std::string("const ") + nameOf(stmt.type) + " " + otherwise + " = " + expr(*stmt.exprs[2]) + ";");
  line(open + lane + close);
  line("if (!readsFrom(" + mask(stmt, false) + ", " + std::to_string(stmt.mode) + ", " + lane + ", " + width + "u)) " +
       variable(stmt.targets[0]).name + " = " + otherwise + ";");
}

void DevicePrinter::exchange(const Stmt &stmt) {
  const std::string m = mask(stmt), sync = "__syncwarp(" + (stmt.mask == kFullMask ? "" : m) + ");";
  line(memory(stmt).name + "[linearThread()] = " + expr(*stmt.exprs[0]) + ";");
  line(sync);
  line(assign(stmt) + memory(stmt).name + "[linearThread() - laneId() + laneFrom(" + m + ", " + expr(*stmt.exprs[1]) +
       ")];");
  line(sync);
}

} // namespace sampan::randomkernels
