// NVRTC's options as nvcc takes them.
#pragma once

#include <string>
#include <vector>

namespace sampan::nvrtc {

struct CompilerOptions {
  std::vector<std::string> words;
  bool hostDevice = false; // functions without __device__ can be called on the device all the same
};

CompilerOptions compilerOptions(const std::vector<std::string> &);

} // namespace sampan::nvrtc
