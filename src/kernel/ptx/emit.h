// PTX instructions to LLVM IR and kernel built-ins. Each group of instructions is a file with a table of its own.
#pragma once

#include "kernel/ptx/parse.h"

#include <llvm/ADT/StringMap.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>

#include <functional>
#include <string>

namespace sampan::kernel::ptx {

// What a type suffix says: ".s32" is a signed 32-bit integer, ".b64" untyped bits, ".pred" one bit.
struct TypeInfo {
  llvm::Type *type = nullptr; // null: not a type
  bool isSigned = false;
  bool isFloat = false;
};

// The registers of one assembly statement while it is translated.
class Emitter {
public:
  Emitter(llvm::IRBuilder<> &b, llvm::Module &m) : b(b), module(m) {}

  llvm::IRBuilder<> &b;
  llvm::Module &module;
  llvm::StringMap<llvm::Value *> registers; // present value of each
  llvm::StringMap<llvm::Type *> types;      // declared type of each
  llvm::Value *carry = nullptr;             // the condition code of add.cc and its kin
  bool isVolatile = false;                  // asm volatile: its loads and stores must happen each time
  std::string problem;                      // the first thing that could not be translated

  TypeInfo typeOf(const std::string &suffix) const;
  TypeInfo typeOf(const Instruction &i) const { return typeOf(i.type()); }
  // An operand as a value of this type: registers are reinterpreted, or extended and cut when widths differ.
  llvm::Value *read(const std::string &name, llvm::Type *);
  llvm::Value *read(const Instruction &, unsigned operand, llvm::Type *);
  void write(const std::string &name, llvm::Value *);
  void write(const Instruction &i, llvm::Value *v) { write(i.operands[0].names[0], v); }
  llvm::Value *call(const char *builtin, llvm::Type *result, llvm::ArrayRef<llvm::Value *>);
  llvm::Value *extremum(bool least, bool propagateNan, llvm::Value *, llvm::Value *); // min, max of floats
  llvm::Value *address(const Instruction &, const Operand &); // of a memory operand, by the instruction's state space
  llvm::Value *fail(const std::string &what); // notes the problem; answers a value so that translation can go on
};

// Each answers whether it knows the instruction. A known one with operands or modifiers out of the ordinary calls fail.
bool emitArithmetic(Emitter &, const Instruction &);
bool emitFloat(Emitter &, const Instruction &);
bool emitBits(Emitter &, const Instruction &);
bool emitMoves(Emitter &, const Instruction &);
bool emitMemory(Emitter &, const Instruction &);
bool emitWarp(Emitter &, const Instruction &);
llvm::Value *saturate(Emitter &, llvm::Value *); // .sat of floats: to [0, 1], NaN to 0
// Value of a special register such as %laneid; null if there is none by this name.
llvm::Value *specialRegister(Emitter &, const std::string &name);

} // namespace sampan::kernel::ptx
