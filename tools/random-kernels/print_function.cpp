// Functions, calls, lambdas and the kernel itself.
#include "print_cuda.h"

#include <algorithm>

namespace sampan::randomkernels {

std::string DevicePrinter::resultType(const Function &function) const {
  if (function.resultStruct >= 0)
    return kernel_.structs[static_cast<size_t>(function.resultStruct)].name;
  return nameOf(function.results[0]);
}

// Arrays reach device functions as pointers, except those that have a name in the whole file.
std::string DevicePrinter::memoryParameters(bool declare) const {
  std::string text;
  for (const Memory &memory : kernel_.memories) {
    if (memory.space == Space::SharedNamespace || memory.space == Space::Constant)
      continue;
    if (!text.empty())
      text += ", ";
    if (declare) {
      if (memory.space == Space::Input)
        text += "const ";
      if (memory.isVolatile)
        text += "volatile ";
      text += std::string(nameOf(memory.type)) + " *";
    }
    text += memory.name;
  }
  return text;
}

std::string DevicePrinter::signature(const Function &function, bool names) const {
  std::string text;
  const size_t count = function.parameters.size() - (function.isTemplate ? 1 : 0);
  for (size_t i = 0; i < count; ++i) {
    const Parameter &parameter = function.parameters[i];
    const Type type = function.variables[static_cast<size_t>(parameter.slots[0])].type;
    if (i)
      text += ", ";
    text += parameter.structType >= 0 ? kernel_.structs[static_cast<size_t>(parameter.structType)].name : nameOf(type);
    if (names)
      text += " " + parameter.name;
  }
  if (function.kind != FunctionKind::Block)
    return text;
  const std::string memories = memoryParameters(names);
  return text + (text.empty() || memories.empty() ? "" : ", ") + memories;
}

std::string DevicePrinter::arguments(const Function &callee, const Stmt &stmt) const {
  std::string text;
  size_t next = 0;
  const size_t count = callee.parameters.size() - (callee.isTemplate ? 1 : 0);
  for (size_t i = 0; i < count; ++i) {
    const Parameter &parameter = callee.parameters[i];
    if (i)
      text += ", ";
    if (parameter.structType < 0) {
      text += expr(*stmt.exprs[next++]);
      continue;
    }
    text += kernel_.structs[static_cast<size_t>(parameter.structType)].name + "{";
    for (size_t field = 0; field < parameter.slots.size(); ++field)
      text += (field ? ", " : "") + expr(*stmt.exprs[next++]);
    text += "}";
  }
  if (callee.kind != FunctionKind::Block)
    return text;
  const std::string memories = memoryParameters(false);
  return text + (text.empty() || memories.empty() ? "" : ", ") + memories;
}

void DevicePrinter::call(const Stmt &stmt) {
  const int first = stmt.functions[0];
  const Function &callee = first == kItself ? *function_ : kernel_.functions[static_cast<size_t>(first)];
  const std::string values = arguments(callee, stmt), &target = variable(stmt.targets[0]).name;
  const std::string object = callee.resultStruct < 0 ? target : target.substr(0, target.find('.'));
  std::string assigned = object + " = ", declared = resultType(callee) + " " + object;
  if (callee.resultStruct < 0 && stmt.declares)
    declared = assign(stmt), declared.resize(declared.size() - 3);
  if (stmt.functions.size() == 1) {
    std::string name = callee.name;
    if (callee.isTemplate)
      name += "<" + expr(*stmt.exprs.back()) + ">";
    return line((stmt.declares ? declared + " = " : assigned) + name + "(" + values + ");");
  }
  if (stmt.declares)
    line(declared + ";");
  const std::string count = std::to_string(stmt.functions.size());
  const std::string pick = "[" + expr(*stmt.exprs.back()) + " % " + count + "u]";
  line("{");
  ++indent_;
  if (stmt.mode == 1) {
    std::string names;
    for (int which : stmt.functions)
      names += (names.empty() ? "" : ", ") + kernel_.functions[static_cast<size_t>(which)].name;
    line(resultType(callee) + " (*const table[" + count + "])(" + signature(callee, false) + ") = {" + names + "};");
    line(assigned + "table" + pick + "(" + values + ");");
  } else {
    const std::string family = std::to_string(stmt.index);
    std::string objects;
    for (int which : stmt.functions) {
      const std::string &name = kernel_.functions[static_cast<size_t>(which)].name;
      line("const Derived" + family + name + " object" + name + ";");
      objects += (objects.empty() ? "&object" : ", &object") + name;
    }
    line("const Base" + family + " *const objects[" + count + "] = {" + objects + "};");
    line(assigned + "objects" + pick + "->call(" + values + ");");
  }
  --indent_;
  line("}");
}

void DevicePrinter::lambda(const Stmt &stmt) {
  const bool simple = stmt.kind == StmtKind::Lambda;
  const std::string name = "lambda" + std::to_string(stmt.id);
  std::string parameters;
  for (size_t i = simple ? 1 : 0; i < stmt.targets.size(); ++i) {
    const Variable &v = variable(stmt.targets[i]);
    parameters += std::string(parameters.empty() ? "" : ", ") + nameOf(v.type) + " " + v.name;
  }
  const auto values = [&](size_t first, size_t count) {
    std::string text;
    for (size_t i = first; i < first + count; ++i)
      text += (i > first ? ", " : "") + expr(*stmt.exprs[i]);
    return text;
  };
  if (simple) {
    const char *type = nameOf(variable(stmt.targets[0]).type);
    line("const auto " + name + " = [=](" + parameters + ") -> " + type + " { return " + expr(*stmt.exprs[0]) + "; };");
    return line(assign(stmt) + name + "(" + values(1, stmt.targets.size() - 1) + ");");
  }
  line("{");
  ++indent_;
  line("const auto " + name + " = [&](" + parameters + ") {");
  body(stmt.bodies[0]);
  line("};");
  for (int time = 0; time < stmt.mode; ++time)
    line(name + "(" + values(static_cast<size_t>(time) * stmt.targets.size(), stmt.targets.size()) + ");");
  --indent_;
  line("}");
}

void DevicePrinter::function(const Function &which) {
  function_ = &which;
  if (which.isTemplate)
    line("template <int " + which.variables[static_cast<size_t>(which.parameters.back().slots[0])].name + ">");
  line(std::string("__device__ ") + (which.noInline ? "__noinline__ " : "") + resultType(which) + " " + which.name +
       "(" + signature(which, true) + ") {");
  body(which.body);
  line("}\n");
}

// A class per function, with one base, so that a call goes through the virtual table.
void DevicePrinter::family(size_t index) {
  const std::string number = std::to_string(index);
  const std::vector<int> &members = kernel_.families[index];
  const Function &model = kernel_.functions[static_cast<size_t>(members[0])];
  line("struct Base" + number + " {");
  line("  __device__ virtual " + resultType(model) + " call(" + signature(model, false) + ") const = 0;");
  line("};");
  for (int member : members) {
    const Function &which = kernel_.functions[static_cast<size_t>(member)];
    std::string values;
    for (const Parameter &parameter : which.parameters)
      values += (values.empty() ? "" : ", ") + parameter.name;
    line("struct Derived" + number + which.name + " : Base" + number + " {");
    line("  __device__ Derived" + number + which.name + "() {}");
    line("  __device__ " + resultType(which) + " call(" + signature(which, true) + ") const override {");
    line("    return " + which.name + "(" + values + ");");
    line("  }");
    line("};");
  }
  line("");
}

void DevicePrinter::kernelFunction() {
  function_ = &kernel_.main;
  std::string parameters = "unsigned long long *out";
  for (const Memory &memory : kernel_.memories)
    if (memory.space == Space::Input)
      parameters += std::string(", const ") + nameOf(memory.type) + " *__restrict__ " + memory.name;
    else if (memory.space == Space::GlobalSlice)
      parameters += std::string(", ") + nameOf(memory.type) + " *all_" + memory.name;
    else if (memory.space == Space::Accumulator)
      parameters += std::string(", ") + nameOf(memory.type) + " *" + memory.name;
  for (const Parameter &parameter : kernel_.main.parameters) {
    const Type type = kernel_.main.variables[static_cast<size_t>(parameter.slots[0])].type;
    parameters += std::string(", ") + nameOf(type) + " " + parameter.name;
  }
  // A GPU has registers for that many threads only if the compiler knows.
  line("__global__ void __launch_bounds__(" + std::to_string(kernel_.threads()) + ") kernel(" + parameters + ") {");
  ++indent_;
  size_t offset = 0;
  for (const Memory &memory : kernel_.memories) {
    const std::string type = std::string(memory.isVolatile ? "volatile " : "") + nameOf(memory.type);
    const std::string size = std::to_string(memory.size);
    if (memory.space == Space::SharedLocal)
      line("__shared__ " + type + " " + memory.name + "[" + size + "];");
    if (memory.space == Space::GlobalSlice)
      line(type + " *const " + memory.name + " = all_" + memory.name + " + blockNumber() * " + size + "u;");
    if (memory.space != Space::SharedDynamic)
      continue;
    if (offset == 0)
      line("extern __shared__ unsigned long long dynamicShared[];");
    line(type + " *const " + memory.name + " = (" + type + " *)(dynamicShared + " + std::to_string(offset) + ");");
    offset += (static_cast<size_t>(memory.size * bytesOf(memory.type)) + 7) / 8;
  }
  --indent_;
  body(kernel_.main.body);
  line("}\n");
}

std::string DevicePrinter::print() {
  for (const StructType &type : kernel_.structs) {
    line("struct " + type.name + " {");
    for (size_t i = 0; i < type.fields.size(); ++i)
      line(std::string("  ") + nameOf(type.fields[i]) + " f" + std::to_string(i) + ";");
    line("};\n");
  }
  for (const Memory &memory : kernel_.memories) {
    const std::string head =
        std::string(nameOf(memory.type)) + " " + memory.name + "[" + std::to_string(memory.size) + "]";
    if (memory.space == Space::SharedNamespace)
      line(std::string("__shared__ ") + (memory.isVolatile ? "volatile " : "") + head + ";");
    if (memory.space != Space::Constant)
      continue;
    std::string values;
    for (uint64_t bits : memory.initial)
      values += (values.empty() ? "" : ", ") + literalText(memory.type, bits, true);
    line("__constant__ " + head + " = {" + values + "};");
  }
  line("");
  for (size_t i = 0; i < kernel_.functions.size(); ++i) {
    function(kernel_.functions[i]);
    for (size_t f = 0; f < kernel_.families.size(); ++f)
      if (*std::max_element(kernel_.families[f].begin(), kernel_.families[f].end()) == static_cast<int>(i))
        family(f);
  }
  kernelFunction();
  return out_;
}

} // namespace sampan::randomkernels
