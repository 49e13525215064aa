// From a CUDA source and a command line to two LLVM modules, in this process: one for the host, with Clang's own CUDA
// host code (stubs, registration), one for the device, as Clang writes it for nvptx64, unoptimised.
#pragma once

#include "support/diagnostic.h"

#include <llvm/IR/Module.h>

#include <memory>
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

enum class Side { Host, Device };

class Listener; // listener.h

// Null after adding Clang's errors (id "clang"). The host module's registration refers to an image with no content;
// the target puts its own in place (see findImageSlot).
std::unique_ptr<llvm::Module> compileSide(Side, const SourceRequest &, llvm::LLVMContext &, Diagnostics &,
                                          Listener * = nullptr);

// Reads and checks one side without making code of it.
bool readSide(Side, const SourceRequest &, Listener &, Diagnostics &);

// Reads the headers that every source includes first, for usePrelude to find in `preludes`.
bool writePrelude(Side, const SourceRequest &, Diagnostics &);

// -E: the preprocessed host side, to a file or, if empty or "-", to standard output.
bool preprocess(const SourceRequest &, const std::string &output, Diagnostics &);
// -M: only the rules, to dependencyFile or, if empty, to standard output.
bool writeDependencies(const SourceRequest &, Diagnostics &);

} // namespace sampan::frontend
