// -Xcompiler flags are written for g++. Clang compiles the host side of .cu files: which of them does it take?
#pragma once

#include "support/diagnostic.h"

#include <string>
#include <vector>

namespace sampan::nvcc {

struct HostFlags {
  // For Clang. A flag that must not reach the device side is preceded by -Xarch_host, as Clang's own driver has it.
  std::vector<std::string> clang;
  int optimise = -1; // of -O, if one was given
  bool debug = false;
  bool openMp = false;
};

// Flags that only g++ knows are left out, with a remark for each whose absence can be noticed.
HostFlags translateHostFlags(const std::vector<std::string> &flags, bool verbose, Diagnostics &);

} // namespace sampan::nvcc
