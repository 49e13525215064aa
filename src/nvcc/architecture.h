// -arch, -code and -gencode: one number comes out, the value of __CUDA_ARCH__.
#pragma once

#include "support/diagnostic.h"

#include <optional>
#include <string>
#include <vector>

namespace sampan::nvcc {

struct Architecture {
  unsigned number = 800;      // 10 × what the user wrote after sm_, as in __CUDA_ARCH__
  std::string name = "sm_80"; // as the user wrote it
  bool operator==(const Architecture &) const = default;
};

// Everything that the user asked for, in order; empty where nothing was asked. `native`, `all` and `all-major` give the
// default: Sampan compiles each kernel once, and a program made for all must run on it.
bool readArchitectures(const std::string &arch, const std::vector<std::string> &codes,
                       const std::vector<std::string> &generate, std::vector<Architecture> &, Diagnostics &);

// The one that the program would pick on the newest device.
Architecture highest(const std::vector<Architecture> &);

std::vector<unsigned> knownArchitectures();

} // namespace sampan::nvcc
