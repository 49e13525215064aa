// Writes kernels as CUDA source: device code from the tree, and a host program that compares with the model.
#pragma once

#include "ast.h"
#include "model.h"

#include <string>

namespace sampan::randomkernels {

class DevicePrinter {
public:
  DevicePrinter(const Kernel &kernel, bool withIds) : kernel_(kernel), withIds_(withIds) {}
  std::string print(); // the contents of the kernel's namespace: types, functions, the kernel itself

private:
  std::string expr(const Expr &expr) const;
  std::string cell(int memory, const Expr &index) const;
  const Variable &variable(int slot) const { return function_->variables[static_cast<size_t>(slot)]; }
  const Memory &memory(const Stmt &stmt) const { return kernel_.memories[static_cast<size_t>(stmt.memory)]; }

  void line(const std::string &text);
  void body(const Body &body);
  void block(const std::string &head, const Body &contents);
  void statement(const Stmt &stmt);
  void dropped(const Stmt &stmt);
  void control(const Stmt &stmt);
  void loop(const Stmt &stmt);
  void switchOf(const Stmt &stmt);
  void doneFlag(const Stmt &stmt);
  void warp(const Stmt &stmt);
  void exchange(const Stmt &stmt);
  void atomic(const Stmt &stmt);
  void call(const Stmt &stmt);
  void lambda(const Stmt &stmt);
  void exitKernel(const Stmt &stmt);
  std::string mask(const Stmt &stmt, bool plainAllowed = true) const;
  std::string assign(const Stmt &stmt) const; // "T v = " or "v = "
  std::string returned(const Stmt &stmt, size_t first) const;
  std::string arguments(const Function &callee, const Stmt &stmt) const;
  std::string signature(const Function &function, bool names) const;
  std::string resultType(const Function &function) const;
  std::string memoryParameters(bool declare) const;
  void function(const Function &function);
  void family(size_t index);
  void kernelFunction();

  const Kernel &kernel_;
  const Function *function_ = nullptr;
  bool withIds_;
  int indent_ = 0;
  std::string out_;
};

std::string literalText(Type type, uint64_t bits, bool onHost);
std::string preambleText();
// A namespace for the kernel with its device code, its expected results and a function run().
std::string kernelText(const Kernel &kernel, const Outcome &expected, bool withIds);
std::string mainText(const std::vector<uint64_t> &seeds);

} // namespace sampan::randomkernels
