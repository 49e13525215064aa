// Other programs: found, run, heard.
#pragma once

#include <string>
#include <vector>

namespace sampan::nvrtc {

struct ChildEnd {
  bool started = false;
  int status = 0;
  int signal = 0;
  std::string output; // of both streams
  bool ok() const { return started && status == 0 && signal == 0; }
};

ChildEnd runChild(const std::vector<std::string> &command);

// Our nvcc: beside the library that holds the runtime, beside this one, or on PATH if that is ours. Empty: nowhere.
std::string findCompiler();

} // namespace sampan::nvrtc
