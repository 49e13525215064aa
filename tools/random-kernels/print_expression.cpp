#include "operations.h"
#include "print_cuda.h"

#include <cmath>
#include <cstdio>
#include <cstring>

namespace sampan::randomkernels {
namespace {

std::string format(const char *pattern, auto value) {
  char text[64];
  std::snprintf(text, sizeof text, pattern, value);
  return text;
}

template <class T> std::string floatText(uint64_t bits, bool onHost) {
  const T value = get<T>(bits);
  const bool single = sizeof(T) == 4;
  if (!std::isnormal(value) && !(value == 0 && !std::signbit(value))) {
    const char *pattern = single ? (onHost ? "hostFloat(0x%llxull)" : "floatFrom(0x%llxu)")
                                 : (onHost ? "hostDouble(0x%llxull)" : "doubleFrom(0x%llxull)");
    return format(pattern, static_cast<unsigned long long>(bits));
  }
  std::string text = format(single ? "%.9g" : "%.17g", static_cast<double>(value));
  if (!std::strpbrk(text.c_str(), ".e"))
    text += ".0";
  if (single)
    text += "f";
  return text[0] == '-' ? "(" + text + ")" : text;
}

constexpr const char *kBuiltins[] = {"threadIdx.x", "threadIdx.y", "threadIdx.z",    "blockIdx.x", "blockIdx.y",
                                     "blockIdx.z",  "blockDim.x",  "blockDim.y",     "blockDim.z", "gridDim.x",
                                     "gridDim.y",   "gridDim.z",   "linearThread()", "laneId()"};

} // namespace

std::string literalText(Type type, uint64_t bits, bool onHost) {
  const auto number = static_cast<long long>(bits);
  switch (type) {
  case Type::Bool: return bits ? "true" : "false";
  case Type::F32: return floatText<float>(bits, onHost);
  case Type::F64: return floatText<double>(bits, onHost);
  case Type::U32: return std::to_string(bits) + "u";
  case Type::U64: return std::to_string(bits) + "ull";
  case Type::S32:
    if (number == INT32_MIN)
      return "(-2147483647 - 1)";
    return number < 0 ? "(" + std::to_string(number) + ")" : std::to_string(number);
  case Type::S64:
    if (number == INT64_MIN)
      return "(-9223372036854775807ll - 1)";
    return number < 0 ? "(" + std::to_string(number) + "ll)" : std::to_string(number) + "ll";
  default: return std::string("((") + nameOf(type) + ")" + std::to_string(number) + ")";
  }
}

std::string DevicePrinter::cell(int memory, const Expr &index) const {
  const Memory &which = kernel_.memories[static_cast<size_t>(memory)];
  if (index.kind == ExprKind::OwnCell)
    return which.name + "[" + expr(index) + "]";
  return which.name + "[" + expr(index) + " % " + std::to_string(which.size) + "u]";
}

std::string DevicePrinter::expr(const Expr &e) const {
  switch (e.kind) {
  case ExprKind::Literal: return literalText(e.type, e.bits, false);
  case ExprKind::Variable: return variable(e.index).name;
  case ExprKind::LocalArray:
    return variable(e.index).name + "[" + expr(*e.args[0]) + " % " + std::to_string(variable(e.index).length) + "u]";
  case ExprKind::Load: {
    const Memory &memory = kernel_.memories[static_cast<size_t>(e.index)];
    if (memory.space == Space::Input && e.index % 2)
      return "__ldg(&" + cell(e.index, *e.args[0]) + ")";
    return cell(e.index, *e.args[0]);
  }
  case ExprKind::Builtin: return kBuiltins[e.index];
  case ExprKind::OwnCell: {
    const uint32_t factor = static_cast<uint32_t>(e.bits), offset = static_cast<uint32_t>(e.bits >> 32);
    if (factor == 1 && offset == 0)
      return "linearThread()";
    return "(linearThread() * " + std::to_string(factor) + "u + " + std::to_string(offset) + "u) % " +
           std::to_string(e.index) + "u";
  }
  case ExprKind::Apply: {
    std::string text;
    const std::string &pattern = Operations::table().row(e.index).pattern;
    for (size_t i = 0; i < pattern.size(); ++i)
      if (pattern[i] == '$')
        text += expr(*e.args[static_cast<size_t>(pattern[++i] - '0')]);
      else
        text += pattern[i];
    return text;
  }
  case ExprKind::Select: return "(" + expr(*e.args[0]) + " ? " + expr(*e.args[1]) + " : " + expr(*e.args[2]) + ")";
  case ExprKind::And: return "(" + expr(*e.args[0]) + " && " + expr(*e.args[1]) + ")";
  default: return "(" + expr(*e.args[0]) + " || " + expr(*e.args[1]) + ")";
  }
}

} // namespace sampan::randomkernels
