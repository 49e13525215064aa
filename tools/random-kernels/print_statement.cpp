#include "print_cuda.h"

namespace sampan::randomkernels {

void DevicePrinter::line(const std::string &text) {
  out_ += std::string(static_cast<size_t>(indent_) * 2, ' ') + text + "\n";
}

void DevicePrinter::body(const Body &contents) {
  ++indent_;
  for (const StmtPtr &stmt : contents)
    statement(*stmt);
  --indent_;
}

void DevicePrinter::block(const std::string &head, const Body &contents) {
  line(head + " {");
  body(contents);
  line("}");
}

std::string DevicePrinter::assign(const Stmt &stmt) const {
  const Variable &v = variable(stmt.targets[0]);
  if (!stmt.declares)
    return v.name + " = ";
  return std::string(v.isVolatile ? "volatile " : v.isMask ? "const " : "") + nameOf(v.type) + " " + v.name + " = ";
}

void DevicePrinter::dropped(const Stmt &stmt) {
  if (stmt.kind == StmtKind::SyncReduce)
    line("__syncthreads();");
  const bool calls = stmt.kind == StmtKind::Call && stmt.functions[0] >= 0;
  const Function *callee = calls ? &kernel_.functions[static_cast<size_t>(stmt.functions[0])] : nullptr;
  if (callee && callee->kind == FunctionKind::Block)
    line("__syncthreads();");
  if (!stmt.declares)
    return;
  const Variable &v = variable(stmt.targets[0]);
  const int structType = stmt.kind == StmtKind::DeclareStruct ? stmt.index : callee ? callee->resultStruct : -1;
  const std::string name = v.name.substr(0, v.name.find('.'));
  if (structType >= 0)
    line(kernel_.structs[static_cast<size_t>(structType)].name + " " + name + " = {};");
  else if (v.length)
    line(std::string(nameOf(v.type)) + " " + name + "[" + std::to_string(v.length) + "] = {};");
  else
    line(assign(stmt) + "0;");
}

void DevicePrinter::statement(const Stmt &stmt) {
  if (stmt.dropped)
    return dropped(stmt);
  if (withIds_)
    line("// " + std::to_string(stmt.id));
  const auto text = [&](size_t i) { return expr(*stmt.exprs[i]); };
  switch (stmt.kind) {
  case StmtKind::Assign: return line(assign(stmt) + text(0) + ";");
  case StmtKind::DeclareArray:
  case StmtKind::DeclareStruct: {
    std::string values;
    for (size_t i = 0; i < stmt.exprs.size(); ++i)
      values += (i ? ", " : "") + text(i);
    const Variable &v = variable(stmt.targets[0]);
    if (stmt.kind == StmtKind::DeclareArray)
      return line(std::string(nameOf(v.type)) + " " + v.name + "[" + std::to_string(v.length) + "] = {" + values +
                  "};");
    return line(kernel_.structs[static_cast<size_t>(stmt.index)].name + " " + v.name.substr(0, v.name.find('.')) +
                " = {" + values + "};");
  }
  case StmtKind::StoreArray: {
    const Variable &v = variable(stmt.targets[0]);
    return line(v.name + "[" + text(0) + " % " + std::to_string(v.length) + "u] = " + text(1) + ";");
  }
  case StmtKind::Store: return line(cell(stmt.memory, *stmt.exprs[0]) + " = " + text(1) + ";");
  case StmtKind::Fill: {
    const std::string c = variable(stmt.targets[0]).name, size = std::to_string(memory(stmt).size);
    line("for (unsigned " + c + " = linearThread(); " + c + " < " + size + "u; " + c +
         " += " + std::to_string(kernel_.threads()) + "u) " + memory(stmt).name + "[" + c + "] = " + text(0) + ";");
    return;
  }
  case StmtKind::Sync: return line("__syncthreads();");
  case StmtKind::SyncReduce: {
    const char *names[] = {"__syncthreads_count(", "__syncthreads_and(", "__syncthreads_or("};
    return line(assign(stmt) + names[stmt.mode] + text(0) + ")" + (stmt.mode ? " != 0;" : ";"));
  }
  case StmtKind::Ballot:
  case StmtKind::Shuffle:
  case StmtKind::Vote:
  case StmtKind::Match:
  case StmtKind::Reduce: return warp(stmt);
  case StmtKind::WarpExchange: return exchange(stmt);
  case StmtKind::Atomic:
  case StmtKind::AtomicOwn: return atomic(stmt);
  case StmtKind::Call: return call(stmt);
  case StmtKind::Lambda:
  case StmtKind::LambdaBlock: return lambda(stmt);
  case StmtKind::Exit: return exitKernel(stmt);
  case StmtKind::Return:
    return line((stmt.mode ? "if (" + text(0) + ") " : "") + "return " + returned(stmt, stmt.mode ? 1 : 0) + ";");
  default: return control(stmt);
  }
}

std::string DevicePrinter::returned(const Stmt &stmt, size_t first) const {
  if (function_->resultStruct < 0)
    return expr(*stmt.exprs[first]);
  std::string text = kernel_.structs[static_cast<size_t>(function_->resultStruct)].name + "{";
  for (size_t i = first; i < stmt.exprs.size(); ++i)
    text += (i > first ? ", " : "") + expr(*stmt.exprs[i]);
  return text + "}";
}

void DevicePrinter::exitKernel(const Stmt &stmt) {
  if (stmt.mode) {
    line("if (" + expr(*stmt.exprs[0]) + ") {");
    ++indent_;
  }
  line("unsigned long long digest = " + std::to_string(kernel_.seed) + "ull;");
  for (int slot : stmt.targets) {
    const Variable &v = variable(slot);
    if (v.length)
      line("for (int k = 0; k < " + std::to_string(v.length) + "; ++k) digest = mix(digest, word(" + v.name + "[k]));");
    else
      line("digest = mix(digest, word(" + v.name + "));");
  }
  line("out[globalThread()] = digest;");
  if (!stmt.mode)
    return;
  line("return;");
  --indent_;
  line("}");
}

void DevicePrinter::atomic(const Stmt &stmt) {
  const char *names[] = {"atomicAdd", "atomicSub", "atomicMin",  "atomicMax", "atomicAnd", "atomicOr",
                         "atomicXor", "addByCas",  "atomicExch", "atomicCAS", "atomicInc", "atomicDec"};
  std::string text = stmt.kind == StmtKind::AtomicOwn ? assign(stmt) : "";
  text += std::string(names[stmt.mode]) + "(&" + cell(stmt.memory, *stmt.exprs[0]);
  for (size_t i = 1; i < stmt.exprs.size(); ++i)
    text += ", " + expr(*stmt.exprs[i]);
  line(text + ");");
}

} // namespace sampan::randomkernels
