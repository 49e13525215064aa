// What the front end needs to know to read a CUDA source.
#pragma once

#include <string>
#include <vector>

namespace sampan::frontend {

struct SourceRequest {
  std::string input;
  std::string include;                // the toolkit's include folder
  std::string preludes;               // folder of precompiled forms of it; empty or none there: headers are read
  std::vector<std::string> clangArgs; // as on a Clang command line: -I -D -std= …
  unsigned arch = 800;                // value of __CUDA_ARCH__
  std::string triple;                 // of the host; empty: this machine's
  int optimiseHost = 2;
  bool debugHost = false;
  bool debugDevice = false;
  bool lineInfo = false;
  bool contract = true;
  bool fastMath = false;
  bool flushDenormals = false;
  bool relocatableDevice = false;
  // Makefile rules; empty file: none. They are made by the host pass.
  std::string dependencyFile;
  std::string dependencyTarget;
  bool skipSystemHeaders = false;
};

// CCCL's headers (Thrust, CUB, libcu++), beside the toolkit's own; the folder is missing where they are not installed.
std::string librariesFolder(const std::string &include);

} // namespace sampan::frontend
