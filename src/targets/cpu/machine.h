// What a level of code ("x86-64-v3", "arm64", …) means to Clang and LLVM. The level names the machine as well: whoever knows it
// needs no triple beside it.
#pragma once

#include <string>

namespace sampan::cpu {

struct Machine {
  std::string triple;    // what host and device code are compiled for
  std::string processor; // LLVM's name of the level
  std::string features;  // beyond those of the processor, as LLVM writes them
  unsigned vectorBytes;  // of a vector register
};

// A level that is none of ours is taken for one of LLVM's names of this machine's processors.
Machine machineOf(const std::string &level);

// The level that kernels are compiled for unless another is asked for: the least of this machine that Sampan is made for.
std::string ownLevel();

// The best level of code that this machine runs: "x86-64-v4".
std::string nativeLevel();

// Is the level one of another kind of machine than this?
bool isCross(const std::string &level);

} // namespace sampan::cpu
