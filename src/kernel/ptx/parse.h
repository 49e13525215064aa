// The text of one inline assembly statement as instructions. Knows the grammar of PTX, not its instructions.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sampan::kernel::ptx {

// One operand as written: a register or immediate ("$0", "r1", "%tid.x", "0x1f"), a memory reference "[base+offset]", or
// a list "{a,b}". `second` is the predicate of a pair "d|p".
struct Operand {
  std::vector<std::string> names; // one, or the members of a list
  std::string second;
  bool isMemory = false;
  bool isList = false;
  long offset = 0;
};

struct Instruction {
  std::string guard; // predicate register, empty if none
  bool guardNegated = false;
  std::string name;                   // "add", "ld", "shfl"
  std::vector<std::string> modifiers; // "sync", "idx", "b32"
  std::vector<Operand> operands;
  bool has(const char *modifier) const;
  const std::string &type() const; // the last modifier; empty string if none
};

struct Declaration {
  std::string type; // "u32", "pred"
  std::string name; // a count `r<4>` stands for r0 … r3
  unsigned count = 0;
};

struct Program {
  std::vector<Declaration> declarations;
  std::vector<Instruction> instructions;
};

// Null after writing what was not understood into `why`.
std::optional<Program> parse(const std::string &text, std::string &why);

} // namespace sampan::kernel::ptx
