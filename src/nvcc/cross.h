// Programs for another kind of machine than this: what has to be there beside Clang and LLVM.
#pragma once

#include <string>
#include <vector>

namespace sampan::nvcc {

struct CrossTools {
  const char *machine;        // "arm64", as in the target's name
  const char *hostCompiler;   // compiles .cpp files, and links
  const char *archiver;       // of the same tools
  const char *package;        // of Debian, that has them; null: Debian has none, kernels only
  const char *libraryFolder;  // of our runtime, in the toolkit
  const char *runtimePackage; // of Debian, that our runtime is built with
  const char *emulator;       // runs its programs here
};

// Null if this machine runs code of that level itself.
const CrossTools *crossTools(const std::string &level);

// The level that a target's name stands for; empty if nvcc has no such target: "cpu-arm64" is "arm64".
std::string levelOfTarget(const std::string &target);

// In front of a program's command line: the emulator, or nothing.
std::vector<std::string> runnerFor(const std::string &level);

} // namespace sampan::nvcc
